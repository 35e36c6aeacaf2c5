// The one writer: holds the domain's state, applies events to it, tells what changed. One publication a turn, however
// many events the turn had; a timer brings the next moment at which time alone changes something.
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
  /** Several changes, one publication. */
  turn: <T>(run: () => T) => T;
  /** Something outside the domain that the slices show has changed. */
  touch: () => void;
  transcriptChanged: (change: TranscriptChange) => void;
  onFact: (listener: (fact: Fact) => void) => Unsubscribe;
  onChange: (listener: (change: DeskChange) => void) => Unsubscribe;
  dispose: () => void;
}

export interface StoreDeps {
  clock: Clock;
  serverNow: () => number;
  slicesOf: (state: DeskState) => OwnSlices;
}

/** Timers of the platform cannot wait longer. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

export function createStore({ clock, serverNow, slicesOf }: StoreDeps): Store {
  let state = EMPTY_STATE;
  let published: OwnSlices | undefined;
  let transcripts: TranscriptChange[] = [];
  let depth = 0;
  let timer: ReturnType<Clock['setTimeout']> | undefined;
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
    const next = slicesOf(state);
    const before = published;
    published = next;
    const changed = Object.fromEntries(
      Object.entries(next).filter(([name, slice]) => before?.[name as keyof OwnSlices] !== slice),
    );
    const change: DeskChange = { slices: changed, transcripts };
    if (Object.keys(changed).length === 0 && transcripts.length === 0) return;
    transcripts = [];
    for (const listener of changeListeners) listener(change);
  }

  function turn<T>(run: () => T): T {
    depth += 1;
    try {
      return run();
    } finally {
      depth -= 1;
      if (depth === 0 && !disposed) {
        planTick();
        publish();
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
      if (timer !== undefined) clock.clearTimeout(timer);
      changeListeners.clear();
      factListeners.clear();
    },
  };
}
