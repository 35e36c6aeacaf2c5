// One row of a transcript: a day, the unread divider, a system line, the typing indicator or a bubble.
import { memo } from 'react';
import { useTranslation } from '../../app/i18n';
import type { CustomerView, MessageView } from '../../../src-preload/contract';
import { useNow } from '../../app/clock';
import { InitialsDisc } from '../../ui/InitialsDisc';
import { Bubble } from './Bubble';
import type { Row } from './bubble-rows';
import { systemLine } from './system-words';
import { dayName } from './times';

const MINUTE = 60_000;

interface RowProps {
  row: Row;
  interactionId: string;
  customer: CustomerView;
}

/** "Today" turns into "Yesterday" at midnight, also in a conversation that stays open. */
function Day({ at }: { at: number }) {
  const { t, language } = useTranslation('chat');
  const now = useNow(MINUTE);
  return (
    <div className="day-row">
      <span>{dayName(t, language, at, now)}</span>
    </div>
  );
}

function UnreadDivider() {
  const { t } = useTranslation('chat');
  return (
    <div className="unread-row">
      <span>{t('unreadDivider')}</span>
    </div>
  );
}

function SystemLine({ message }: { message: MessageView }) {
  const { t } = useTranslation('chat');
  const words = message.parts.map((part) => (part.type === 'system' ? systemLine(t, part) : '')).join(' ');
  return <div className="system-row">{words}</div>;
}

function Typing({ customer }: { customer: CustomerView }) {
  const { t } = useTranslation('chat');
  return (
    <div className="bubble-row" data-side="customer" data-first data-last>
      <div className="bubble-disc">
        <InitialsDisc initials={customer.initials} colourKey={customer.colourKey} />
      </div>
      <div className="bubble typing">
        <span className="visually-hidden">{t('typing', { name: customer.name ?? t('customer') })}</span>
        <i aria-hidden="true" />
        <i aria-hidden="true" />
        <i aria-hidden="true" />
      </div>
    </div>
  );
}

export const TranscriptRow = memo(
  function TranscriptRow({ row, interactionId, customer }: RowProps) {
    switch (row.kind) {
      case 'day':
        return <Day at={row.at} />;
      case 'unread':
        return <UnreadDivider />;
      case 'system':
        return <SystemLine message={row.message} />;
      case 'typing':
        return <Typing customer={customer} />;
      case 'bubble': {
        const { message, first, last, named } = row;
        return <Bubble {...{ interactionId, message, customer, first, last, named }} />;
      }
    }
  },
  (before, after) =>
    before.customer === after.customer &&
    before.interactionId === after.interactionId &&
    (before.row === after.row || sameRow(before.row, after.row)),
);

/** Rows are built anew for every batch; what they show mostly is not. */
function sameRow(a: Row, b: Row): boolean {
  if (a.kind !== b.kind || a.key !== b.key) return false;
  if (a.kind === 'bubble' && b.kind === 'bubble')
    return a.message === b.message && a.first === b.first && a.last === b.last && a.named === b.named;
  if (a.kind === 'system' && b.kind === 'system') return a.message === b.message;
  return true;
}
