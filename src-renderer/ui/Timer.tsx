// A running timer. Up from `since`, or down to `until` (both server time, ms). Ticks with the one clock of the window;
// not announced while it runs (a screen reader reads it on demand).
import { useNow } from '../app/clock';
import { duration } from '../app/format';
import { classes } from './class-names';

export type TimerProps = { className?: string } & (
  { since: number; until?: undefined } | { until: number; since?: undefined }
);

/** The measured server clock and the tick of the window are not finer than this, ms: no second is made of it. */
const BLUR_MS = 200;

/** Whole seconds left until `until`; never below zero. 30 s begin at 30, not at 31; the last second still shows 1. */
export const secondsLeft = (until: number, now: number) => Math.max(0, Math.ceil((until - now - BLUR_MS) / 1_000));

export function Timer({ since, until, className }: TimerProps) {
  const now = useNow();
  const text = since === undefined ? duration(secondsLeft(until, now) * 1_000) : duration(now - since);
  return (
    <span role="timer" className={classes('figures', className)}>
      {text}
    </span>
  );
}
