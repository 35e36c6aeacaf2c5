// An image of the conversation, as large as the window allows.
import { useTranslation } from '../app/i18n';
import type { MaskedText } from '../../src-preload/contract';
import { maskedToSpeech } from '../app/MaskedText';
import { refusalWords } from '../app/refusal-words';
import { useAttachment } from '../features/chat/use-attachment';
import { Dialog } from '../ui/Dialog';
import './image-dialog.css';

interface ImageDialogProps {
  interactionId: string;
  attachmentId: string;
  name: MaskedText;
  onClose: () => void;
}

export function ImageDialog({ interactionId, attachmentId, name, onClose }: ImageDialogProps) {
  const { t } = useTranslation('common');
  const { t: words } = useTranslation('refusal');
  const { t: masked } = useTranslation('masked');
  const { state, spoiled } = useAttachment(interactionId, attachmentId, true);
  const title = maskedToSpeech(masked, name);
  return (
    <Dialog title={title} closeLabel={t('close')} onClose={onClose}>
      {state.kind === 'ready' ? (
        <img className="image-dialog__image" src={state.url} alt={title} draggable={false} onError={spoiled} />
      ) : state.kind === 'failed' ? (
        <p role="alert">{refusalWords(words, state.refusal)}</p>
      ) : null}
    </Dialog>
  );
}
