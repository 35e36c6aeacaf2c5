// Timers of the agent's state: in this state, idle in all, and how many conversations of the limit are taken.
import { useTranslation } from '../../app/i18n';
import type { PresenceView } from '../../../src-preload/contract';
import { Timer } from '../../ui/Timer';

export const StateTimer = ({ since }: { since: number }) => <Timer since={since} className="state-picker__timer" />;

export function StateTimes({ presence: { state, engaged, capacity } }: { presence: PresenceView }) {
  const { t } = useTranslation('presence');
  const idleLonger = state.kind === 'idle' && state.idleSince !== undefined && state.idleSince < state.since;
  return (
    <div className="state-times">
      <dl className="state-times__rows">
        <div className="state-times__row">
          <dt>{t('inState')}</dt>
          <dd>
            <Timer since={state.since} />
          </dd>
        </div>
        {idleLonger && state.idleSince !== undefined ? (
          <div className="state-times__row">
            <dt>{t('totalIdle')}</dt>
            <dd>
              <Timer since={state.idleSince} />
            </dd>
          </div>
        ) : null}
        <div className="state-times__row">
          <dt>{t('capacity')}</dt>
          <dd className="figures">{t('capacityOf', { used: capacity.used, limit: capacity.limit })}</dd>
        </div>
      </dl>
      {engaged ? (
        <p className="state-times__note">{t(engaged === 'available' ? 'engagedAvailable' : 'engagedIdle')}</p>
      ) : null}
    </div>
  );
}
