// The delivery state of one's own message: a mark for the eye, words for everybody (SPEC 3).
import { Check, CheckCheck, CircleAlert, Clock } from 'lucide-react';
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
} as const;

export function DeliveryMark({ delivery }: { delivery: DeliveryView }) {
  const { t } = useTranslation('chat');
  const Icon = ICONS[delivery.state];
  return (
    <span className="delivery" data-state={delivery.state}>
      <span>{t(`delivery.${delivery.state}`)}</span>
      <Icon size={14} aria-hidden="true" />
    </span>
  );
}
