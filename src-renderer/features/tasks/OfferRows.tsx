// The offers on top of the task list, each with its time left and Accept.
import { useId } from 'react';
import { useTranslation } from '../../app/i18n';
import type { OfferView } from '../../../src-preload/contract';
import { accepting } from '../../app/accepting';
import { useDesk } from '../../app/store';
import { Button } from '../../ui/Button';
import { Countdown } from './Countdown';
import { sortOffers } from './task-order';

export function OfferRows() {
  const { t } = useTranslation('task');
  const titleId = useId();
  const offers = sortOffers(useDesk((state) => state.offers));
  return (
    <section className="offer-rows" aria-labelledby={titleId}>
      <div className="task-group__title">
        <span id={titleId}>{t('offers')}</span>
        <span className="figures" aria-hidden="true">
          {offers.length}
        </span>
      </div>
      <ul>
        {offers.map((offer) => (
          <OfferRow key={offer.reservationId} offer={offer} />
        ))}
      </ul>
    </section>
  );
}

function OfferRow({ offer }: { offer: OfferView }) {
  const { t } = useTranslation('task');
  const selectedId = useDesk((state) => state.ui.selectedId);
  const name = offer.customer.name ?? t('customer');
  return (
    <li className="offer-row" data-reservation={offer.reservationId}>
      <div className="offer-row__words">
        <span className="offer-row__name truncate">{name}</span>
        <span className="offer-row__queue truncate">
          {offer.queueName} · {offer.sourceName}
        </span>
      </div>
      <Countdown until={offer.expiresAt} />
      <Button
        variant="primary"
        size="sm"
        isPending={offer.state === 'accepting'}
        aria-label={t('acceptFrom', { customer: name, queue: offer.queueName })}
        onPress={() => void accepting.accept([offer], selectedId)}
      >
        {t('accept')}
      </Button>
    </li>
  );
}
