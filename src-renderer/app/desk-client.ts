// The only reader of `window.desk`. Derived from the contract's surface: the same calls, but one that breaks on the way
// (bridge gone, main crashed) comes back as the refusal `internal` instead of an exception nobody catches.
import type { Desk } from '../../src-preload/contract';
import { refused } from '../../src-preload/contract/result';
import { SURFACE } from '../../src-preload/contract/surface';

declare global {
  interface Window {
    desk: Desk;
  }
}

type Call = (args: unknown) => Promise<unknown>;

function guarded(domain: string, name: string): Call {
  return async (args) => {
    try {
      // Looked up at call time, so that a test's double may be put in place later.
      const calls = window.desk[domain as keyof typeof SURFACE] as unknown as Record<string, Call>;
      const call = calls[name];
      if (!call) return refused('unsupported', { detail: `${domain}.${name}` });
      return await call(args);
    } catch (error) {
      return refused('internal', { retryable: true, detail: error instanceof Error ? error.name : 'unknown' });
    }
  };
}

const calls = Object.fromEntries(
  Object.entries(SURFACE).map(([domain, names]) => [
    domain,
    Object.fromEntries(names.map((name) => [name, guarded(domain, name)])),
  ]),
);

/** Every call answers with a `Result`; none throws. `snapshot` may reject (hydrate retries it). */
export const desk: Desk = {
  ...(calls as unknown as Omit<Desk, 'snapshot' | 'subscribe'>),
  snapshot: () => window.desk.snapshot(),
  subscribe: (listener) => window.desk.subscribe(listener),
};
