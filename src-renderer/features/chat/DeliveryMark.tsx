// The delivery state of one's own message: a mark for the eye, words for everybody (SPEC 3).
import { Check, CheckCheck, CircleAlert, CircleQuestionMark, Clock } from 'lucide-react';
import { useNow } from '../../app/clock';
import { useTranslation } from '../../app/i18n';
import type { DeliveryView } from '../../../src-preload/contract';

const ICONS = {
  queued: Clock,
  sending: Clock,
  unconfirmed: Clock,
  accepted: Clock,
  sent: Check,
  delivered: CheckCheck,
  read: CheckCheck,
  failed: CircleAlert,
  held: Clock,
  asked: CircleQuestionMark,
} as const;

/** Counts down; what comes after its last second is the desk's word. */
function Held({ until }: { until: number }) {
  const { t } = useTranslation('chat');
  const seconds = Math.floor((until - useNow()) / 1_000);
  return <>{seconds > 0 ? t('delivery.held', { seconds }) : t('delivery.sending')}</>;
}

export function DeliveryMark({ delivery }: { delivery: DeliveryView }) {
  const { t } = useTranslation('chat');
  const Icon = ICONS[delivery.state];
  return (
    <span className="delivery" data-state={delivery.state}>
      <span>{delivery.state === 'held' ? <Held until={delivery.until} /> : t(`delivery.${delivery.state}`)}</span>
      <Icon size={14} aria-hidden="true" />
    </span>
  );
}
