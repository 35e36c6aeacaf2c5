// Loaded into the main process (`-r`): time flows as it does, and a test can let it jump. A jump looks like the end of a
// sleep: every timer that is due runs once, in order, at the new time. A pure offset, so nothing drifts on a slow machine.
const START = Number(process.env.PARLEY_TEST_CLOCK ?? 0);
const { setTimeout: wait, clearTimeout: unwait } = globalThis;
const wallNow = Date.now;
const steadyNow = performance.now.bind(performance);

/** Added to the monotonic clock, and to the wall clock together with `skew`. Milliseconds. */
let jumped = 0;
let skew = START;
const now = () => wallNow() + jumped + skew;
const steady = () => steadyNow() + jumped;

/** What is waiting: handed out in place of Node's own timers. */
const waiting = new Set();
class Timer {
  #run;
  #ms;
  #every;
  #native;
  #isKept = true;
  constructor(run, ms, every) {
    this.#run = run;
    this.#ms = ms >= 1 ? Math.min(ms, 2 ** 31 - 1) : 1;
    this.#every = every;
    this.refresh();
  }
  arm() {
    unwait(this.#native);
    this.#native = wait(() => this.#due(), Math.max(0, this.at - steady()));
    if (!this.#isKept) this.#native.unref();
  }
  #due() {
    if (this.#every) this.refresh();
    else waiting.delete(this);
    this.#run();
  }
  refresh() {
    this.at = steady() + this.#ms;
    waiting.add(this);
    this.arm();
    return this;
  }
  close() {
    waiting.delete(this);
    unwait(this.#native);
    return this;
  }
  ref() {
    this.#isKept = true;
    this.#native.ref();
    return this;
  }
  unref() {
    this.#isKept = false;
    this.#native.unref();
    return this;
  }
  hasRef() {
    return this.#isKept;
  }
}
const start =
  (every) =>
  (run, ms, ...args) =>
    new Timer(() => run(...args), ms, every);
const stop = (timer) => void (timer instanceof Timer ? timer.close() : unwait(timer));
// What is known to others by these functions (util.promisify) stays known.
const { setTimeout: setOnce, setInterval: setEvery } = globalThis;
globalThis.setTimeout = Object.defineProperties(start(false), Object.getOwnPropertyDescriptors(setOnce));
globalThis.setInterval = Object.defineProperties(start(true), Object.getOwnPropertyDescriptors(setEvery));
globalThis.clearTimeout = stop;
globalThis.clearInterval = stop;
Object.defineProperty(performance, 'now', { value: steady });
Date.now = now;
globalThis.Date = new Proxy(Date, {
  construct: (target, args, self) => Reflect.construct(target, args.length === 0 ? [now()] : args, self),
  apply: () => String(new Date(now())),
});

/** What was asked before a jump is answered before its time limit counts as over, real milliseconds. */
const SETTLE_MS = 100;

/** Absolute values: asking twice is asking once. */
globalThis.__parleyClock = {
  /** From now on it is later; what is due by that waits for `settle`. */
  set(next) {
    skew = START + next.skew;
    jumped = next.jumped;
  },
  settle: () =>
    new Promise((done) => {
      wait(() => {
        for (const timer of [...waiting].sort((a, b) => a.at - b.at)) timer.arm();
        done();
      }, SETTLE_MS);
    }),
};
