// One conversation in the task list: who, the last words (masked), how long, what is unread, and what state asks for.
import type { TFunction } from 'i18next';
import { Users } from 'lucide-react';
import { memo, useCallback, type KeyboardEvent } from 'react';
import { useTranslation } from '../../app/i18n';
import type { TaskView, WrapUpView } from '../../../src-preload/contract';
import { useHalfTyped } from '../../app/drafts';
import { MaskedText, maskedToSpeech } from '../../app/MaskedText';
import { Badge } from '../../ui/Badge';
import { InitialsDisc } from '../../ui/InitialsDisc';
import { Pill } from '../../ui/Pill';
import { Timer } from '../../ui/Timer';
import { Countdown } from './Countdown';

interface TaskItemProps {
  task: TaskView;
  wrapUp: WrapUpView | undefined;
  selected: boolean;
  tabStop: boolean;
  itemRef: (id: string, element: HTMLElement | null) => void;
  onFocus: (id: string) => void;
  onSelect: (id: string) => void;
}

function Preview({ task, selected }: { task: TaskView; selected: boolean }) {
  const { t } = useTranslation('task');
  if (task.customerTyping) return <span className="task-item__typing">{t('typing')}</span>;
  // Not known is not none: the words come with the transcript.
  if (!task.preview) return <>{t(selected ? 'noMessage' : 'openToRead')}</>;
  const { author, name, text } = task.preview;
  return (
    <>
      {author === 'me' && t('you')}
      {author === 'agent' && name !== undefined && t('says', { name })}
      <MaskedText value={text} compact />
    </>
  );
}

/** Word and tone of what the state asks for; null for a plain conversation. */
function stateWord(
  t: TFunction<'task'>,
  task: TaskView,
): { word: string; tone: 'danger' | 'accent' | 'neutral' } | null {
  if (task.pending === 'end') return { word: t('state.ending'), tone: 'neutral' };
  if (task.state === 'wrapping') return { word: t('state.wrapping'), tone: 'neutral' };
  if (task.state === 'interrupted') return { word: t('state.interrupted'), tone: 'danger' };
  if (task.conference.state === 'running') return { word: t('state.conference'), tone: 'accent' };
  if (task.conference.state === 'requested') return { word: t('state.conferenceRequested'), tone: 'accent' };
  return null;
}

export const TaskItem = memo(function TaskItem(props: TaskItemProps) {
  const { task, wrapUp, selected, tabStop, itemRef, onFocus, onSelect } = props;
  const { t } = useTranslation('task');
  const { t: masked } = useTranslation('masked');
  const halfTyped = useHalfTyped(task.interactionId);
  const { interactionId, customer, preview, unread } = task;
  const name = customer.name ?? t('customer');
  const state = stateWord(t, task);
  const showsDraft = halfTyped && !selected && task.state !== 'wrapping';
  const spoken = [
    name,
    unread > 0 ? t('unread', { count: unread }) : null,
    state?.word ?? null,
    showsDraft ? t('draft') : null,
    preview ? maskedToSpeech(masked, preview.text) : null,
  ];
  const ref = useCallback(
    (element: HTMLElement | null) => {
      itemRef(interactionId, element);
    },
    [itemRef, interactionId],
  );
  const select = () => {
    onSelect(interactionId);
  };
  return (
    <div
      ref={ref}
      role="option"
      aria-selected={selected}
      aria-label={spoken.filter((part) => part !== null).join(', ')}
      tabIndex={tabStop ? 0 : -1}
      className="task-item"
      data-unread={unread > 0 || undefined}
      onClick={select}
      onFocus={() => {
        onFocus(interactionId);
      }}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        select();
      }}
    >
      <InitialsDisc initials={customer.initials} colourKey={customer.colourKey} />
      <div className="task-item__words" aria-hidden="true">
        <div className="task-item__line">
          <span className="task-item__name truncate">{name}</span>
          {task.state !== 'wrapping' || wrapUp?.deadline === undefined ? (
            <Timer since={task.stateSince} className="task-item__time" />
          ) : (
            <Countdown until={wrapUp.deadline} />
          )}
        </div>
        <div className="task-item__line">
          <span className="task-item__preview truncate">
            <Preview task={task} selected={selected} />
          </span>
          {unread > 0 && <Badge count={unread} label="" />}
        </div>
        {(state !== null || showsDraft) && (
          <div className="task-item__pills">
            {state !== null && (
              <Pill tone={state.tone} icon={state.tone === 'accent' ? <Users size={12} /> : null}>
                {state.word}
              </Pill>
            )}
            {showsDraft && <Pill tone="warn">{t('draft')}</Pill>}
          </div>
        )}
      </div>
    </div>
  );
});
