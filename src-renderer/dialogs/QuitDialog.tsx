// Asks before the program ends with work that is open (SPEC 8): says what it is, and follows it while the agent thinks.
import type { LeavingQuestion, OpenWork } from '../../src-preload/contract';
import { desk } from '../app/desk-client';
import { useTranslation } from '../app/i18n';
import { usePerform } from '../app/perform';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import './quit-dialog.css';

const KINDS = ['offers', 'conversations', 'wrapUps', 'unsent'] as const satisfies readonly (keyof OpenWork)[];

const QUIT = { title: 'quit.title', text: 'quit.text', anyway: 'quit.anyway', end: 'quit.quit' } as const;
const RESTART = {
  title: 'quit.restartTitle',
  text: 'quit.restartText',
  anyway: 'quit.restartAnyway',
  end: 'quit.restart',
} as const;

export function QuitDialog({ work }: { work: LeavingQuestion }) {
  const { t } = useTranslation('program');
  const perform = usePerform();
  const open = KINDS.filter((kind) => work[kind] > 0);
  const words = work.isRestart ? RESTART : QUIT;
  const stay = () => void perform(desk.program.stay({}));
  return (
    <Dialog
      role="alertdialog"
      title={t(words.title)}
      closeLabel={t('quit.stay')}
      onClose={stay}
      actions={
        <>
          <Button
            variant={open.length > 0 ? 'danger' : 'secondary'}
            onPress={() => void perform(desk.program.quit({}))}
          >
            {t(open.length > 0 ? words.anyway : words.end)}
          </Button>
          <Button variant="primary" autoFocus onPress={stay}>
            {t('quit.stay')}
          </Button>
        </>
      }
    >
      {open.length > 0 ? (
        <>
          <p>{t(words.text)}</p>
          <ul className="quit-dialog__work">
            {open.map((kind) => (
              <li key={kind}>{t(`quit.${kind}`, { count: work[kind] })}</li>
            ))}
          </ul>
        </>
      ) : (
        <p>{t('quit.nothing')}</p>
      )}
    </Dialog>
  );
}
