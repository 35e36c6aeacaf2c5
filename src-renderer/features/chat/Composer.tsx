// Where the agent writes, or why she cannot (SPEC 3).
import { memo } from 'react';
import { useTranslation } from '../../app/i18n';
import { useNow } from '../../app/clock';
import type { SteadyTask } from '../../app/steady-task';
import { useDesk } from '../../app/store';
import { AwayNote } from './AwayNote';
import { ClosedComposer } from './ClosedComposer';
import { composerLock, queuesMessages } from './composer-rules';
import './composer-tools.css';
import { OpenComposer } from './OpenComposer';
import { dayAndTime } from './times';

/** The reply window is named when it closes within this time, ms. */
const WINDOW_SOON = 2 * 3_600_000;
const MINUTE = 60_000;

export const Composer = memo(function Composer({ task }: { task: SteadyTask }) {
  const { t, language } = useTranslation('chat');
  const phase = useDesk((state) => state.connection.phase);
  // A minute is fine enough for a window of 24 hours, but not for its end.
  const minute = useNow(MINUTE);
  const closing = task.replyWindow !== undefined && task.replyWindow.closesAt - minute < 2 * MINUTE;
  const now = useNow(closing ? 1_000 : MINUTE);
  const lock = composerLock(task, phase, now);
  if (lock !== null) return <ClosedComposer task={task} lock={lock} />;
  const until = task.replyWindow?.closesAt;
  const status = queuesMessages(phase)
    ? t('composer.queues')
    : until !== undefined && until - now < WINDOW_SOON
      ? t('composer.windowUntil', { time: dayAndTime(language, until) })
      : null;
  return (
    <>
      <AwayNote task={task} />
      <OpenComposer task={task} status={status} />
    </>
  );
});
