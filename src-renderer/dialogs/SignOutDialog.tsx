// Asks before signing out. A refusal (an offer on screen, an open conversation) is said here, where it was asked.
import { useState } from 'react';
import { useTranslation } from '../app/i18n';
import type { Refusal } from '../../src-preload/contract';
import { desk } from '../app/desk-client';
import { refusalWords } from '../app/refusal-words';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import './sign-out-dialog.css';

export function SignOutDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['common', 'settings']);
  const { t: words } = useTranslation('refusal');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setBusy] = useState(false);
  const signOut = async () => {
    setBusy(true);
    const result = await desk.session.signOut({});
    setBusy(false);
    if (result.ok) onClose();
    else setRefusal(result.refusal);
  };
  return (
    <Dialog
      role="alertdialog"
      title={t('settings:signOutTitle')}
      closeLabel={t('close')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            {t('cancel')}
          </Button>
          <Button variant="primary" isPending={isBusy} onPress={() => void signOut()}>
            {t('signOut')}
          </Button>
        </>
      }
    >
      <p>{t('settings:signOutText')}</p>
      {refusal ? (
        <p role="alert" className="sign-out-dialog__refusal">
          {refusalWords(words, refusal)}
        </p>
      ) : null}
    </Dialog>
  );
}
