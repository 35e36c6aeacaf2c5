// Reads new messages of the customer to a screen reader: politely, each once, and only those that arrive while the
// conversation is open (what was there before is read by going through the log).
import { useEffect, useRef } from 'react';
import { useTranslation } from '../../app/i18n';
import type { MessageView } from '../../../src-preload/contract';
import { announce } from '../../app/announcer';
import { messageSpeech } from './message-text';

/** More than this at once is counted instead of read. */
const MOST_READ = 3;

export function useMessageAnnouncements(messages: readonly MessageView[] | undefined, customerName: string): void {
  const { t } = useTranslation('chat');
  const { t: masked } = useTranslation('masked');
  const heard = useRef<number | null>(null);
  useEffect(() => {
    if (!messages) return;
    const last = messages.reduce((highest, { index }) => Math.max(highest, index ?? -1), -1);
    const from = heard.current;
    heard.current = Math.max(last, from ?? -1);
    if (from === null) return;
    const fresh = messages.filter(
      ({ index, author }) => author.kind === 'customer' && index !== undefined && index > from,
    );
    if (fresh.length > MOST_READ) announce(t('newReplies', { count: fresh.length }));
    else
      for (const message of fresh)
        announce(t('announceMessage', { name: customerName, text: messageSpeech({ chat: t, masked }, message) }));
  }, [messages, customerName, t, masked]);
}
