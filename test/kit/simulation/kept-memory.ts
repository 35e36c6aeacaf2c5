// What survives a crash in the simulation: the backend's store and the client's shelf, each with writes that take time
// and are all there or not at all after a crash.
import type { Change, Store } from '../../../src-backend/store/store';
import type { Random } from '../../../src-backend/random';
import type { Keeping, Shelf } from '../../../src-main/desk/keeping';
import type { Resumption } from '../../../src-main/session';
import type { OutboxRecord } from '../../../src-main/session/outbox-entry';
import type { VirtualTime } from './virtual-time';

/** The disk of the backend; `storeFor` opens it for one process. */
export class Disk {
  readonly rows = new Map<string, string>();
  writes = 0;

  /** `isLying`: says done at once and writes much later, for the checker's own test. */
  storeFor(owner: string, time: VirtualTime, random: Random, isLying = false): Store {
    return {
      load: () => Promise.resolve([...this.rows]),
      write: ({ puts, deletes }: Change) =>
        new Promise((done) => {
          // A crash before takes the write along; one between writing and telling does not.
          if (isLying) done();
          time.after(owner, isLying ? 2_000 : 1 + random.next() * 8, () => {
            this.writes += 1;
            for (const key of deletes) this.rows.delete(key);
            for (const [key, text] of puts) this.rows.set(key, text);
            time.after(owner, random.next() * 3, done);
          });
        }),
      close: () => Promise.resolve(),
    };
  }
}

interface Held {
  outbox: readonly OutboxRecord[];
  drafts: Map<string, string>;
  readMarks: Map<string, number>;
  resumption: Resumption | undefined;
}

/** The vault of the client's computer. */
export class Cupboard {
  #held: Held = { outbox: [], drafts: new Map(), readMarks: new Map(), resumption: undefined };

  keepingFor(owner: string, time: VirtualTime, random: Random): Keeping {
    /** What is said now is what a restart of this process would not find yet. */
    let current = structuredClone(this.#held);
    let writing: Promise<void> = Promise.resolve();
    const change = (make: (held: Held) => void): Promise<void> => {
      make(current);
      const next = structuredClone(current);
      writing = writing.then(
        () =>
          new Promise((done) => {
            time.after(owner, 1 + random.next() * 5, () => {
              this.#held = next;
              done();
            });
          }),
      );
      return writing;
    };
    const shelf: Shelf = {
      outbox: {
        load: () => structuredClone([...current.outbox]),
        save: (records) =>
          change((held) => {
            held.outbox = structuredClone([...records]);
          }),
      },
      drafts: () => current.drafts,
      saveDraft: (interactionId, text) =>
        void change((held) => {
          if (text === '') held.drafts.delete(interactionId);
          else held.drafts.set(interactionId, text);
        }),
      readMarks: () => current.readMarks,
      saveReadMark: (interactionId, index) =>
        void change((held) => {
          if (index === undefined) held.readMarks.delete(interactionId);
          else held.readMarks.set(interactionId, index);
        }),
    };
    return {
      ready: () => {
        current = structuredClone(this.#held);
        return Promise.resolve();
      },
      shelf: () => shelf,
      resumption: () => current.resumption,
      saveResumption: (_url, resumption) =>
        void change((held) => {
          held.resumption = resumption === undefined ? undefined : { ...resumption, lastSeq: 0 };
        }),
      safe: () => writing,
    };
  }
}
