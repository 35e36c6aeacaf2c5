// What the colleague wrote along with the transfer, above the conversation it is about. It can be folded away.
import { StickyNote } from 'lucide-react';
import { useTranslation } from '../../app/i18n';
import type { SteadyTask } from '../../app/steady-task';
import { MaskedText } from '../../app/MaskedText';

export function ReceivedNote({ task }: { task: SteadyTask }) {
  const { t } = useTranslation('chat');
  const { receivedFrom } = task;
  if (receivedFrom?.note === undefined) return null;
  return (
    <details className="received-note" open>
      <summary>
        <StickyNote size={16} aria-hidden="true" />
        {t('received.note', { name: receivedFrom.name })}
      </summary>
      <p className="received-note__text selectable" tabIndex={0}>
        <MaskedText value={receivedFrom.note} />
      </p>
    </details>
  );
}
