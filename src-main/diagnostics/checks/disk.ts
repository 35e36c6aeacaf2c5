// Check 10: can the program write where it keeps settings, drafts and its log, and is there room.
import { codeOf, type Check } from './check';

const MEGABYTE = 1_048_576;
const LOW_MB = 200;
const FULL_MB = 10;

export interface DiskPorts {
  /** Writes a small file where the program keeps its own, and takes it away again. @throws a system error */
  tryWriting: () => Promise<void>;
  /** Bytes this user may still write there; undefined where the system does not say. */
  freeBytes: () => Promise<number | undefined>;
}

const FULL: readonly string[] = ['ENOSPC', 'EDQUOT'];

export function disk({ tryWriting, freeBytes }: DiskPorts): Check<'disk'> {
  return async () => {
    const free = await freeBytes().catch(() => undefined);
    const facts = free === undefined ? {} : { megabytes: Math.floor(free / MEGABYTE) };
    try {
      await tryWriting();
    } catch (error) {
      const why = codeOf(error);
      return { code: FULL.includes(why) ? 'full' : 'not-writable', facts: { ...facts, why } };
    }
    const { megabytes = Infinity } = facts;
    if (megabytes < FULL_MB) return { code: 'full', facts: { ...facts, why: 'ENOSPC' } };
    return { code: megabytes < LOW_MB ? 'low' : 'ready', facts };
  };
}
