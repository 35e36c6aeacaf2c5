// One clock for the backend, the main process and the window, which flows as time does and jumps when the test says so.
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { JumpingTime } from './backend-time';

/** Loaded into the program before any of its own code. */
export const CLOCK_HOOK = join(import.meta.dirname, 'clock-hook.cjs');

export interface Clock {
  /** Server time, epoch milliseconds. */
  now(): number;
  /**
   * Lets so many milliseconds pass everywhere at once: what is due in between happens. Timers of the same clock run once,
   * at the new time, as after a sleep. What the program does next is waited for as ever.
   */
  forward(ms: number): Promise<void>;
  /** The clock of this program's computer is set wrong by so much (or right: 0); time itself and the service's clock are not. */
  skew(ms: number): Promise<void>;
}

interface Sides {
  app: ElectronApplication;
  page: Page;
}

interface Hooked {
  __parleyClock: { set: (next: { jumped: number; skew: number }) => void; settle: () => Promise<void> };
}

interface Program {
  /** It is so much later than the service has it. */
  set: (ms: number) => Promise<void>;
  /** What has become due happens, in the window, too. */
  settle: (ms: number) => Promise<void>;
}

/** The clocks of all programs of one test. */
export function createClocks(time: JumpingTime) {
  const programs = new Set<Program>();
  return {
    /** What the main process has to be started with, see `CLOCK_HOOK`. */
    env: () => ({ PARLEY_TEST_CLOCK: String(time.ahead()) }),
    /** Call before the page's first script; it is right later, too. @returns that program's clock, and its end */
    async join({ app, page }: Sides): Promise<Clock & { leave: () => void }> {
      const began = time.ahead();
      let off = 0;
      const set = (jumped: number) =>
        app.evaluate(
          (_electron, next) => {
            (globalThis as unknown as Hooked).__parleyClock.set(next);
          },
          { jumped, skew: off },
        );
      // The window's clock loses the time that telling it takes.
      const setWindow = () => page.clock.setSystemTime(time.now() + off);
      const program: Program = {
        set: (ms) => set(time.ahead() + ms - began),
        async settle(ms) {
          await app.evaluate(() => (globalThis as unknown as Hooked).__parleyClock.settle());
          await page.clock.fastForward(ms);
          await setWindow();
        },
      };
      await page.clock.install({ time: time.now() });
      await setWindow();
      programs.add(program);
      return {
        now: time.now,
        async forward(ms) {
          if (!(ms >= 0)) throw new Error(`time goes forward only, not by ${String(ms)} ms`);
          // It is later in the programs, then at the service, and only then what has become due there happens: what the
          // service says about its own is no older than the jump, and is not taken for a late answer.
          const all = [...programs];
          await Promise.all(all.map((one) => one.set(ms)));
          time.forward(ms);
          await Promise.all(all.map((one) => one.settle(ms)));
        },
        async skew(ms) {
          off = ms;
          await set(time.ahead() - began);
          await setWindow();
        },
        leave: () => void programs.delete(program),
      };
    },
  };
}

export type Clocks = ReturnType<typeof createClocks>;
