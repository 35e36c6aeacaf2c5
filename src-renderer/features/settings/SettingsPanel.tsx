// Settings of this machine (SPEC 10). They apply at once; main keeps them and publishes what holds. While a slider moves
// it shows the agent's hand, not the answer that is still on its way.
import { Minus, Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from '../../app/i18n';
import type { SettingKey, Settings } from '../../../src-preload/contract';
import { desk } from '../../app/desk-client';
import { useFormat } from '../../app/format';
import { usePerform } from '../../app/perform';
import { useDesk } from '../../app/store';
import { Checkbox } from '../../ui/Checkbox';
import { IconButton } from '../../ui/IconButton';
import { ChoiceRow } from './ChoiceRow';
import { SettingRow } from './SettingRow';
import './settings.css';

const LANGUAGES = ['system', 'en', 'fr', 'sl'] as const;
const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
const SCALES = [80, 90, 100, 110, 125, 140, 160];

export function SettingsPanel() {
  const { t } = useTranslation('settings');
  const { values, origins } = useDesk((state) => state.settings);
  const perform = usePerform();
  const id = useId();
  const isForced = (key: SettingKey) => origins[key] === 'policy';
  const change = (next: Partial<Settings>) => void perform(desk.settings.change(next));
  const row = (key: 'language' | 'theme' | 'uiScale') => ({
    id: `${id}${key}`,
    label: t(key),
    isForced: isForced(key),
  });
  const control = (key: SettingKey) => ({
    labelledBy: `${id}${key}`,
    describedBy: isForced(key) ? `${id}${key}-forced` : undefined,
    isDisabled: isForced(key),
  });

  return (
    <div className="settings">
      <SettingRow {...row('language')}>
        <ChoiceRow
          {...control('language')}
          value={values.language}
          choices={LANGUAGES.map((language) => ({
            id: language,
            label: t(`languages.${language}`),
            ...(language === 'system' ? {} : { lang: language }),
          }))}
          onChoose={(language) => change({ language })}
        />
      </SettingRow>
      <SettingRow {...row('theme')}>
        <ChoiceRow
          {...control('theme')}
          value={values.theme}
          choices={THEMES.map((theme) => ({ id: theme, label: t(`themes.${theme}`) }))}
          onChoose={(theme) => change({ theme })}
        />
      </SettingRow>
      <SettingRow {...row('uiScale')}>
        <Scale value={values.uiScale} {...control('uiScale')} onChange={(uiScale) => change({ uiScale })} />
      </SettingRow>
      <SettingRow
        id={`${id}soundVolume`}
        label={t('sound')}
        isForced={isForced('offerSound') || isForced('soundVolume')}
      >
        <div className="settings__sound">
          <Checkbox
            label={t('offerSound')}
            isSelected={values.offerSound}
            isDisabled={isForced('offerSound')}
            onChange={(offerSound) => change({ offerSound })}
          />
          <Volume
            value={values.soundVolume}
            isDisabled={isForced('soundVolume') || !values.offerSound}
            onChange={(soundVolume) => change({ soundVolume })}
          />
        </div>
      </SettingRow>
      <p className="settings__kept">{t('kept')}</p>
    </div>
  );
}

interface NumberControl {
  value: number;
  isDisabled: boolean;
  onChange: (value: number) => void;
}

function Scale({ value, isDisabled, onChange, labelledBy }: NumberControl & { labelledBy: string }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const smaller = SCALES.findLast((scale) => scale < value);
  const larger = SCALES.find((scale) => scale > value);
  return (
    <div className="settings__scale" role="group" aria-labelledby={labelledBy}>
      <IconButton
        label={t('smaller')}
        isDisabled={isDisabled || smaller === undefined}
        onPress={() => onChange(smaller ?? value)}
      >
        <Minus size={16} aria-hidden="true" />
      </IconButton>
      <output className="settings__percent figures">{format.percent(value)}</output>
      <IconButton
        label={t('larger')}
        isDisabled={isDisabled || larger === undefined}
        onPress={() => onChange(larger ?? value)}
      >
        <Plus size={16} aria-hidden="true" />
      </IconButton>
    </div>
  );
}

function Volume({ value, isDisabled, onChange }: NumberControl) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const [moving, setMoving] = useState<number | null>(null);
  const shown = moving ?? value;
  const settle = () => {
    if (moving !== null && moving !== value) onChange(moving);
    setMoving(null);
  };
  return (
    <label className="settings__volume">
      <span className="visually-hidden">{t('offerVolume')}</span>
      <input
        type="range"
        min={0}
        max={100}
        step={5}
        value={shown}
        disabled={isDisabled}
        aria-valuetext={format.percent(shown)}
        onChange={(event) => setMoving(event.target.valueAsNumber)}
        onPointerUp={settle}
        onKeyUp={settle}
        onBlur={settle}
      />
      <span className="settings__percent figures">{format.percent(shown)}</span>
    </label>
  );
}
