// Where the agent writes. Enter sends, Shift+Enter breaks the line; the number of characters left shows near the limit,
// and beyond it Send says why it is closed. Nothing is ever cut (SPEC 3).
import { SendHorizontal } from 'lucide-react';
import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from '../../app/i18n';
import type { TaskView } from '../../../src-preload/contract';
import { useNow } from '../../app/clock';
import { useFormat } from '../../app/format';
import { useDesk } from '../../app/store';
import { Button } from '../../ui/Button';
import { ClosedComposer } from './ClosedComposer';
import { composerLock, judgeText, LONGEST_DRAFT, queuesMessages, sendsOn } from './composer-rules';
import { failureWords } from './failure-words';
import { dayAndTime } from './times';
import { useComposer } from './use-composer';

/** The reply window is named when it closes within this time, ms. */
const WINDOW_SOON = 2 * 3_600_000;
const MINUTE = 60_000;

export function Composer({ task }: { task: TaskView }) {
  const phase = useDesk((state) => state.connection.phase);
  // A minute is fine enough for a window of 24 hours, but not for its end.
  const minute = useNow(MINUTE);
  const closing = task.replyWindow !== undefined && task.replyWindow.closesAt - minute < 2 * MINUTE;
  const now = useNow(closing ? 1_000 : MINUTE);
  const lock = composerLock(task, phase, now);
  if (lock !== null) return <ClosedComposer task={task} lock={lock} />;
  return <OpenComposer task={task} queues={queuesMessages(phase)} now={now} />;
}

function OpenComposer({ task, queues, now }: { task: TaskView; queues: boolean; now: number }) {
  const { t, language } = useTranslation('chat');
  const format = useFormat();
  const composer = useComposer(task.interactionId);
  const field = useRef<HTMLTextAreaElement>(null);
  const noteId = useId();
  const turn = useDesk((state) => state.ui.composerTurn);
  const { text, refusal } = composer;
  const judged = judgeText(text, task.maxMessageLength);
  const closed = judged.blank || judged.tooLong;

  useEffect(() => {
    field.current?.focus({ preventScroll: true });
  }, [task.interactionId, turn]);

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { key, shiftKey, ctrlKey, altKey, metaKey, nativeEvent } = event;
    const { keyCode, isComposing } = nativeEvent as unknown as { keyCode: number; isComposing: boolean };
    if (!sendsOn({ key, shiftKey, ctrlKey, altKey, metaKey, keyCode, isComposing })) return;
    event.preventDefault();
    if (!closed) composer.send();
  };

  const soon = task.replyWindow !== undefined && task.replyWindow.closesAt - now < WINDOW_SOON;
  const note = refusal
    ? failureWords(t, refusal.code)
    : judged.tooLong
      ? t('composer.tooLong', { count: -judged.remaining, limit: format.number(task.maxMessageLength) })
      : text.length > LONGEST_DRAFT
        ? t('composer.draftNotKept')
        : queues
          ? t('composer.queues')
          : soon && task.replyWindow
            ? t('composer.windowUntil', { time: dayAndTime(language, task.replyWindow.closesAt) })
            : null;
  const tone = refusal || judged.tooLong ? 'danger' : 'info';

  return (
    <div className="composer">
      <p id={noteId} className="composer-note" data-tone={tone} role={tone === 'danger' ? 'alert' : 'status'}>
        {note}
      </p>
      <div className="composer-box" data-invalid={judged.tooLong || undefined}>
        <textarea
          ref={field}
          className="composer-field"
          rows={1}
          value={text}
          placeholder={t('composer.placeholder')}
          aria-label={t('composer.label', { name: task.customer.name ?? t('customer') })}
          aria-describedby={note === null ? undefined : noteId}
          aria-invalid={judged.tooLong}
          spellCheck
          onChange={(event) => {
            composer.setText(event.target.value);
          }}
          onKeyDown={onKeyDown}
        />
        <div className="composer-foot">
          <span className="composer-hint">{t('composer.hint')}</span>
          {judged.showRemaining && (
            <span
              className="composer-count"
              data-over={judged.tooLong || undefined}
              aria-label={t('composer.remaining', { count: judged.remaining })}
            >
              {format.number(judged.remaining)}
            </span>
          )}
          <Button
            variant="primary"
            size="sm"
            isDisabled={closed}
            {...(judged.tooLong ? { 'aria-describedby': noteId } : {})}
            onPress={() => {
              composer.send();
              field.current?.focus();
            }}
          >
            {t('composer.send')}
            <SendHorizontal size={16} aria-hidden="true" />
          </Button>
        </div>
      </div>
    </div>
  );
}
