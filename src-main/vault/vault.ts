// What survives the end of the program, kill -9 included: keys and values, every record encrypted, in a file that only
// grows until it is rewritten. What was put in one turn is one record, so that it is kept or lost together.
import type { RecordCipher } from './record-cipher';
import type { SafeFile } from './safe-file';

/** JSON values; a key is a path such as `agent/draft/conversation`. */
export interface Vault {
  get: (key: string) => unknown;
  /** All keys below `prefix`, with their values. */
  entries: (prefix: string) => [string, unknown][];
  /** `undefined` deletes. In force at once; see `safe`. */
  put: (key: string, value: unknown) => void;
  /** Resolves when everything put so far is on the disk, or the disk has refused it (`note`). Never rejects. */
  safe: () => Promise<void>;
  close: () => Promise<void>;
}

/**
 * - `torn`: the last record was cut off by the end of the program; it had not been promised to anybody.
 * - `damaged`: records in between do not open; a copy was kept, what opens goes on.
 * - `unreadable`: nothing opens (another key, garbage); a copy was kept.
 * - `not-readable`: the disk refuses to read; nothing is kept this time, the file stays as it is.
 * - `not-written`, `written-again`: the disk refuses to write; everything is written once it does not.
 */
export type VaultNote = 'torn' | 'damaged' | 'unreadable' | 'not-readable' | 'not-written' | 'written-again';

export interface VaultDeps {
  file: SafeFile;
  cipher: RecordCipher;
  note: (what: VaultNote, error?: unknown) => void;
}

/** A file beyond this holds mostly what is over, bytes; it is rewritten when it is also four times what is there. */
const REWRITE_FROM = 256 * 1024;
/** Most that is kept, characters. What is put beyond it is not on the disk. */
export const MOST_KEPT = 32 * 1024 * 1024;

type Change = [key: string, text: string | null];
type Batch = Map<string, string | null>;

/** One line's changes; undefined when it does not open. */
function changesOf(line: string, cipher: RecordCipher): Change[] | undefined {
  const text = cipher.open(line);
  return text === undefined ? undefined : (JSON.parse(text) as Change[]);
}

/** For this session only. */
export const createMemoryVault = (): Vault => {
  const values = new Map<string, unknown>();
  return {
    get: (key) => values.get(key),
    entries: (prefix) => [...values].filter(([key]) => key.startsWith(prefix)),
    put: (key, value) => {
      if (value === undefined) values.delete(key);
      else values.set(key, value);
    },
    safe: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
};

/** Never rejects. */
export async function openVault({ file, cipher, note }: VaultDeps): Promise<Vault> {
  const texts = new Map<string, string>();
  let kept = 0;
  let fileBytes = 0;
  let mustRewrite = false;
  let isFailing = false;

  const lineOf = (changes: readonly Change[]) => `${cipher.seal(JSON.stringify(changes))}\n`;
  function apply([key, text]: Change): void {
    kept -= texts.get(key)?.length ?? 0;
    kept += text?.length ?? 0;
    if (text === null) texts.delete(key);
    else texts.set(key, text);
  }

  /** @returns whether the file holds what is no use */
  async function load(): Promise<boolean> {
    const content = (await file.read()) ?? '';
    const lines = content.split('\n');
    const tail = lines.pop() ?? '';
    let bad = 0;
    for (const line of lines) {
      const changes = changesOf(line, cipher);
      if (changes === undefined) bad += 1;
      else for (const change of changes) apply(change);
    }
    fileBytes = content.length;
    const isUnreadable = bad > 0 && bad === lines.length;
    if (bad > 0) {
      note(isUnreadable ? 'unreadable' : 'damaged');
      await file.keepCopy();
    } else if (tail !== '') note('torn');
    return bad > 0 || tail !== '';
  }

  async function write(changes: Batch): Promise<void> {
    const text = lineOf([...changes]);
    const isBloated = fileBytes + text.length > REWRITE_FROM && fileBytes > 4 * kept;
    if (!mustRewrite && !isBloated) {
      await file.append(text);
      fileBytes += text.length;
      return;
    }
    // Everything as it is now, the changes included. A line each: what breaks one breaks no other.
    const all = [...texts].map((change) => lineOf([change])).join('');
    await file.replace(all);
    fileBytes = all.length;
    mustRewrite = false;
  }

  async function commit(changes: Batch): Promise<void> {
    try {
      if (kept > MOST_KEPT) throw new Error('the vault is full');
      await write(changes);
      if (isFailing) note('written-again');
      isFailing = false;
    } catch (error) {
      // A part of the record may be in the file: from now on only a whole new file will do.
      mustRewrite = true;
      if (!isFailing) note('not-written', error);
      isFailing = true;
    }
  }

  let batch: Batch | undefined;
  let last: Promise<void> = Promise.resolve();
  function change(key: string, text: string | null): void {
    if ((texts.get(key) ?? null) === text) return;
    apply([key, text]);
    if (batch === undefined) {
      const mine: Batch = new Map();
      batch = mine;
      last = last.then(() => {
        batch = undefined;
        return commit(mine);
      });
    }
    batch.set(key, text);
  }

  try {
    if (await load()) {
      mustRewrite = true;
      await commit(new Map());
    }
  } catch (error) {
    note('not-readable', error);
    return createMemoryVault();
  }
  return {
    get: (key) => {
      const text = texts.get(key);
      return text === undefined ? undefined : (JSON.parse(text) as unknown);
    },
    entries: (prefix) =>
      [...texts]
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, text]): [string, unknown] => [key, JSON.parse(text)]),
    put: (key, value) => {
      change(key, value === undefined ? null : JSON.stringify(value));
    },
    safe: () => last,
    close: () => last.then(() => file.close()),
  };
}
