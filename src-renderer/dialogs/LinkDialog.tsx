// Asks before a link of a conversation leads out of the program, and names the host it really leads to (SPEC 3).
import { useTranslation } from '../app/i18n';
import { desk } from '../app/desk-client';
import { isInternational } from '../features/chat/links';
import './link-dialog.css';
import { QuestionDialog } from './QuestionDialog';

interface LinkDialogProps {
  url: string;
  host: string;
  onClose: () => void;
}

export function LinkDialog({ url, host, onClose }: LinkDialogProps) {
  const { t } = useTranslation('chat');
  return (
    <QuestionDialog
      title={t('link.title')}
      action={t('link.open')}
      ask={() => desk.link.open({ url })}
      wordsFor={({ code }) => (code === 'bad-url' ? t('link.refused') : undefined)}
      onClose={onClose}
    >
      <div className="link-dialog">
        <p>{t('link.leadsTo')}</p>
        <p className="link-dialog__host">{host}</p>
        {isInternational(host) && <p>{t('link.international')}</p>}
        <p className="link-dialog__url">{new URL(url).href}</p>
        <p>{t('link.advice')}</p>
      </div>
    </QuestionDialog>
  );
}
