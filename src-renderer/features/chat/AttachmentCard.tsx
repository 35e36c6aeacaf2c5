// What the customer attached, by kind, name and size. The content itself comes through the backend only and is not
// fetched by looking at the conversation.
import { FileText, Image, Mic, Video } from 'lucide-react';
import { useTranslation } from '../../app/i18n';
import type { PartView } from '../../../src-preload/contract';
import { MaskedText } from '../../app/MaskedText';

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

export function AttachmentCard({ part }: { part: PartView & { type: 'attachment' } }) {
  const { t, language } = useTranslation('chat');
  const Icon = ICONS[part.kind];
  return (
    <span className="attachment">
      <span className="attachment-icon" aria-hidden="true">
        <Icon size={18} />
      </span>
      <span className="attachment-words">
        <span className="attachment-name">
          <MaskedText value={part.name} />
        </span>
        <span className="attachment-size">
          {t('attachment.size', { kind: t(`attachment.${part.kind}`), size: fileSize(part.bytes, language) })}
        </span>
      </span>
    </span>
  );
}
