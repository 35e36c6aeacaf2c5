// The one writer: holds the domain's state, applies events to it, tells what changed. One publication a turn, however
// many events the turn had; turns that may wait share one with what follows them, so that a flood of messages costs
// as much as a few. A timer brings the next moment at which time alone changes something.
import type { DomainEvent } from '../domain/event';
import type { Fact } from '../domain/fact';
import { reduce } from '../domain/reduce';
import { EMPTY_STATE, type DeskState } from '../domain/state';
import { nextTick } from '../domain/time';
import type { TranscriptChange } from '../../src-preload/contract';
import type { Clock, Unsubscribe } from '../session';
import type { DeskChange, OwnSlices } from './desk';

export interface Store {
  state: () => DeskState;
  slices: () => OwnSlices;
  dispatch: (event: DomainEvent) => void;
  /** For the tenant's switch of masking, which changes texts and nothing else. */
  replace: (change: (state: DeskState) => DeskState) => void;
  /** Several changes, one publication. The outermost turn says whether it may wait. */
  turn: <T>(run: () => T, haste?: Haste) => T;
  /** Something outside the domain that the slices show has changed. */
  touch: () => void;
  transcriptChanged: (change: TranscriptChange) => void;
  onFact: (listener: (fact: Fact) => void) => Unsubscribe;
  onChange: (listener: (change: DeskChange) => void) => Unsubscribe;
  dispose: () => void;
}

/**
 * `paced`: state and facts are there at once, and the first publication after a quiet time too. What follows is told in the
 * next pause, in a flood without one every quarter of a second. Whatever is published `now` takes along what waits.
 */
export type Haste = 'now' | 'paced';

export interface StoreDeps {
  clock: Clock;
  serverNow: () => number;
  slicesOf: (state: DeskState) => OwnSlices;
}

/** Nobody reads faster than that, ms. */
export const FLOOD_MS = 250;
/** No message for so long is a pause, ms. */
export const PAUSE_MS = 50;

/** Timers of the platform cannot wait longer. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

export function createStore({ clock, serverNow, slicesOf }: StoreDeps): Store {
  let state = EMPTY_STATE;
  let published: OwnSlices | undefined;
  let transcripts: TranscriptChange[] = [];
  let depth = 0;
  let timer: ReturnType<Clock['setTimeout']> | undefined;
  let waiting: ReturnType<Clock['setTimeout']> | undefined;
  /** When what was paced was told and came last; monotonic clock, ms. */
  let toldAt = -Infinity;
  let cameAt = -Infinity;
  let isBehind = false;
  let disposed = false;
  const factListeners = new Set<(fact: Fact) => void>();
  const changeListeners = new Set<(change: DeskChange) => void>();

  function planTick(): void {
    if (timer !== undefined) clock.clearTimeout(timer);
    const wait = nextTick(state, serverNow(), clock.now());
    if (wait === undefined || disposed) return;
    timer = clock.setTimeout(() => dispatch({ type: 'tick', serverNow: serverNow() }), Math.min(wait, LONGEST_WAIT_MS));
  }

  function publish(): void {
    if (waiting !== undefined) clock.clearTimeout(waiting);
    waiting = undefined;
    if (isBehind) toldAt = clock.monotonic();
    isBehind = false;
    planTick();
    const next = slicesOf(state);
    const before = published;
    published = next;
    const changed = Object.fromEntries(
      Object.entries(next).filter(([name, slice]) => before?.[name as keyof OwnSlices] !== slice),
    );
    if (Object.keys(changed).length === 0 && transcripts.length === 0) return;
    const change: DeskChange = { slices: changed, transcripts };
    transcripts = [];
    for (const listener of changeListeners) listener(change);
  }

  function publishInTime(): void {
    isBehind = true;
    cameAt = clock.monotonic();
    if (cameAt >= toldAt + FLOOD_MS) publish();
    else waiting ??= clock.setTimeout(look, PAUSE_MS);
  }

  function look(): void {
    waiting = undefined;
    const now = clock.monotonic();
    if (now >= cameAt + PAUSE_MS || now >= toldAt + FLOOD_MS) publish();
    else waiting = clock.setTimeout(look, PAUSE_MS);
  }

  function turn<T>(run: () => T, haste: Haste = 'now'): T {
    depth += 1;
    try {
      return run();
    } finally {
      depth -= 1;
      if (depth === 0 && !disposed) {
        if (haste === 'now') publish();
        else publishInTime();
      }
    }
  }

  function dispatch(event: DomainEvent): void {
    turn(() => {
      const step = reduce(state, event, clock.now());
      state = step.state;
      for (const fact of step.facts) for (const listener of factListeners) listener(fact);
    });
  }

  const subscribe = <L>(listeners: Set<L>, listener: L): Unsubscribe => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };

  return {
    state: () => state,
    slices: () => slicesOf(state),
    dispatch,
    replace: (change) => {
      turn(() => {
        state = change(state);
      });
    },
    turn,
    touch: () => {
      turn(() => undefined);
    },
    transcriptChanged: (change) => {
      turn(() => {
        transcripts.push(change);
      });
    },
    onFact: (listener) => subscribe(factListeners, listener),
    onChange: (listener) => subscribe(changeListeners, listener),
    dispose: () => {
      disposed = true;
      for (const one of [timer, waiting]) if (one !== undefined) clock.clearTimeout(one);
      changeListeners.clear();
      factListeners.clear();
    },
  };
}
