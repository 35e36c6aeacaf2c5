// One contact request: queue, page, who and what (masked), the time since it came and the time left, Accept.
import { useTranslation } from '../../app/i18n';
import type { OfferView } from '../../../src-preload/contract';
import { MaskedText } from '../../app/MaskedText';
import { useNow } from '../../app/clock';
import { Button } from '../../ui/Button';
import { classes } from '../../ui/class-names';
import { CountdownBar } from '../../ui/CountdownBar';
import { InitialsDisc } from '../../ui/InitialsDisc';
import { Kbd } from '../../ui/Kbd';
import { Pill } from '../../ui/Pill';
import { secondsLeft, Timer } from '../../ui/Timer';
import { URGENT_SECONDS } from './offer-stack';

interface OfferCardProps {
  offer: OfferView;
  /** Only the top one shows all it has; the ones under it are a line each. */
  full: boolean;
  /** The key that accepts the earliest one, on its button. */
  shortcut?: string | undefined;
  onAccept: (offer: OfferView) => void;
}

/** Number and bar of the time left before RONA. */
function TimeLeft({ offer, bar = false }: { offer: OfferView; bar?: boolean }) {
  const { t } = useTranslation('offer');
  const seconds = secondsLeft(offer.expiresAt, useNow());
  return (
    <span
      className={classes('offer-left', seconds <= URGENT_SECONDS && 'offer-left--urgent')}
      role="meter"
      aria-label={t('timeLeft')}
      aria-valuemin={0}
      aria-valuemax={Math.round((offer.expiresAt - offer.receivedAt) / 1_000)}
      aria-valuenow={seconds}
      aria-valuetext={t('seconds', { count: seconds })}
    >
      <span className="offer-left__number figures">{seconds}</span>
      {bar && <CountdownBar from={offer.receivedAt} until={offer.expiresAt} />}
    </span>
  );
}

export function OfferCard({ offer, full, shortcut, onAccept }: OfferCardProps) {
  const { t } = useTranslation('offer');
  const { customer, from, preview, reason } = offer;
  const name = customer.name ?? t('customer');
  const accepting = offer.state === 'accepting';
  const accept = (
    <Button
      variant="primary"
      size={full ? 'md' : 'sm'}
      isPending={accepting}
      aria-label={t('acceptFrom', { customer: name, queue: offer.queueName })}
      onPress={() => {
        onAccept(offer);
      }}
    >
      {accepting ? t('accepting') : t('accept')}
      {full && shortcut !== undefined && !accepting && (
        <span className="offer-key" aria-hidden="true">
          <Kbd>{shortcut}</Kbd>
        </span>
      )}
    </Button>
  );
  if (!full)
    return (
      <li className="offer-card offer-card--line" data-reservation={offer.reservationId}>
        <div className="offer-card__words">
          <span className="offer-card__queue truncate">{offer.queueName}</span>
          <span className="offer-card__page truncate">
            {name} · {offer.sourceName}
          </span>
        </div>
        <TimeLeft offer={offer} />
        {accept}
      </li>
    );
  return (
    <li className="offer-card offer-card--full" data-reservation={offer.reservationId}>
      {reason !== 'new' && (
        <p className="offer-card__reason">
          <Pill tone="accent">{t(`reason.${reason}`)}</Pill>
        </p>
      )}
      <div className="offer-card__head">
        <span className="offer-card__queue truncate">{offer.queueName}</span>
        <span className="offer-card__elapsed">
          <span className="visually-hidden">{t('elapsed')}</span>
          <Timer since={offer.receivedAt} />
        </span>
      </div>
      <p className="offer-card__page truncate">{t('page', { page: offer.sourceName })}</p>
      <div className="offer-card__customer">
        <InitialsDisc initials={customer.initials} colourKey={customer.colourKey} />
        <div className="offer-card__words">
          <span className="offer-card__name truncate">{name}</span>
          {preview && (
            <span className="offer-card__preview">
              <MaskedText value={preview} compact />
            </span>
          )}
        </div>
      </div>
      {from && (
        <p className="offer-card__from">
          {t('from', { name: from.name })}
          {from.note && (
            <span className="offer-card__note">
              <MaskedText value={from.note} compact />
            </span>
          )}
        </p>
      )}
      <div className="offer-card__foot">
        <TimeLeft offer={offer} bar />
        {accept}
      </div>
    </li>
  );
}
