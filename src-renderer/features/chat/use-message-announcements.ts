// Reads new messages of the customer to a screen reader: politely, each once, and only those that arrive while the
// conversation is open (what was there before is read by going through the log).
import { useEffect } from 'react';
import { useTranslation } from '../../app/i18n';
import { announce } from '../../app/announcer';
import { messageSpeech } from './message-text';
import { transcripts } from './transcripts';

/** More than this at once is counted instead of read. */
const MOST_READ = 3;

export function useMessageAnnouncements(interactionId: string, customerName: string): void {
  const { t } = useTranslation('chat');
  const { t: masked } = useTranslation('masked');
  useEffect(
    () =>
      transcripts.onArrived((where, messages) => {
        if (where !== interactionId) return;
        if (messages.length > MOST_READ) announce(t('newReplies', { count: messages.length }));
        else
          for (const message of messages)
            announce(t('announceMessage', { name: customerName, text: messageSpeech({ chat: t, masked }, message) }));
      }),
    [interactionId, customerName, t, masked],
  );
}
