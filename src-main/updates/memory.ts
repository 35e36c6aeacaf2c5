// What has to be known at the next start: the newest version ever offered (an older feed is a replay then), and what
// became of an update when the program ended, after the log was closed.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { isVersion } from './versions';

const version = z.string().refine(isVersion);
const memorySchema = z.object({
  /** By the address of the feed: another server or channel has a course of its own. */
  newest: z.object({ feed: z.string(), version }).optional(),
  ready: version.optional(),
  ended: z.object({ version, isInstalled: z.boolean() }).optional(),
});
type Kept = z.output<typeof memorySchema>;

/** An update that was ready, and whether it could be put in place. */
export type EndOfUpdate = NonNullable<Kept['ended']>;

export interface UpdateMemory {
  newest: (feed: string) => string | undefined;
  /** Both return whether it could be written; what could not holds until the end of the program. */
  rememberNewest: (feed: string, version: string) => boolean;
  /** The version that was downloaded last, whatever has become of it. */
  ready: () => string | undefined;
  rememberReady: (version: string) => boolean;
  /** Synchronous, as it is said at the program's end. */
  rememberEnd: (ended: EndOfUpdate) => boolean;
  /** What the last end of the program did about an update; asked once, then it is forgotten. */
  takeEnd: () => EndOfUpdate | undefined;
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
    ready: () => kept.ready,
    rememberReady: (ready) => write({ ...kept, ready }),
    rememberEnd: (ended) => write({ ...kept, ended }),
    takeEnd() {
      const { ended, ...rest } = kept;
      if (ended) write(rest);
      return ended;
    },
  };
}
