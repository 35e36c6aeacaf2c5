// What is said at an end of the transcript while a page is on its way or could not be had.
import { useTranslation } from '../../app/i18n';
import { Button } from '../../ui/Button';
import type { PageAsking } from './use-transcript';

interface TranscriptNoteProps {
  page: PageAsking;
  which: 'Older' | 'Newer';
  /** The button goes away with its press: somebody has to take the focus. */
  onAsked: () => void;
}

export function TranscriptNote({ page: { state, ask }, which, onAsked }: TranscriptNoteProps) {
  const { t } = useTranslation('chat');
  if (state === 'idle') return null;
  return (
    <div className="transcript-note" data-state={state} role="status">
      {state === 'loading' ? t(`loading${which}`) : t(which === 'Older' ? 'olderFailed' : 'newerFailed')}
      {state === 'failed' && (
        <Button
          size="sm"
          variant="quiet"
          onPress={() => {
            ask();
            onAsked();
          }}
        >
          {t('tryAgain')}
        </Button>
      )}
    </div>
  );
}
