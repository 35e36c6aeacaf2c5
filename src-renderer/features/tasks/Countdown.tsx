// Time left of a wrap-up in the task list; urgent in the last ten seconds.
import { useNow } from '../../app/clock';
import { duration } from '../../app/format';
import { classes } from '../../ui/class-names';
import { secondsLeft } from '../../ui/Timer';

const URGENT_SECONDS = 10;

export function Countdown({ until }: { until: number }) {
  const left = secondsLeft(until, useNow());
  return (
    <span className={classes('figures', 'task-item__time', left <= URGENT_SECONDS && 'task-item__time--urgent')}>
      {duration(left * 1_000)}
    </span>
  );
}
