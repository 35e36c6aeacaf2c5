// The one clock of the renderer: server time (local time corrected by the measured skew), ticking at most once a step
// for all timers together, and not at all while the window is hidden.
import { useSyncExternalStore } from 'react';

let offsetMs = 0;
const tickers = new Map<number, Ticker>();

/** Server time now, ms. */
export const serverNow = () => Date.now() + offsetMs;

/** Server time for a local time of this machine, ms. */
export const toServerTime = (localMs: number) => localMs + offsetMs;

/** Called by hydrate when main publishes a new skew. Every timer on screen follows at once. */
export function setClockOffset(next: number): void {
  if (next === offsetMs) return;
  offsetMs = next;
  for (const ticker of tickers.values()) ticker.tick();
}

class Ticker {
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly stepMs: number) {}

  /** Finer than the step: a timer that appears between two ticks starts right (a limit of 30 s at 30, not at 31). */
  readonly read = () => {
    const grain = this.stepMs / 10;
    return Math.floor(serverNow() / grain) * grain;
  };

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    if (this.listeners.size === 1) {
      document.addEventListener('visibilitychange', this.tick);
      this.plan();
    }
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0) return;
      document.removeEventListener('visibilitychange', this.tick);
      clearTimeout(this.timer);
    };
  };

  readonly tick = () => {
    this.plan();
    for (const listener of [...this.listeners]) listener();
  };

  private plan() {
    clearTimeout(this.timer);
    if (document.hidden || this.listeners.size === 0) return;
    this.timer = setTimeout(this.tick, this.stepMs - (serverNow() % this.stepMs) + 1);
  }
}

/** Server time, rounded down to a tenth of `stepMs`; the component renders again once every `stepMs`. */
export function useNow(stepMs = 1_000): number {
  let ticker = tickers.get(stepMs);
  if (!ticker) tickers.set(stepMs, (ticker = new Ticker(stepMs)));
  return useSyncExternalStore(ticker.subscribe, ticker.read);
}
