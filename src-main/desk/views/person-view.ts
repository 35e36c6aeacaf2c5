// Customer, initials and names as the window shows them.
import type { CustomerView, MaskedText } from '../../../src-preload/contract';
import type { MaskedCustomer, MaskedSender } from '../../domain/masked';

export const customerView = ({ customerId, displayName, initials, locale }: MaskedCustomer): CustomerView => ({
  colourKey: customerId,
  ...(displayName ? { name: displayName } : {}),
  // Initials of a name that is a number or an address would be its beginning.
  ...(initials && !displayName?.includes('*') ? { initials } : {}),
  ...(locale ? { locale } : {}),
});

/** The colleague who transfers or invites. */
export const senderView = ({ displayName, note }: MaskedSender): { name: string; note?: MaskedText } => ({
  name: displayName,
  ...(note === undefined ? {} : { note }),
});

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** First letters of the first and the last word. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends
    .map((word) => [...graphemes.segment(word ?? '')][0]?.segment ?? '')
    .join('')
    .toLocaleUpperCase();
}
