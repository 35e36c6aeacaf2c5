// The composer when nothing can be written: it says why, and a draft stays readable and copyable.
import { CircleAlert, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from '../../app/i18n';
import type { SteadyTask } from '../../app/steady-task';
import { useDraftText } from '../../app/drafts';
import { Button } from '../../ui/Button';
import type { ComposerLock } from './composer-rules';

export function ClosedComposer({ task, lock }: { task: SteadyTask; lock: NonNullable<ComposerLock> }) {
  const { t } = useTranslation('chat');
  const draft = useDraftText(task.interactionId);
  const [copying, setCopying] = useState<'done' | 'failed' | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(draft).then(
      () => {
        setCopying('done');
      },
      () => {
        setCopying('failed');
      },
    );
  const reason = lock === 'interrupted' && task.interruptedReason === 'asset-deleted' ? 'asset-deleted' : lock;
  return (
    <div className="composer composer-closed">
      <p className="composer-closed-why" role="status">
        <CircleAlert size={16} aria-hidden="true" />
        {t(`composer.locked.${reason}`)}
      </p>
      {draft.trim() !== '' && (
        <div className="composer-closed-draft">
          <span className="composer-closed-label">{t('composer.draft')}</span>
          <p>{draft}</p>
          <Button size="sm" onPress={() => void copy()}>
            <Copy size={14} aria-hidden="true" />
            {copying === 'done' ? t('composer.copied') : t('composer.copyDraft')}
          </Button>
          {copying === 'failed' && (
            <p className="composer-closed-failed" role="alert">
              {t('composer.copyFailed')}
            </p>
          )}
        </div>
      )}
    </div>
  );
}
