// Whether the program ended in order the last time. A mark lies on the disk while it runs; one that is found at the start
// was left by a crash, a kill or a power cut.
import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface LastEnd {
  /** Resolves when the mark of this run is there. True: the last run did not end in order. */
  begin: () => Promise<boolean>;
  /** This run ends in order. */
  end: () => Promise<void>;
}

/** @param mark absolute path; a disk that refuses it makes the answer "in order" */
export function createLastEnd(mark: string): LastEnd {
  return {
    async begin() {
      const wasThere = await access(mark).then(
        () => true,
        () => false,
      );
      try {
        await mkdir(dirname(mark), { recursive: true });
        await writeFile(mark, '', { mode: 0o600 });
      } catch {
        // Said by whatever else cannot be written there.
      }
      return wasThere;
    },
    end: () => rm(mark, { force: true }).catch(() => undefined),
  };
}
