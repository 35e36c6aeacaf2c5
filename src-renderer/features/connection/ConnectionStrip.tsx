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
  degraded: TriangleAlert,
  reconnecting: TriangleAlert,
  lost: CircleAlert,
  superseded: CircleAlert,
  stopped: CircleAlert,
};

export function ConnectionStrip() {
  const connection = useDesk((state) => state.connection);
  useAnnouncements(connection);
  const { phase } = connection;
  if (phase === 'live' || phase === 'signed-out') return null;
  return <Strip connection={connection} phase={phase} />;
}

function Strip({ connection, phase }: { connection: ConnectionView; phase: keyof typeof ICONS }) {
  const words = useConnectionWords(connection);
  const { t } = useTranslation('connection');
  const Icon = ICONS[phase];
  return (
    <section className={`connection-strip connection-strip--${phase}`} aria-label={t('region')}>
      <Icon size={16} aria-hidden="true" className="connection-strip__icon" />
      <p className="connection-strip__text">
        <strong className="connection-strip__title">{words.title}</strong> <span>{words.works}</span>
      </p>
      <Attempt connection={connection} />
      <Act phase={phase} />
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

function Act({ phase }: { phase: keyof typeof ICONS }) {
  const { t } = useTranslation('connection');
  const perform = usePerform();
  const dispatch = useAppDispatch();
  switch (phase) {
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
  const before = useRef(connection.phase);
  const { phase } = connection;
  useEffect(() => {
    const previous = before.current;
    if (previous === phase) return;
    before.current = phase;
    if (phase === 'live') {
      if (previous !== 'signed-out' && previous !== 'connecting') announce(t('back'));
    } else if (phase !== 'signed-out' && phase !== 'connecting') {
      announce(`${title}. ${works}`, phase === 'degraded' ? 'polite' : 'assertive');
    }
  }, [phase, title, works, t]);
}
