// A file that survives the end of the program at any moment: it grows by appending and is replaced as a whole by a
// rename, both on the disk before they count. Of a file that cannot be used a copy is kept.
import { copyFile, mkdir, open, readFile, rename, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Every method rejects with the system's error when the disk refuses. */
export interface SafeFile {
  /** Undefined: there is none. */
  read: () => Promise<string | undefined>;
  /** Resolves when it is on the disk. After a rejection a part of it may be there. */
  append: (text: string) => Promise<void>;
  /** The old content or the new one, whole, whenever the program ends. */
  replace: (text: string) => Promise<void>;
  /** Copies it beside itself, over an earlier copy: for IT, before it is replaced. */
  keepCopy: () => Promise<void>;
  close: () => Promise<void>;
}

const isAbsent = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** The rename itself reaches the disk with its folder; Windows has no such call and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** @param path absolute; its folder is made when it is first written */
export function createSafeFile(path: string): SafeFile {
  const folder = dirname(path);
  let appending: FileHandle | undefined;

  async function close(): Promise<void> {
    const handle = appending;
    appending = undefined;
    await handle?.close();
  }

  return {
    close,
    async read() {
      try {
        return await readFile(path, 'latin1');
      } catch (error) {
        if (isAbsent(error)) return undefined;
        throw error;
      }
    },
    async append(text) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      appending ??= await open(path, 'a', 0o600);
      await appending.appendFile(text, 'latin1');
      await appending.datasync();
    },
    async replace(text) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // Windows renames over no file that is open.
      await close();
      const fresh = `${path}.new`;
      const handle = await open(fresh, 'w', 0o600);
      try {
        await handle.writeFile(text, 'latin1');
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(fresh, path);
      await syncFolder(folder);
    },
    keepCopy: () => copyFile(path, `${path}.unreadable`),
  };
}
