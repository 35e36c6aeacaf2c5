// A list of listeners. One that throws is reported and does not keep the others, or the session, from going on.
export class Listeners<A extends unknown[]> {
  readonly #all = new Set<(...args: A) => void>();
  readonly #report: (error: unknown) => void;

  constructor(report: (error: unknown) => void) {
    this.#report = report;
  }

  add = (listener: (...args: A) => void) => {
    const own = (...args: A) => {
      listener(...args);
    };
    this.#all.add(own);
    return () => {
      this.#all.delete(own);
    };
  };

  tell(...args: A) {
    for (const listener of [...this.#all]) {
      try {
        listener(...args);
      } catch (error) {
        this.#report(error);
      }
    }
  }
}
