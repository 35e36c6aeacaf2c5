// Words of the system lines in a transcript. The codes are an open set: one without words here is shown as a note.
import type { TFunction } from 'i18next';
import type { PartView } from '../../../src-preload/contract';

const KNOWN = [
  'participant-joined',
  'participant-left',
  'participant-lost',
  'participant-removed',
  'transferred',
  'owner-changed',
  'conference-declined',
  'conference-timeout',
  'conference-canceled',
  'conference-failed',
  'asset-deleted',
  'conversation-started',
  'conversation-ended',
] as const;

const isKnown = (code: string): code is (typeof KNOWN)[number] => (KNOWN as readonly string[]).includes(code);

export function systemLine(t: TFunction<'chat'>, part: PartView & { type: 'system' }): string {
  if (!isKnown(part.code)) return t('system.other', { code: part.code });
  const someone = t('system.someone');
  return t(`system.${part.code}`, { name: someone, from: someone, to: someone, page: '', ...part.params });
}
