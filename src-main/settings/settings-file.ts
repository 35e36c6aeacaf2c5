// Reads the settings file before the store that writes it is loaded: the window needs its bounds and its colour at
// once. Tolerant: what does not fit is left out, and a file that is broken is told apart from one that is not there.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Name of the store; the file is that with `.json`. */
export const SETTINGS_NAME = 'settings';
/** @param folder of the agent's own data (userData) */
export const settingsFile = (folder: string) => join(folder, `${SETTINGS_NAME}.json`);

export type FileContent =
  { state: 'read'; values: Record<string, unknown> } | { state: 'absent' } | { state: 'broken' };

/** @param file absolute path of a JSON file holding one object */
export function readSettingsFile(file: string): FileContent {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return { state: (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'absent' : 'broken' };
  }
  try {
    const values: unknown = JSON.parse(text);
    if (typeof values === 'object' && values !== null && !Array.isArray(values))
      return { state: 'read', values: values as Record<string, unknown> };
  } catch {
    // falls through: not JSON
  }
  return { state: 'broken' };
}
