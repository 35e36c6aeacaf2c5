// Runs the named phases of the start in order and their ends in the reverse order: what was started last stops first,
// and a phase that never started is never stopped.

/** Awaited when it gives a promise. */
export type Stop = () => unknown;

export interface Phase {
  name: string;
  /** Starts; returns how to stop, if there is anything to stop. */
  start: () => Promise<Stop | undefined> | Stop | undefined;
}

export interface Running {
  /** Idempotent: a second call gets the first one's promise. Never rejects. */
  stop: () => Promise<void>;
}

export interface PhaseReport {
  /** One call a phase: how long it took, or what it threw. */
  started: (name: string, ms: number) => void;
  failed: (name: string, when: 'start' | 'stop', error: unknown) => void;
}

export interface PhaseHost {
  /** Monotonic, ms. */
  now: () => number;
  /** Resolves after `ms`; a phase's end may take that long before the next one is stopped regardless. */
  wait: (ms: number) => Promise<void>;
  stopWithinMs: number;
}

/**
 * @throws what a phase threw, after the phases before it were stopped again.
 */
export async function runPhases(phases: readonly Phase[], host: PhaseHost, report: PhaseReport): Promise<Running> {
  const ends: { name: string; stop: Stop }[] = [];
  let stopping: Promise<void> | undefined;
  const stopAll = async () => {
    for (const { name, stop } of ends.reverse()) {
      try {
        await Promise.race([Promise.resolve(stop()), host.wait(host.stopWithinMs)]);
      } catch (error) {
        report.failed(name, 'stop', error);
      }
    }
  };
  const stop = () => (stopping ??= stopAll());
  for (const { name, start } of phases) {
    const began = host.now();
    try {
      const end = await start();
      if (end) ends.push({ name, stop: end });
      report.started(name, host.now() - began);
    } catch (error) {
      report.failed(name, 'start', error);
      await stop();
      throw error;
    }
  }
  return { stop };
}
