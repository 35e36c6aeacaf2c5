// The frame of the two dialogs that ask a colleague: whom (the caller's list), one act, the reason in words when it is
// refused. When the conversation cannot be handed on any more, it says so and can only be closed.
import { useState, type ReactNode } from 'react';
import type { Refusal, Result } from '../../../src-preload/contract';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { useTranslation } from '../i18n';
import { refusalDetails, refusalWords } from '../refusal-words';
import { useHandoverBlock } from './block';
import './handover-dialog.css';

export interface HandoverDialogProps {
  interactionId: string;
  purpose: 'transfer' | 'conference';
  /** Beside the act: whom it goes to, or what is missing. */
  choice: ReactNode;
  isReady: boolean;
  commit: () => Promise<Result>;
  /** After a refusal, which is said here. */
  onRefused: (refusal: Refusal) => void;
  onClose: () => void;
  /** After it was done and the dialog has closed. */
  onDone?: () => void;
  children: ReactNode;
}

export function HandoverDialog(props: HandoverDialogProps) {
  const { interactionId, purpose, choice, isReady, commit, onRefused, onClose, onDone, children } = props;
  const { t } = useTranslation('target');
  const { t: common } = useTranslation('common');
  const { t: words } = useTranslation('refusal');
  const { task, block } = useHandoverBlock(interactionId);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setBusy] = useState(false);
  const title = t(`title.${purpose}`);

  // While the act is on its way its answer counts: the wrap-up it leads to is no obstacle.
  if (block !== null && !isBusy)
    return (
      <Dialog
        title={title}
        closeLabel={common('close')}
        onClose={onClose}
        actions={
          <Button variant="primary" autoFocus onPress={onClose}>
            {common('close')}
          </Button>
        }
      >
        <p role="alert">{t(`blocked.${purpose}.${block}`, { name: task?.conference.agentName ?? t('colleague') })}</p>
      </Dialog>
    );

  const act = async () => {
    setBusy(true);
    setRefusal(null);
    const result = await commit();
    if (result.ok) {
      onClose();
      onDone?.();
      return;
    }
    setBusy(false);
    setRefusal(result.refusal);
    onRefused(result.refusal);
  };
  return (
    <Dialog
      title={title}
      {...(isBusy ? {} : { closeLabel: common('close') })}
      onClose={onClose}
      actions={
        <>
          <p id="handover-choice" className="handover__choice">
            {choice}
          </p>
          <Button isDisabled={isBusy} onPress={onClose}>
            {common('cancel')}
          </Button>
          <Button
            variant="primary"
            isDisabled={!isReady}
            isPending={isBusy}
            aria-describedby="handover-choice"
            onPress={() => void act()}
          >
            {t(`${isBusy ? 'acting' : 'act'}.${purpose}`)}
          </Button>
        </>
      }
    >
      <div className="handover">
        <p className="handover__about">
          {t('about', { name: task?.customer.name ?? common('customer'), queue: task?.queueName ?? '' })}
        </p>
        {refusal && (
          <p role="alert" className="handover__refusal" title={refusalDetails(words, refusal)}>
            {t(`refused.${purpose}`, { why: refusalWords(words, refusal) })}
          </p>
        )}
        {children}
      </div>
    </Dialog>
  );
}
