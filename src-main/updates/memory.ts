// What has to be known at the next start: the newest version ever offered (an older feed is a replay then), and whether
// putting an update in place went wrong when the program ended.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { isVersion } from './versions';

const version = z.string().refine(isVersion);
const memorySchema = z.object({
  /** By the address of the feed: another server or channel has a course of its own. */
  newest: z.object({ feed: z.string(), version }).optional(),
  notInstalled: z.union([version, z.undefined()]).optional(),
});
type Kept = z.output<typeof memorySchema>;

export interface UpdateMemory {
  newest: (feed: string) => string | undefined;
  /** Both return whether it could be written; what could not holds until the end of the program. */
  rememberNewest: (feed: string, version: string) => boolean;
  notInstalled: () => string | undefined;
  /** Synchronous, as it is said at the program's end. */
  rememberNotInstalled: (version: string | undefined) => boolean;
}

/** A file that cannot be read counts as none: it only makes the program remember less. */
function read(file: string): Kept {
  try {
    return memorySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}

export function openMemory(file: string): UpdateMemory {
  let kept = read(file);
  const write = (next: Kept) => {
    kept = next;
    try {
      writeFileSync(`${file}.new`, JSON.stringify(kept), { mode: 0o600 });
      renameSync(`${file}.new`, file);
      return true;
    } catch {
      return false;
    }
  };
  return {
    newest: (feed) => (kept.newest?.feed === feed ? kept.newest.version : undefined),
    rememberNewest: (feed, newest) => write({ ...kept, newest: { feed, version: newest } }),
    notInstalled: () => kept.notInstalled,
    rememberNotInstalled: (which) => which === kept.notInstalled || write({ ...kept, notInstalled: which }),
  };
}
