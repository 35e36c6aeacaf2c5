// The only importer of classic-level: a store in a folder of its own (LevelDB: a log with checksums, atomic batches).
import { mkdir } from 'node:fs/promises';
import { ClassicLevel } from 'classic-level';
import type { Store } from './store';

/** What the library throws when a folder cannot be opened; `cause` says why. */
const reasonOf = (error: unknown) => {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? cause.message : String(cause);
};

async function openDatabase(folder: string) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const db = new ClassicLevel(folder);
  await db.open();
  return db;
}

/** Opens or makes the folder, for this user alone. Rejects with a sentence when another backend has it or it is damaged. */
export async function openLevelStore(folder: string): Promise<Store> {
  const db = await openDatabase(folder).catch((error: unknown) => {
    throw new Error(`--store ${folder} cannot be opened: ${reasonOf(error)}`, { cause: error });
  });
  return {
    load: () => db.iterator().all(),
    // Synced: the batch is on the disk, not only with the operating system, before anybody hears of it.
    write: ({ puts, deletes }) =>
      db.batch(
        [
          ...deletes.map((key) => ({ type: 'del' as const, key })),
          ...puts.map(([key, value]) => ({ type: 'put' as const, key, value })),
        ],
        { sync: true },
      ),
    close: () => db.close(),
  };
}
