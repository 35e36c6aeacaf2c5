// Nothing leaves the backend before what it rests on is safe: words to the outside wait here, in order, until the rows
// that changed are stored. While one write is under way the next one gathers (group commit).
import type { Change, Store } from './store';

/** One row. `stamp`: as long as it is the same, so is the row; without it the text is compared. */
export interface Row {
  key: string;
  value: unknown;
  stamp?: unknown;
}

export interface Ledger {
  /** Runs `go` once everything that has happened so far is safe, in the order of the calls. */
  after(go: () => void): void;
  /** Something may have changed without a word to the outside. */
  readonly touch: () => void;
  /** Resolves when everything that has happened so far is safe. */
  safe(): Promise<void>;
}

/** In memory only: nothing has to be waited for. */
export const noLedger: Ledger = {
  after: (go) => {
    go();
  },
  touch: () => undefined,
  safe: () => Promise.resolve(),
};

type Known = { stamp: unknown; text: string; pass: number };

/** Finds what has changed since it was asked last. */
function createComparison(loaded: Iterable<readonly [string, string]>) {
  const known = new Map<string, Known>();
  for (const [key, text] of loaded) known.set(key, { stamp: undefined, text, pass: 0 });
  let pass = 0;

  function gone(rows: number): string[] {
    if (rows === known.size) return [];
    const keys = [...known].flatMap(([key, one]) => (one.pass === pass ? [] : [key]));
    for (const key of keys) known.delete(key);
    return keys;
  }

  return (rows: Iterable<Row>): Change => {
    pass += 1;
    let count = 0;
    const puts: [string, string][] = [];
    for (const { key, value, stamp } of rows) {
      count += 1;
      const before = known.get(key);
      if (before !== undefined) before.pass = pass;
      if (before !== undefined && stamp !== undefined && before.stamp === stamp) continue;
      const text = JSON.stringify(value);
      if (before?.text !== text) puts.push([key, text]);
      // What has a stamp is told by it alone; its text need not be held twice.
      known.set(key, { stamp, text: stamp === undefined ? text : '', pass });
    }
    return { puts, deletes: gone(count) };
  };
}

/**
 * @param rows all there is to keep, as it is now
 * @param loaded the rows the store holds already
 * @param failed the store cannot write: nothing more goes out, the backend must end
 */
export function createLedger(
  store: Pick<Store, 'write'>,
  rows: () => Iterable<Row>,
  loaded: Iterable<readonly [string, string]>,
  failed: (error: unknown) => void,
): Ledger {
  const changeOf = createComparison(loaded);
  let waiting: (() => void)[] = [];
  let isDirty = false;
  let isWriting = false;

  const work = async () => {
    while (isDirty) {
      isDirty = false;
      const told = waiting;
      waiting = [];
      const change = changeOf(rows());
      if (change.puts.length + change.deletes.length > 0) await store.write(change);
      for (const go of told) go();
    }
    isWriting = false;
  };
  const touch = () => {
    isDirty = true;
    if (isWriting) return;
    isWriting = true;
    // Later in this turn: everything one frame causes belongs to one write.
    // After a failure `isWriting` stays: what could not be stored is not told to anybody.
    void Promise.resolve().then(work).catch(failed);
  };
  const after = (go: () => void) => {
    waiting.push(go);
    touch();
  };
  return {
    after,
    touch,
    safe: () =>
      new Promise((done) => {
        after(done);
      }),
  };
}
