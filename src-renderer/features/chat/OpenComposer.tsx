// The open composer. Enter sends, Shift+Enter breaks the line; the number of characters left shows near the limit, and
// beyond it Send says why it is closed. Nothing is ever cut (SPEC 3).
import { SendHorizontal } from 'lucide-react';
import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from '../../app/i18n';
import type { CannedReplyView } from '../../../src-preload/contract';
import { useFormat } from '../../app/format';
import type { SteadyTask } from '../../app/steady-task';
import { useDesk } from '../../app/store';
import { Button } from '../../ui/Button';
import { openPlaceholder } from './canned-query';
import { CannedReplyButton } from './CannedReplyButton';
import { CannedReplyList, replyOptionId } from './CannedReplyList';
import { judgeText, LONGEST_DRAFT, sendsOn, undoesOn } from './composer-rules';
import { EmojiButton } from './EmojiButton';
import { failureWords } from './failure-words';
import { typeInto } from './field-insert';
import { undoLastSend } from './undo-send';
import { useCannedReplies } from './use-canned-replies';
import { useComposer } from './use-composer';
import { useSlashMenu } from './use-slash-menu';

interface OpenComposerProps {
  task: SteadyTask;
  /** What is to be known about writing here now, when nothing is wrong with the text. */
  status: string | null;
}

export function OpenComposer({ task, status }: OpenComposerProps) {
  const { t } = useTranslation('chat');
  const { t: words } = useTranslation('composer');
  const format = useFormat();
  const { interactionId } = task;
  const composer = useComposer(interactionId);
  const field = useRef<HTMLTextAreaElement>(null);
  const sendButton = useRef<HTMLButtonElement>(null);
  const id = useId();
  const noteId = `${id}note`;
  const listId = `${id}replies`;
  const turn = useDesk((state) => state.ui.composerTurn);
  const spellCheck = useDesk((state) => state.settings.values.spellCheck);
  const { text, refusal } = composer;
  const judged = judgeText(text, task.maxMessageLength);
  const gap = openPlaceholder(text);
  const asks = refusal?.code === 'answered-elsewhere';
  const closed = judged.blank || judged.tooLong || gap !== null;

  const insertReply = (reply: CannedReplyView, range?: { from: number; to: number }) => {
    const target = field.current;
    if (!target) return;
    const from = range?.from ?? target.selectionStart;
    typeInto(target, reply.text, range);
    const open = openPlaceholder(reply.text);
    if (open) target.setSelectionRange(from + open.from, from + open.to);
  };
  const source = useCannedReplies(interactionId);
  const menu = useSlashMenu(text, source, insertReply);

  useEffect(() => {
    field.current?.focus({ preventScroll: true });
  }, [interactionId, turn]);

  const trySend = () => {
    if (gap !== null) field.current?.setSelectionRange(gap.from, gap.to);
    else if (!closed) composer.send(asks);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (menu.onKey(event)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const { key, shiftKey, ctrlKey, altKey, metaKey, nativeEvent } = event;
    const { keyCode, isComposing } = nativeEvent as unknown as { keyCode: number; isComposing: boolean };
    const press = { key, shiftKey, ctrlKey, altKey, metaKey, keyCode, isComposing };
    if (undoesOn(press) && text === '' && undoLastSend(interactionId)) event.preventDefault();
    if (!sendsOn(press)) return;
    event.preventDefault();
    // A question is answered by its own button: a second Enter in a hurry is no answer.
    if (asks) sendButton.current?.focus();
    else if (!event.repeat) trySend();
  };

  const note = refusal
    ? asks
      ? words('answeredElsewhere')
      : failureWords(t, refusal.code)
    : judged.tooLong
      ? t('composer.tooLong', { count: -judged.remaining, limit: format.number(task.maxMessageLength) })
      : gap
        ? words('fillIn', { name: text.slice(gap.from, gap.to) })
        : text.length > LONGEST_DRAFT
          ? t('composer.draftNotKept')
          : status;
  const tone = refusal || judged.tooLong ? 'danger' : 'info';
  const isListed = menu.isOpen && menu.shown.length > 0;

  return (
    <div className="composer">
      <p id={noteId} className="composer-note" data-tone={tone} role={tone === 'danger' ? 'alert' : 'status'}>
        {note}
      </p>
      <div className="composer-box" data-invalid={judged.tooLong || undefined}>
        {menu.isOpen && <CannedReplyList id={listId} menu={menu} source={source} />}
        <textarea
          ref={field}
          className="composer-field"
          rows={1}
          value={text}
          placeholder={t('composer.placeholder')}
          aria-label={t('composer.label', { name: task.customer.name ?? t('customer') })}
          aria-describedby={note === null ? undefined : noteId}
          aria-invalid={judged.tooLong}
          aria-autocomplete="list"
          aria-controls={isListed ? listId : undefined}
          aria-activedescendant={
            isListed && menu.activeId !== undefined ? replyOptionId(listId, menu.activeId) : undefined
          }
          spellCheck={spellCheck}
          onChange={(event) => {
            composer.setText(event.target.value);
            menu.moved(event.target.selectionStart);
          }}
          onSelect={(event) => menu.moved(event.currentTarget.selectionStart)}
          onBlur={menu.close}
          onKeyDown={onKeyDown}
        />
        <div className="composer-foot">
          <div className="composer-tools">
            <CannedReplyButton source={source} onTake={insertReply} />
            <EmojiButton
              onPick={(emoji) => {
                if (field.current) typeInto(field.current, emoji);
              }}
            />
          </div>
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
            ref={sendButton}
            variant="primary"
            size="sm"
            isDisabled={closed}
            {...(closed && note !== null ? { 'aria-describedby': noteId } : {})}
            onPress={() => {
              trySend();
              field.current?.focus();
            }}
          >
            {asks ? words('sendAnyway') : t('composer.send')}
            <SendHorizontal size={16} aria-hidden="true" />
          </Button>
        </div>
      </div>
    </div>
  );
}
