// Asks before a link of a conversation leads out of the program, and names the host it really leads to (SPEC 3).
import { useState } from 'react';
import { useTranslation } from '../app/i18n';
import type { Refusal } from '../../src-preload/contract';
import { desk } from '../app/desk-client';
import { refusalWords } from '../app/refusal-words';
import { isInternational } from '../features/chat/links';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import './link-dialog.css';

interface LinkDialogProps {
  url: string;
  host: string;
  onClose: () => void;
}

export function LinkDialog({ url, host, onClose }: LinkDialogProps) {
  const { t } = useTranslation(['common', 'chat']);
  const { t: words } = useTranslation('refusal');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setBusy] = useState(false);
  const open = async () => {
    setBusy(true);
    const result = await desk.link.open({ url });
    setBusy(false);
    if (result.ok) onClose();
    else setRefusal(result.refusal);
  };
  return (
    <Dialog
      role="alertdialog"
      title={t('chat:link.title')}
      closeLabel={t('close')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            {t('cancel')}
          </Button>
          <Button variant="primary" isPending={isBusy} onPress={() => void open()}>
            {t('chat:link.open')}
          </Button>
        </>
      }
    >
      <div className="link-dialog">
        <p>{t('chat:link.leadsTo')}</p>
        <p className="link-dialog__host">{host}</p>
        {isInternational(host) && <p>{t('chat:link.international')}</p>}
        <p className="link-dialog__url">{new URL(url).href}</p>
        <p>{t('chat:link.advice')}</p>
        {refusal ? (
          <p role="alert" className="link-dialog__refusal">
            {refusal.code === 'bad-url' ? t('chat:link.refused') : refusalWords(words, refusal)}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}
