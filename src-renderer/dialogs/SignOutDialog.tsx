// Asks before signing out. An offer on screen or an open conversation refuses it.
import { useTranslation } from '../app/i18n';
import { desk } from '../app/desk-client';
import { QuestionDialog } from './QuestionDialog';

export function SignOutDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['common', 'settings']);
  return (
    <QuestionDialog
      title={t('settings:signOutTitle')}
      action={t('signOut')}
      ask={() => desk.session.signOut({})}
      onClose={onClose}
    >
      <p>{t('settings:signOutText')}</p>
    </QuestionDialog>
  );
}
