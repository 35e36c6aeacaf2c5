// The program itself: its version, and what its updates are at. How they are made is the organisation's alone.
import { CircleAlert, CircleCheck, Download } from 'lucide-react';
import { useId } from 'react';
import type { TFunction } from 'i18next';
import type { UpdateState } from '../../../src-preload/contract';
import { toServerTime, useNow } from '../../app/clock';
import { desk } from '../../app/desk-client';
import { useFormat, type Format } from '../../app/format';
import { useTranslation } from '../../app/i18n';
import { usePerform } from '../../app/perform';
import { useDesk } from '../../app/store';
import { Button } from '../../ui/Button';
import { LockedNote } from '../../ui/LockedNote';
import './about-section.css';

const MINUTE = 60_000;

function stateWords(t: TFunction<'update'>, state: UpdateState, format: Format, now: number): string {
  switch (state.kind) {
    case 'off':
      return t(`off.${state.reason}`);
    case 'idle': {
      if (state.checkedAt === null) return t('idle.never');
      const at = toServerTime(state.checkedAt);
      return t('idle.checked', { ago: format.ago(at, Math.max(now, at)) });
    }
    case 'checking':
      return t('checking');
    case 'available':
      return t(`available.${state.by}`, { version: state.version });
    case 'downloading':
      return t('downloading', { version: state.version, percent: format.percent(state.percent) });
    case 'ready':
      return t('ready', { version: state.version });
    case 'failed':
      return t(`failed.${state.code}`);
  }
}

export function AboutSection() {
  const { t } = useTranslation('update');
  const { t: settings } = useTranslation('settings');
  const { version, electron, channel, isForced, state } = useDesk((desk) => desk.update);
  const format = useFormat();
  const now = useNow(MINUTE);
  const id = useId();
  const words = stateWords(t, state, format, now);
  return (
    <section className="settings__section" aria-labelledby={id}>
      <div className="about__head">
        <h3 id={id} className="settings__title">
          {t('title')}
        </h3>
        {isForced ? <LockedNote id={`${id}-forced`}>{settings('locked')}</LockedNote> : null}
      </div>
      <p className="about__program figures selectable">
        {t('program', { version, electron })}
        {channel === 'beta' ? <span className="about__channel">{t('beta')}</span> : null}
      </p>
      <div className="about__state">
        <Mark state={state} />
        {/* The percentage would be read out all the time. */}
        <p role={state.kind === 'downloading' ? undefined : 'status'} className="about__words">
          {words}
        </p>
      </div>
      {state.kind === 'downloading' ? (
        <progress className="about__progress" aria-label={t('progress')} max={100} value={state.percent} />
      ) : null}
      <Acts state={state} />
    </section>
  );
}

function Mark({ state }: { state: UpdateState }) {
  if (state.kind === 'failed') return <CircleAlert size={16} className="about__mark about__mark--failed" aria-hidden />;
  if (state.kind === 'available' || state.kind === 'downloading')
    return <Download size={16} className="about__mark" aria-hidden />;
  if (state.kind === 'ready' || (state.kind === 'idle' && state.checkedAt !== null))
    return <CircleCheck size={16} className="about__mark about__mark--good" aria-hidden />;
  return null;
}

function Acts({ state }: { state: UpdateState }) {
  const { t } = useTranslation('update');
  const perform = usePerform();
  const { kind } = state;
  if (kind === 'off' || kind === 'downloading') return null;
  return (
    <div className="about__acts">
      {kind === 'ready' ? <Button onPress={() => void perform(desk.update.restart({}))}>{t('restart')}</Button> : null}
      {kind === 'available' && state.by === 'agent' ? (
        <Button variant="primary" onPress={() => void perform(desk.update.download({}))}>
          {t('download')}
        </Button>
      ) : null}
      <Button
        variant={kind === 'ready' || kind === 'available' ? 'quiet' : 'secondary'}
        isPending={kind === 'checking'}
        onPress={() => void perform(desk.update.check({}))}
      >
        {t('check')}
      </Button>
    </div>
  );
}
