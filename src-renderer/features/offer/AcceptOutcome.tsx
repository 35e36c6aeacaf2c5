// What became of an accept, when it is not plain to see: how many were taken, what was refused and why, and that a
// half-written message was left in peace. What a notice already says is not said twice.
import { X } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { useTranslation } from '../../app/i18n';
import type { NoticeView, RefusalCode } from '../../../src-preload/contract';
import { accepting, useAccepting, type AcceptReport } from '../../app/accepting';
import { useDesk } from '../../app/store';
import { IconButton } from '../../ui/IconButton';

const WORDED = [
  'reservation-expired',
  'reservation-taken',
  'unknown-item',
  'capacity-reached',
  'offline',
  'no-answer',
] as const;
const isWorded = (code: RefusalCode): code is (typeof WORDED)[number] =>
  (WORDED as readonly RefusalCode[]).includes(code);

/** Good news goes by itself; a refusal stays until it is read. */
const GOOD_NEWS_MS = 6_000;

const saidByNotice = (notices: readonly NoticeView[], reservationId: string, code: RefusalCode) =>
  notices.some(
    ({ kind, id, params }) =>
      (kind === 'offer-gone' && id.endsWith(reservationId)) ||
      (kind === 'rona' && code === 'reservation-expired' && params['late'] !== undefined),
  );

/** What is left to say about the last accept; null for nothing. */
export function useUnsaid(): AcceptReport | null {
  const notices = useDesk((state) => state.notices);
  const { report } = useAccepting();
  return useMemo(() => {
    if (!report) return null;
    const refused = report.refused.filter(({ reservationId, code }) => !saidByNotice(notices, reservationId, code));
    return refused.length === 0 && report.asked === 1 && !report.leftInList ? null : { ...report, refused };
  }, [report, notices]);
}

export function AcceptOutcome({ report }: { report: AcceptReport }) {
  const { t } = useTranslation('offer');
  const tasks = useDesk((state) => state.tasks);
  const { asked, accepted, leftInList, refused } = report;
  const codes = [...new Set(refused.map(({ code }) => code))];
  const good = codes.length === 0;

  useEffect(() => {
    if (!good) return undefined;
    const timer = setTimeout(accepting.dismissReport, GOOD_NEWS_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [good, report]);

  const only = accepted.length === 1 ? tasks.find(({ interactionId }) => interactionId === accepted[0]) : undefined;
  const lines: string[] = [];
  if (asked > 1)
    lines.push(
      accepted.length === asked
        ? t('outcome.all', { count: asked })
        : t('outcome.some', { accepted: accepted.length, total: asked }),
    );
  if (leftInList)
    lines.push(
      only
        ? t('outcome.opened', { customer: only.customer.name ?? t('customer') })
        : t('outcome.openedMany', { count: accepted.length }),
    );
  return (
    <div className="offer-outcome" data-tone={good ? 'info' : 'danger'}>
      <div className="offer-outcome__words" role={good ? 'status' : 'alert'}>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {codes.map((code) => (
          <p key={code} title={t('refused.details', { code })}>
            {t(`refused.${isWorded(code) ? code : 'other'}`)}
          </p>
        ))}
      </div>
      <IconButton size="sm" label={t('refused.dismiss')} onPress={accepting.dismissReport}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
