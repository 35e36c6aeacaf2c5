// The state of the line to the service (SPEC 9): nothing while it is live; else what is wrong, what still works, and the
// act that helps. Shown at once, announced once a phase.
import { CircleAlert, PlugZap, TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from '../../app/i18n';
import type { ConnectionView } from '../../../src-preload/contract';
import { announce } from '../../app/announcer';
import { serverNow, toServerTime } from '../../app/clock';
import { desk } from '../../app/desk-client';
import { usePerform } from '../../app/perform';
import { useAppDispatch, useDesk } from '../../app/store';
import { signingInAgainShown } from '../../app/ui-slice';
import { Button } from '../../ui/Button';
import { Timer } from '../../ui/Timer';
import './connection-strip.css';
import { useConnectionWords } from './use-connection-words';

const ICONS = {
  connecting: PlugZap,
  contested: TriangleAlert,
  degraded: TriangleAlert,
  reconnecting: TriangleAlert,
  lost: CircleAlert,
  superseded: CircleAlert,
  stopped: CircleAlert,
};

/** Another client that wants in is a question on a line that is up. */
const shownAs = ({ phase, contestedBy }: ConnectionView) => (contestedBy === undefined ? phase : 'contested');

export function ConnectionStrip() {
  const connection = useDesk((state) => state.connection);
  useAnnouncements(connection);
  const shown = shownAs(connection);
  if (shown === 'live' || shown === 'signed-out') return null;
  return <Strip connection={connection} shown={shown} />;
}

function Strip({ connection, shown }: { connection: ConnectionView; shown: keyof typeof ICONS }) {
  const words = useConnectionWords(connection);
  const { t } = useTranslation('connection');
  const Icon = ICONS[shown];
  return (
    <section className={`connection-strip connection-strip--${shown}`} aria-label={t('region')}>
      <Icon size={16} aria-hidden="true" className="connection-strip__icon" />
      <p className="connection-strip__text">
        <strong className="connection-strip__title">{words.title}</strong> <span>{words.works}</span>
      </p>
      <Attempt connection={connection} />
      <Act shown={shown} />
    </section>
  );
}

function Attempt({ connection: { phase, nextAttemptAt } }: { connection: ConnectionView }) {
  const { t } = useTranslation('connection');
  if (phase !== 'reconnecting' && phase !== 'lost') return null;
  if (nextAttemptAt === undefined || toServerTime(nextAttemptAt) <= serverNow()) {
    return <span className="connection-strip__attempt">{t('trying')}</span>;
  }
  const [before, after] = t('nextAttempt', { time: '\u0000' }).split('\u0000');
  return (
    <span className="connection-strip__attempt">
      {before}
      <Timer until={toServerTime(nextAttemptAt)} />
      {after}
    </span>
  );
}

function Act({ shown }: { shown: keyof typeof ICONS }) {
  const { t } = useTranslation('connection');
  const perform = usePerform();
  const dispatch = useAppDispatch();
  switch (shown) {
    case 'contested':
      return (
        <>
          <Button size="sm" onPress={() => void perform(desk.session.handOver({}))}>
            {t('handOver')}
          </Button>
          <Button size="sm" onPress={() => void perform(desk.session.stay({}))}>
            {t('stay')}
          </Button>
        </>
      );
    case 'connecting':
    case 'degraded':
      return null;
    case 'reconnecting':
    case 'lost':
      return (
        <Button size="sm" onPress={() => void perform(desk.session.retryNow({}))}>
          {t('retryNow')}
        </Button>
      );
    case 'superseded':
      return (
        <Button size="sm" onPress={() => void perform(desk.session.takeOver({}))}>
          {t('signInHere')}
        </Button>
      );
    case 'stopped':
      return (
        <Button size="sm" onPress={() => dispatch(signingInAgainShown(true))}>
          {t('signInAgain')}
        </Button>
      );
  }
}

/** A phase is spoken when it begins; the way back to `live` too, once something was wrong. */
function useAnnouncements(connection: ConnectionView) {
  const { title, works } = useConnectionWords(connection);
  const { t } = useTranslation('connection');
  const phase = shownAs(connection);
  const before = useRef(phase);
  useEffect(() => {
    const previous = before.current;
    if (previous === phase) return;
    before.current = phase;
    if (phase === 'live') {
      if (!['signed-out', 'connecting', 'contested'].includes(previous)) announce(t('back'));
    } else if (phase !== 'signed-out' && phase !== 'connecting') {
      announce(`${title}. ${works}`, phase === 'degraded' ? 'polite' : 'assertive');
    }
  }, [phase, title, works, t]);
}
