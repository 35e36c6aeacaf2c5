// The files below a folder as the texts they could hold: 8-bit, and 16-bit characters from either byte on.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export function filesOf(folder: string): { path: string; texts: string[] }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const bytes = readFileSync(path);
      return {
        path,
        texts: [bytes.toString('latin1'), bytes.toString('utf16le'), bytes.subarray(1).toString('utf16le')],
      };
    });
}
