// A thin bar that runs out. One step a second, which the compositor draws as an even movement: no work per frame, and
// right again after sleep or a hidden window. Decorative: the number beside it tells the time.
import { useNow } from '../app/clock';
import { classes } from './class-names';
import './countdown-bar.css';

export interface CountdownBarProps {
  /** Server time, ms. */
  from: number;
  until: number;
  /** From this many milliseconds before the end it is shown as urgent. */
  urgentMs?: number;
}

export function CountdownBar({ from, until, urgentMs = 10_000 }: CountdownBarProps) {
  const now = useNow();
  const total = Math.max(1, until - from);
  const left = Math.min(1, Math.max(0, (until - now) / total));
  return (
    <span aria-hidden="true" className={classes('countdown-bar', until - now <= urgentMs && 'countdown-bar--urgent')}>
      <span className="countdown-bar__left" style={{ transform: `scaleX(${left.toFixed(4)})` }} />
    </span>
  );
}
