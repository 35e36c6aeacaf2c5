// Writes the outbox to its store: one write at a time, the newest state, and a promise that says when it is safe.
import type { OutboxRecord } from './outbox-entry';
import type { OutboxStore } from './ports';

export class OutboxJournal {
  readonly #store: OutboxStore | undefined;
  readonly #read: () => OutboxRecord[];
  readonly #report: (error: unknown) => void;
  /** Nothing is written before what was stored has been taken over: a crash in between would lose it. */
  readonly #opened: Promise<void>;
  #open: () => void = () => undefined;
  #isDirty = false;
  #writing: Promise<void> | undefined;

  constructor(store: OutboxStore | undefined, read: () => OutboxRecord[], report: (error: unknown) => void) {
    this.#store = store;
    this.#read = read;
    this.#report = report;
    this.#opened = new Promise((done) => {
      this.#open = done;
    });
  }

  async load(): Promise<OutboxRecord[]> {
    try {
      return (await this.#store?.load()) ?? [];
    } catch (error) {
      this.#report(error);
      return [];
    }
  }

  /** What was loaded is among what `read` returns. */
  open() {
    this.#open();
  }

  /** Resolves when what is there now is stored. A store that fails is reported; sending goes on from memory. */
  save(): Promise<void> {
    this.#isDirty = true;
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined;
    });
    return this.#writing;
  }

  async #write() {
    await this.#opened;
    while (this.#isDirty) {
      this.#isDirty = false;
      try {
        await this.#store?.save(this.#read());
      } catch (error) {
        this.#report(error);
      }
    }
  }
}
