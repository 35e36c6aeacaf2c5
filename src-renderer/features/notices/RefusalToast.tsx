// A refused call in words. Leaves by itself, but not while the agent reads it.
import { useEffect } from 'react';
import { useTranslation } from '../../app/i18n';
import { announce } from '../../app/announcer';
import { refusalDetails, refusalWords } from '../../app/refusal-words';
import { useAppDispatch } from '../../app/store';
import { toastDismissed, type Toast } from '../../app/ui-slice';
import { Alert } from '../../ui/Alert';

const SHOWN_MS = 12_000;

export function RefusalToast({ toast, isHeld }: { toast: Toast; isHeld: boolean }) {
  const { t } = useTranslation('refusal');
  const { t: common } = useTranslation();
  const dispatch = useAppDispatch();
  const text = refusalWords(t, toast.refusal);

  useEffect(() => announce(text, 'assertive'), [text]);
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => dispatch(toastDismissed(toast.id)), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [dispatch, isHeld, toast.id]);

  return (
    <Alert
      tone="danger"
      title={t('title')}
      dismissLabel={common('dismiss')}
      onDismiss={() => dispatch(toastDismissed(toast.id))}
    >
      {text}
      <details>
        <summary>{common('details')}</summary>
        <span className="selectable">{refusalDetails(t, toast.refusal)}</span>
      </details>
    </Alert>
  );
}
