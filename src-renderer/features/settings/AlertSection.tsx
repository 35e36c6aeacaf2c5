// Notifications and sound: what is told and how much of it, what is heard, how loud and how often, and whether it works.
import { useEffect, useId, useRef, useState } from 'react';
import type { AlertReport, SettingKey, Settings } from '../../../src-preload/contract';
import { announce } from '../../app/announcer';
import { desk } from '../../app/desk-client';
import { useFormat } from '../../app/format';
import { useTranslation } from '../../app/i18n';
import { usePerform } from '../../app/perform';
import { playSound } from '../../app/sounds';
import { useDesk } from '../../app/store';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { LockedNote } from '../../ui/LockedNote';
import { ChoiceRow } from './ChoiceRow';
import { SettingRow } from './SettingRow';
import { Volume } from './Volume';

const PRIVACIES = ['full', 'name', 'hidden'] as const;
const REPEATS = [0, 5, 10, 20] as const;
const SOUNDS = ['offerSound', 'messageSound', 'soundMuted'] as const;

export function AlertSection() {
  const { t } = useTranslation('alerts');
  const { t: settings } = useTranslation('settings');
  const { values, origins } = useDesk((state) => state.settings);
  const perform = usePerform();
  const id = useId();
  const isForced = (key: SettingKey) => origins[key] === 'policy';
  const change = (next: Partial<Settings>) => void perform(desk.settings.change(next));
  const row = (key: 'notificationPrivacy' | 'alertRepeat' | 'soundVolume', label: string) => ({
    id: `${id}${key}`,
    label,
    isForced: isForced(key),
  });
  const control = (key: 'notificationPrivacy' | 'alertRepeat') => ({
    labelledBy: `${id}${key}`,
    describedBy: isForced(key) ? `${id}${key}-forced` : undefined,
    isDisabled: isForced(key),
  });
  const hint = (key: SettingKey, own?: string) => (isForced(key) ? <LockedNote>{settings('locked')}</LockedNote> : own);

  return (
    <section className="settings__section" aria-labelledby={`${id}title`}>
      <h3 id={`${id}title`} className="settings__title">
        {t('title')}
      </h3>
      <Checkbox
        label={t('notifyMessages')}
        hint={hint('notifyMessages', t('notifyMessagesHint'))}
        isSelected={values.notifyMessages}
        isDisabled={isForced('notifyMessages')}
        onChange={(notifyMessages) => change({ notifyMessages })}
      />
      <SettingRow {...row('notificationPrivacy', t('privacy'))}>
        <ChoiceRow
          {...control('notificationPrivacy')}
          value={values.notificationPrivacy}
          choices={PRIVACIES.map((privacy) => ({ id: privacy, label: t(`privacies.${privacy}`) }))}
          onChoose={(notificationPrivacy) => change({ notificationPrivacy })}
        />
      </SettingRow>
      <SettingRow {...row('soundVolume', t('sounds'))}>
        <div className="settings__group">
          {SOUNDS.map((key) => (
            <Checkbox
              key={key}
              label={t(key)}
              hint={hint(key)}
              isSelected={values[key]}
              isDisabled={isForced(key)}
              onChange={(on) => change({ [key]: on })}
            />
          ))}
          <div className="settings__sound">
            <Volume
              label={t('volume')}
              value={values.soundVolume}
              isDisabled={isForced('soundVolume') || values.soundMuted}
              onChange={(soundVolume) => change({ soundVolume })}
            />
            <PlayButton />
          </div>
        </div>
      </SettingRow>
      <SettingRow {...row('alertRepeat', t('repeat'))}>
        <ChoiceRow
          {...control('alertRepeat')}
          value={String(values.alertRepeat)}
          choices={REPEATS.map((seconds) => ({
            id: String(seconds),
            label: seconds === 0 ? t('repeatOff') : t('repeatSeconds', { seconds }),
          }))}
          onChoose={(choice) => {
            const alertRepeat = REPEATS.find((seconds) => String(seconds) === choice);
            if (alertRepeat !== undefined) change({ alertRepeat });
          }}
        />
      </SettingRow>
      <TestAlert />
    </section>
  );
}

/** Plays it whatever is muted: she wants to hear how loud it is. */
function PlayButton() {
  const { t } = useTranslation('alerts');
  const format = useFormat();
  const volume = useDesk((state) => state.settings.values.soundVolume);
  const play = async () => {
    const isPlayed = await playSound('offer', volume);
    announce(isPlayed ? t('played', { volume: format.percent(volume) }) : t('notPlayed'));
  };
  return (
    <Button size="sm" onPress={() => void play()}>
      {t('play')}
    </Button>
  );
}

function TestAlert() {
  const { t } = useTranslation('alerts');
  const { soundMuted, soundVolume } = useDesk((state) => state.settings.values);
  const [isTesting, setTesting] = useState(false);
  const [report, setReport] = useState<AlertReport | 'failed' | null>(null);
  const test = async () => {
    setTesting(true);
    setReport(null);
    const result = await desk.alert.test({});
    setReport(result.ok ? result.value : 'failed');
    setTesting(false);
  };
  const place = useRef<HTMLParagraphElement>(null);
  // It stands at the end of a panel that scrolls.
  useEffect(() => {
    if (report !== null) place.current?.scrollIntoView({ block: 'nearest' });
  }, [report]);
  const said = report === null || report === 'failed' ? null : report;
  const seen = said && t(`report.${said.trouble ?? (said.doNotDisturb ? 'do-not-disturb' : 'shown')}`);
  const ownSound = soundMuted ? 'muted' : soundVolume === 0 ? 'silent' : 'heard';
  const heard = said && t(`report.${ownSound}`);
  return (
    <div className="settings__test">
      <Button isPending={isTesting} onPress={() => void test()}>
        {t('test')}
      </Button>
      <p ref={place} role="status" className="settings__report">
        {isTesting ? t('testing') : null}
        {report === 'failed' ? t('report.failed') : null}
        {said ? `${seen ?? ''} ${heard ?? ''}` : null}
      </p>
    </div>
  );
}
