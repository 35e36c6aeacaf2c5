// Says each new contact request once, assertively: it runs out in seconds. It takes no focus.
import { useEffect, useRef } from 'react';
import { useTranslation } from '../../app/i18n';
import type { OfferView } from '../../../src-preload/contract';
import { announce } from '../../app/announcer';
import { serverNow } from '../../app/clock';
import { maskedToSpeech } from '../../app/MaskedText';
import { secondsLeft } from '../../ui/Timer';
import { ACCEPT_KEY } from './use-accept-key';

export function useOfferAnnouncements(offers: readonly OfferView[]): void {
  const { t } = useTranslation('offer');
  const { t: masked } = useTranslation('masked');
  const said = useRef(new Set<string>());
  useEffect(() => {
    for (const offer of offers) {
      if (said.current.has(offer.reservationId)) continue;
      said.current.add(offer.reservationId);
      const sentence = t('announce', {
        queue: offer.queueName,
        page: offer.sourceName,
        customer: offer.customer.name ?? t('customer'),
        left: t('seconds', { count: secondsLeft(offer.expiresAt, serverNow()) }),
        key: ACCEPT_KEY,
      });
      const preview = offer.preview ? ` ${t('announcePreview', { text: maskedToSpeech(masked, offer.preview) })}` : '';
      announce(sentence + preview, 'assertive');
    }
    const present = new Set(offers.map(({ reservationId }) => reservationId));
    for (const id of said.current) if (!present.has(id)) said.current.delete(id);
  }, [offers, t, masked]);
}
