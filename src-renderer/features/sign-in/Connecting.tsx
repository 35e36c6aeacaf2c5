// Signing in by itself at start (stored token, simulated customers): says so, and leaves a way to the sign-in screen.
import { useTranslation } from '../../app/i18n';
import { desk } from '../../app/desk-client';
import { usePerform } from '../../app/perform';
import { useDesk } from '../../app/store';
import { Button } from '../../ui/Button';
import { Mark } from '../../ui/Mark';
import './connecting.css';

export function Connecting() {
  const { t } = useTranslation('signIn');
  const { t: common } = useTranslation();
  const { host, embedded } = useDesk((state) => state.connection);
  const perform = usePerform();
  const words = embedded ? t('starting') : host === undefined ? t('connectingAnywhere') : t('connecting', { host });
  return (
    <main className="connecting">
      <Mark />
      <p role="status">{words}</p>
      <Button variant="quiet" onPress={() => void perform(desk.session.signOut({}))}>
        {common('cancel')}
      </Button>
    </main>
  );
}
