// What the customer attached. An image is shown in a frame of fixed size, so that nothing jumps when it comes; sound and
// film are fetched when played; any file can be saved. All of it comes through the backend only (SPEC 3).
import { FileText, Image, Mic, Play, Video } from 'lucide-react';
import { useTranslation } from '../../app/i18n';
import type { PartView } from '../../../src-preload/contract';
import { maskedToSpeech, MaskedText } from '../../app/MaskedText';
import { refusalWords } from '../../app/refusal-words';
import { useAppDispatch } from '../../app/store';
import { dialogOpened } from '../../app/ui-slice';
import { Button } from '../../ui/Button';
import { SaveButton } from './SaveButton';
import { useAttachment, type AttachmentState } from './use-attachment';
import './attachment.css';

type Part = PartView & { type: 'attachment' };
type Ids = { interactionId: string };

const ICONS = { image: Image, video: Video, audio: Mic, file: FileText } as const;
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** Size in the locale's words, decimal steps: "9 bytes", "1.4 MB", "1,4 Mo". The short word for bytes has no plural. */
export function fileSize(bytes: number, locale: string): string {
  const step = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  const unit = UNITS[step] ?? 'byte';
  const maximumFractionDigits = value < 10 && step > 0 ? 1 : 0;
  const unitDisplay = step === 0 ? 'long' : 'short';
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay, maximumFractionDigits }).format(value);
}

/** Number and unit stay in one line. */
const unbroken = (size: string) => size.replace(' ', '\u00a0');

export function AttachmentCard({ interactionId, part }: Ids & { part: Part }) {
  const { t, language } = useTranslation('chat');
  const { t: masked } = useTranslation('masked');
  const Icon = ICONS[part.kind];
  const name = maskedToSpeech(masked, part.name);
  return (
    <span className="attachment" data-kind={part.kind}>
      {part.kind === 'image' && <ImageFrame interactionId={interactionId} part={part} name={name} />}
      {(part.kind === 'video' || part.kind === 'audio') && (
        <Player interactionId={interactionId} part={part} kind={part.kind} name={name} />
      )}
      <span className="attachment-line">
        <span className="attachment-icon" aria-hidden="true">
          <Icon size={18} />
        </span>
        <span className="attachment-words">
          <span className="attachment-name">
            <MaskedText value={part.name} />
          </span>
          <span className="attachment-size">
            {t('attachment.size', {
              kind: t(`attachment.${part.kind}`),
              size: unbroken(fileSize(part.bytes, language)),
            })}
          </span>
        </span>
        <SaveButton interactionId={interactionId} part={part} name={name} />
      </span>
    </span>
  );
}

/** Why nothing is to be seen, and what to do. */
function Trouble({ state, name, retry }: { state: AttachmentState; name: string; retry: () => void }) {
  const { t } = useTranslation('chat');
  const { t: words } = useTranslation('refusal');
  if (state.kind !== 'failed') return null;
  return (
    <span className="attachment-trouble" role="status">
      <span>{refusalWords(words, state.refusal)}</span>
      {state.refusal.retryable && (
        <Button size="sm" aria-label={t('attachment.retryName', { name })} onPress={retry}>
          {t('tryAgain')}
        </Button>
      )}
    </span>
  );
}

function ImageFrame({ interactionId, part, name }: Ids & { part: Part; name: string }) {
  const { t } = useTranslation('chat');
  const dispatch = useAppDispatch();
  const { state, load, spoiled } = useAttachment(interactionId, part.attachmentId, true);
  return (
    <span className="attachment-frame" data-state={state.kind}>
      {state.kind === 'ready' && (
        <Button
          variant="quiet"
          className="attachment-thumb"
          aria-label={t('attachment.enlarge', { name })}
          onPress={() => {
            const { attachmentId } = part;
            dispatch(dialogOpened({ kind: 'image', interactionId, attachmentId, name: part.name }));
          }}
        >
          <img src={state.url} alt="" draggable={false} onError={spoiled} />
        </Button>
      )}
      {state.kind === 'loading' && <Image size={24} aria-hidden="true" />}
      <Trouble state={state} name={name} retry={load} />
    </span>
  );
}

function Player({ interactionId, part, kind, name }: Ids & { part: Part; kind: 'audio' | 'video'; name: string }) {
  const { t } = useTranslation('chat');
  const { state, load, spoiled } = useAttachment(interactionId, part.attachmentId, false);
  const label = t(`attachment.named`, { kind: t(`attachment.${kind}`), name });
  const controls = { controls: true, autoPlay: true, 'aria-label': label, onError: spoiled };
  return (
    <span className="attachment-frame" data-kind={kind} data-state={state.kind}>
      {state.kind === 'ready' ? (
        kind === 'video' ? (
          <video src={state.url} {...controls} disablePictureInPicture />
        ) : (
          <audio src={state.url} {...controls} />
        )
      ) : state.kind === 'failed' ? (
        <Trouble state={state} name={name} retry={load} />
      ) : (
        <Button
          size="sm"
          icon={<Play size={16} />}
          isPending={state.kind === 'loading'}
          aria-label={t('attachment.playName', { name })}
          onPress={load}
        >
          {t('attachment.play')}
        </Button>
      )}
    </span>
  );
}
