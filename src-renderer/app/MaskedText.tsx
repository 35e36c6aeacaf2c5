// Shows text that main has masked. A hidden value stands in tabular figures beside a small shield; a screen reader hears
// its kind and its ending ("payment card number ending 1111") instead of a row of asterisks.
import type { TFunction } from 'i18next';
import { Shield } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from './i18n';
import type { MaskedSpan, MaskedText as Masked } from '../../src-preload/contract';
import './masked-text.css';

const spanWords = (t: TFunction<'masked'>, { kind, ending }: MaskedSpan): string =>
  ending === undefined || ending === '' ? t(kind) : t('ending', { what: t(kind), ending });

export function MaskedText({ value, compact = false }: { value: Masked; compact?: boolean }) {
  const { t } = useTranslation('masked');
  if (value.masked.length === 0) return <>{value.text}</>;
  const pieces: ReactNode[] = [];
  let from = 0;
  for (const span of [...value.masked].sort((a, b) => a.start - b.start)) {
    if (span.start < from) continue;
    pieces.push(<Fragment key={`t${String(from)}`}>{value.text.slice(from, span.start)}</Fragment>);
    pieces.push(
      <span key={span.start} className="masked" title={t('hidden', { what: t(span.kind) })}>
        {!compact && <Shield className="masked-shield" size={12} aria-hidden="true" />}
        <span aria-hidden="true">{value.text.slice(span.start, span.end)}</span>
        <span className="visually-hidden">{spanWords(t, span)}</span>
      </span>,
    );
    from = span.end;
  }
  pieces.push(<Fragment key="end">{value.text.slice(from)}</Fragment>);
  return <>{pieces}</>;
}

/** The same as one string, for names and announcements: hidden values are spoken by kind and ending. */
export function maskedToSpeech(t: TFunction<'masked'>, value: Masked): string {
  let spoken = '';
  let from = 0;
  for (const span of [...value.masked].sort((a, b) => a.start - b.start)) {
    if (span.start < from) continue;
    spoken += value.text.slice(from, span.start) + spanWords(t, span);
    from = span.end;
  }
  return spoken + value.text.slice(from);
}
