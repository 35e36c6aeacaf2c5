// The organisation's settings as they are now: reads every source again when it may have changed, keeps the last good
// values of each, and tells what has really changed.
import type { PolicyValues } from '../catalogue';
import { NO_POLICY, type PolicySource, type PolicyState } from '../policy-state';
import { checkReading } from './check';
import type { PolicyReader, Reading } from './reading';

export interface PolicyFeed {
  state: () => PolicyState;
  /** After sources, problems or values have changed. Returns the way to stop. */
  onChange: (listener: (state: PolicyState) => void) => () => void;
  stop: () => void;
}

export interface PolicyFeedDeps {
  readers: readonly PolicyReader[];
  /** What the readers said at the start, in their order. */
  first: readonly Reading[];
  /** Local clock, ms. */
  now: () => number;
  /** Runs once, `ms` from now; returns the way to cancel. */
  after: (ms: number, run: () => void) => () => void;
}

/** A change often comes as several events; they are read once. */
const SETTLE_MS = 150;
/** A file is half there while it is written: one that is broken suddenly is believed only when it still is, ms. */
const DOUBT_MS = 1_000;

/** No source at all. */
export const NO_FEED: PolicyFeed = { state: () => NO_POLICY, onChange: () => () => undefined, stop: () => undefined };

export function createPolicyFeed({ readers, first, now, after }: PolicyFeedDeps): PolicyFeed {
  const listeners = new Set<(state: PolicyState) => void>();
  const lastGood = readers.map((): PolicyValues => ({}));
  const pending = new Map<number, () => void>();
  let isStopped = false;

  const check = (at: number, reading: Reading): PolicySource => {
    const source = checkReading(readers[at] as PolicyReader, reading, lastGood[at]);
    if (reading.state !== 'broken') lastGood[at] = source.values;
    return source;
  };
  const stateOf = (sources: readonly PolicySource[]): PolicyState => ({
    sources,
    // The first in order wins.
    values: Object.assign({}, ...sources.map(({ values }) => values).reverse()) as PolicyValues,
    readAt: now(),
  });
  let state = stateOf(readers.map((_reader, at) => check(at, first[at] ?? { state: 'absent' })));

  function take(at: number, reading: Reading): void {
    const sources = state.sources.map((source, place) => (place === at ? check(at, reading) : source));
    const before = JSON.stringify(state.sources);
    state = stateOf(sources);
    if (JSON.stringify(sources) === before) return;
    for (const listener of listeners) listener(state);
  }

  function plan(at: number, ms: number, sure: boolean): void {
    pending.get(at)?.();
    pending.set(
      at,
      after(ms, () => {
        pending.delete(at);
        void readAgain(at, sure);
      }),
    );
  }

  async function readAgain(at: number, sure: boolean): Promise<void> {
    const reading = await (readers[at] as PolicyReader).read();
    // Something newer is on its way.
    if (isStopped || pending.has(at)) return;
    if (reading.state === 'broken' && state.sources[at]?.state !== 'broken' && !sure) plan(at, DOUBT_MS, true);
    else take(at, reading);
  }

  const stops = readers.map((reader, at) => reader.watch(() => plan(at, SETTLE_MS, false)));

  return {
    state: () => state,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      isStopped = true;
      for (const stop of stops) stop();
      for (const cancel of pending.values()) cancel();
      pending.clear();
    },
  };
}
