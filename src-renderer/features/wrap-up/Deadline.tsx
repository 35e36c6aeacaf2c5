// The backend's automatic wrap-up running down: number and bar, urgent in the last ten seconds, and said once then.
import { useEffect } from 'react';
import { useTranslation } from '../../app/i18n';
import { announce } from '../../app/announcer';
import { useNow } from '../../app/clock';
import { duration } from '../../app/format';
import { classes } from '../../ui/class-names';
import { CountdownBar } from '../../ui/CountdownBar';
import { secondsLeft } from '../../ui/Timer';

const URGENT_SECONDS = 10;

interface DeadlineProps {
  /** Server clock, ms. */
  from: number;
  until: number;
  /** What the backend submits at zero. */
  defaultName: string | undefined;
}

export function Deadline({ from, until, defaultName }: DeadlineProps) {
  const { t } = useTranslation('wrapUp');
  const seconds = secondsLeft(until, useNow());
  const urgent = seconds <= URGENT_SECONDS;
  const time = duration(seconds * 1_000);

  useEffect(() => {
    if (urgent) announce(t('urgent'), 'assertive');
  }, [urgent, t]);

  return (
    <span className={classes('wrap-up-deadline', urgent && 'wrap-up-deadline--urgent')}>
      <span className="wrap-up-deadline__words">
        {defaultName === undefined ? t('deadlineNoDefault') : t('deadline', { name: defaultName })}
      </span>
      <span
        role="meter"
        aria-label={t('timeLeft')}
        aria-valuemin={0}
        aria-valuemax={Math.max(1, Math.round((until - from) / 1_000))}
        aria-valuenow={seconds}
        aria-valuetext={time}
        className="wrap-up-deadline__meter"
      >
        <span className="wrap-up-deadline__number figures">{time}</span>
        <span className="wrap-up-deadline__bar">
          <CountdownBar from={from} until={until} />
        </span>
      </span>
    </span>
  );
}
