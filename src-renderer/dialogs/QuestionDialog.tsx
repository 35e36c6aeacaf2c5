// Asks before one call that may be refused: the primary action makes it, success closes, a refusal is said here, where
// it was asked. Cancelling is always first in focus.
import { useState, type ReactNode } from 'react';
import type { Refusal, Result } from '../../src-preload/contract';
import { useTranslation } from '../app/i18n';
import { refusalWords } from '../app/refusal-words';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import './question-dialog.css';

export interface QuestionDialogProps {
  title: string;
  /** What the primary button says: a verb. */
  action: string;
  ask: () => Promise<Result>;
  /** Own words for some refusals; undefined: the usual ones. */
  wordsFor?: (refusal: Refusal) => string | undefined;
  onClose: () => void;
  children: ReactNode;
}

export function QuestionDialog({ title, action, ask, wordsFor, onClose, children }: QuestionDialogProps) {
  const { t } = useTranslation('common');
  const { t: words } = useTranslation('refusal');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setBusy] = useState(false);
  const act = async () => {
    setBusy(true);
    const result = await ask();
    setBusy(false);
    if (result.ok) onClose();
    else setRefusal(result.refusal);
  };
  return (
    <Dialog
      role="alertdialog"
      title={title}
      closeLabel={t('close')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            {t('cancel')}
          </Button>
          <Button variant="primary" isPending={isBusy} onPress={() => void act()}>
            {action}
          </Button>
        </>
      }
    >
      {children}
      {refusal ? (
        <p role="alert" className="question-dialog__refusal">
          {wordsFor?.(refusal) ?? refusalWords(words, refusal)}
        </p>
      ) : null}
    </Dialog>
  );
}
