// The interaction pane's head: one line of identity, one of state with its timer, the actions on the right (SPEC 3).
import { ArrowLeft, Info, ShieldCheck, Users } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from '../../app/i18n';
import type { SteadyTask } from '../../app/steady-task';
import { useAppDispatch } from '../../app/store';
import { pageShown } from '../../app/ui-slice';
import { IconButton } from '../../ui/IconButton';
import { InitialsDisc } from '../../ui/InitialsDisc';
import { Pill } from '../../ui/Pill';
import { Timer } from '../../ui/Timer';
import { Tooltip } from '../../ui/Tooltip';
import { Button as AriaButton } from 'react-aria-components/Button';
import { ChatActs } from './ChatActs';
import { ReceivedNote } from './ReceivedNote';

/** First in its line, so that it stays in its place whatever the state. */
function Lock() {
  const { t } = useTranslation('chat');
  return (
    <Tooltip text={t('lockCovers')}>
      <AriaButton className="icon-button icon-button--sm chat-head__lock" aria-label={t('lock')}>
        <ShieldCheck size={16} aria-hidden="true" />
      </AriaButton>
    </Tooltip>
  );
}

function StateLine({ task }: { task: SteadyTask }) {
  const { t } = useTranslation('chat');
  const { conference, state } = task;
  const others = task.participants.filter(({ role, isMe }) => role === 'agent' && !isMe).map(({ name }) => name);
  return (
    <p className="chat-head__state">
      {task.maskingOn && <Lock />}
      {conference.state === 'none' || state !== 'active' ? (
        <Pill tone={state === 'interrupted' ? 'danger' : state === 'active' ? 'ok' : 'neutral'}>
          {t(`state.${state}`)}
        </Pill>
      ) : (
        <Pill tone="accent" icon={<Users size={12} />}>
          {t(conference.state === 'running' ? 'state.conference' : 'state.conferenceRequested')}
        </Pill>
      )}
      {conference.state === 'requested' && conference.expiresAt !== undefined ? (
        <>
          <span className="visually-hidden">
            {t('waitingFor', { name: conference.agentName ?? t('system.someone') })}
          </span>
          <span className="truncate" aria-hidden="true">
            {conference.agentName}
          </span>
          <span className="visually-hidden">{t('state.answerBy')}</span>
          <Timer until={conference.expiresAt} />
        </>
      ) : (
        <>
          <span className="visually-hidden">{t('state.for')}</span>
          <Timer since={task.stateSince} />
          {others.length > 0 && (
            <>
              <span className="visually-hidden">{t('with', { names: others.join(', ') })}</span>
              <span className="truncate" aria-hidden="true">
                {others.join(', ')}
              </span>
            </>
          )}
        </>
      )}
    </p>
  );
}

export const ChatHeader = memo(function ChatHeader({ task }: { task: SteadyTask }) {
  const { t } = useTranslation('chat');
  const dispatch = useAppDispatch();
  const { customer } = task;
  const name = customer.name ?? t('customer');
  const me = task.participants.find(({ isMe }) => isMe)?.name;
  const facts = [t('queue', { queue: task.queueName }), t('page', { page: task.sourceName })];
  if (me !== undefined) facts.push(t('agent', { name: me }));
  return (
    <>
      <header className="chat-head">
        <IconButton className="only-narrow" label={t('back')} onPress={() => dispatch(pageShown('tasks'))}>
          <ArrowLeft size={20} aria-hidden="true" />
        </IconButton>
        <InitialsDisc initials={customer.initials} colourKey={customer.colourKey} size="lg" />
        <div className="chat-head__words">
          <div className="chat-head__identity">
            <h1 className="chat-head__name truncate">{name}</h1>
            <span className="chat-head__facts truncate">{facts.join(' · ')}</span>
          </div>
          <StateLine task={task} />
        </div>
        <div className="chat-head__actions">
          <IconButton className="only-medium" label={t('details')} onPress={() => dispatch(pageShown('customer'))}>
            <Info size={18} aria-hidden="true" />
          </IconButton>
          <ChatActs task={task} name={name} />
        </div>
      </header>
      <ReceivedNote task={task} />
    </>
  );
});
