// What can be done about an own message that did not go out, or has not yet: try again, correct, put away.
import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from '../../app/i18n';
import type { DeliveryView, MessageView, Result } from '../../../src-preload/contract';
import { desk } from '../../app/desk-client';
import { useAppDispatch, useDesk } from '../../app/store';
import { composerAsked } from '../../app/ui-slice';
import { Button } from '../../ui/Button';
import { putBack } from './draft-text';
import { failureWords } from './failure-words';
import { messageExcerpt } from './message-text';
import { undoSend } from './undo-send';

/** Something can be done about it. */
export function hasRemedies(delivery: DeliveryView | undefined): delivery is DeliveryView {
  return delivery !== undefined && REMEDIED.has(delivery.state);
}

const REMEDIED: ReadonlySet<DeliveryView['state']> = new Set(['failed', 'queued', 'held', 'asked']);

export function MessageRemedies({ interactionId, message }: { interactionId: string; message: MessageView }) {
  const { t } = useTranslation('chat');
  const { t: masked } = useTranslation('masked');
  const dispatch = useAppDispatch();
  const canWrite = useDesk((state) =>
    state.tasks.some((task) => task.interactionId === interactionId && task.state === 'active'),
  );
  const [busy, setBusy] = useState(false);
  const [refusedCode, setRefusedCode] = useState<string | null>(null);
  const { delivery, key } = message;
  if (!hasRemedies(delivery)) return null;
  const text = messageExcerpt({ chat: t, masked }, message);

  const act = async <T,>(call: Promise<Result<T>>) => {
    setBusy(true);
    setRefusedCode(null);
    const result = await call;
    setBusy(false);
    if (!result.ok) setRefusedCode(result.refusal.code);
    return result;
  };
  const edit = async () => {
    const taken = await act(desk.message.discard({ interactionId, key, giveBack: true }));
    if (!taken.ok) return;
    putBack(interactionId, taken.value.text);
    dispatch(composerAsked(interactionId));
  };

  const undo = async () => {
    if ((await act(undoSend(interactionId, key))).ok) dispatch(composerAsked(interactionId));
  };

  const failed = delivery.state === 'failed';
  if (delivery.state === 'held')
    return (
      <div className="bubble-remedies">
        <div className="bubble-actions">
          <Button
            size="sm"
            isDisabled={busy}
            aria-label={t('undoName', { text })}
            aria-keyshortcuts="Control+Z"
            onPress={() => void undo()}
          >
            {t('undo')}
          </Button>
        </div>
      </div>
    );
  return (
    <div className="bubble-remedies">
      {failed && (
        <p className="bubble-reason">
          <CircleAlert size={14} aria-hidden="true" />
          {failureWords(t, delivery.code)}
        </p>
      )}
      {refusedCode !== null && (
        <p className="bubble-reason" role="alert" title={t('actionFailed.details', { code: refusedCode })}>
          {t('actionFailed.message')}
        </p>
      )}
      <div className="bubble-actions">
        {failed && delivery.retryable && (
          <Button
            size="sm"
            isDisabled={busy}
            aria-label={t('retryName', { text })}
            onPress={() => void act(desk.message.retry({ interactionId, key }))}
          >
            {t('retry')}
          </Button>
        )}
        {failed && canWrite && (
          <Button size="sm" isDisabled={busy} aria-label={t('editName', { text })} onPress={() => void edit()}>
            {t('edit')}
          </Button>
        )}
        <Button
          size="sm"
          variant="quiet"
          isDisabled={busy}
          aria-label={t(failed ? 'deleteName' : 'takeBackName', { text })}
          onPress={() => void act(desk.message.discard({ interactionId, key }))}
        >
          {t(failed ? 'delete' : 'takeBack')}
        </Button>
      </div>
    </div>
  );
}
