// The conversation on screen: head, transcript, and at the foot the composer, or the wrap-up once it has ended.
import { MessagesSquare } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from '../../app/i18n';
import type { TaskView } from '../../../src-preload/contract';
import { announce } from '../../app/announcer';
import { drafts } from '../../app/drafts';
import { useSteadyTask } from '../../app/steady-task';
import { useDesk } from '../../app/store';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { ChatHeader } from './ChatHeader';
import './chat.css';
import { Composer } from './Composer';
import './composer.css';
import { Transcript } from './Transcript';
import { forgetConversation } from './transcripts';
import './transcript.css';
import { useShowing } from './use-showing';
import { useMessageAnnouncements } from './use-message-announcements';
import { useTranscript } from './use-transcript';

interface ConversationPaneProps {
  /** What stands in place of the composer while the conversation is wrapped up. */
  wrapUp: (task: TaskView) => ReactNode;
}

export function ConversationPane({ wrapUp }: ConversationPaneProps) {
  const tasks = useDesk((state) => state.tasks);
  const selectedId = useDesk((state) => state.ui.selectedId);
  const task = tasks.find(({ interactionId }) => interactionId === selectedId);
  const known = useRef(new Set<string>());

  // Text of a conversation that left the desk is thrown away with it.
  useEffect(() => {
    const present = new Set(tasks.map(({ interactionId }) => interactionId));
    for (const id of known.current) if (!present.has(id)) forgetConversation(id);
    known.current = present;
    drafts.keepOnly(present);
  }, [tasks]);

  const pane = useRef<HTMLDivElement>(null);
  useShowing(task?.interactionId ?? null, pane);

  return (
    <div ref={pane} className="conversation-pane">
      {task ? (
        <Conversation key={task.interactionId} task={task} wrapUp={wrapUp} />
      ) : (
        <NothingOpen hasTasks={tasks.length > 0} />
      )}
    </div>
  );
}

function NothingOpen({ hasTasks }: { hasTasks: boolean }) {
  const { t } = useTranslation('chat');
  return (
    <EmptyState icon={<MessagesSquare size={32} strokeWidth={1.5} />} title={t('noSelection.title')}>
      {t(hasTasks ? 'noSelection.pick' : 'noSelection.wait')}
    </EmptyState>
  );
}

function Conversation({ task, wrapUp }: { task: TaskView } & ConversationPaneProps) {
  const { t } = useTranslation('chat');
  const steady = useSteadyTask(task.interactionId) ?? task;
  const transcript = useTranscript(task.interactionId);
  const { held } = transcript;
  const name = task.customer.name ?? t('customer');
  useMessageAnnouncements(task.interactionId, name);
  const opened = t('pane', { name });
  useEffect(() => {
    announce(opened);
  }, [opened]);
  return (
    <div className="conversation">
      <ChatHeader task={steady} />
      {held ? (
        <Transcript
          task={steady}
          customerTyping={task.customerTyping}
          held={held}
          older={transcript.older}
          newer={transcript.newer}
          newest={transcript.newest}
        />
      ) : transcript.openFailed ? (
        <EmptyState title={t('openFailed')} action={<Button onPress={transcript.retryOpen}>{t('tryAgain')}</Button>} />
      ) : (
        <p className="transcript-loading">{t('loading')}</p>
      )}
      {task.state === 'wrapping' ? wrapUp(task) : <Composer task={steady} />}
    </div>
  );
}
