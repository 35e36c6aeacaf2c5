// Saves an attachment where the agent says; what became of it stands beside the button.
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from '../../app/i18n';
import type { PartView, Refusal } from '../../../src-preload/contract';
import { desk } from '../../app/desk-client';
import { refusalWords } from '../../app/refusal-words';
import { Button } from '../../ui/Button';

interface SaveButtonProps {
  interactionId: string;
  part: PartView & { type: 'attachment' };
  /** As it is spoken. */
  name: string;
}

export function SaveButton({ interactionId, part, name }: SaveButtonProps) {
  const { t } = useTranslation('chat');
  const { t: words } = useTranslation('refusal');
  const [state, setState] = useState<'idle' | 'busy' | 'saved' | Refusal>('idle');
  const save = async () => {
    setState('busy');
    const result = await desk.attachment.save({
      interactionId,
      attachmentId: part.attachmentId,
      name: part.name.text.slice(0, 200),
    });
    if (!result.ok) setState(result.refusal);
    else setState(result.value.outcome === 'saved' ? 'saved' : 'idle');
  };
  return (
    <span className="attachment-save">
      <Button
        size="sm"
        icon={<Download size={14} />}
        isPending={state === 'busy'}
        aria-label={t('attachment.saveName', { name })}
        onPress={() => void save()}
      >
        {t('attachment.save')}
      </Button>
      <span className="attachment-saved" role="status">
        {state === 'saved' ? t('attachment.saved') : typeof state === 'object' ? refusalWords(words, state) : null}
      </span>
    </span>
  );
}
