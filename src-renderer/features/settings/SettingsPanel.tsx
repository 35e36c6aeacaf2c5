// Settings of this machine (SPEC 10). They apply at once; main keeps them and publishes what holds.
import { Minus, Plus } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from '../../app/i18n';
import type { SettingKey, Settings } from '../../../src-preload/contract';
import { desk } from '../../app/desk-client';
import { useFormat } from '../../app/format';
import { usePerform } from '../../app/perform';
import { useDesk } from '../../app/store';
import { IconButton } from '../../ui/IconButton';
import { AboutSection } from './AboutSection';
import { AlertSection } from './AlertSection';
import { ChoiceRow } from './ChoiceRow';
import { DiagnosticsSection } from './DiagnosticsSection';
import { OrganisationNote } from './OrganisationNote';
import { SettingRow } from './SettingRow';
import './settings.css';
import { WindowSection } from './WindowSection';
import { WritingSection } from './WritingSection';

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
      <AlertSection />
      <WritingSection />
      <WindowSection />
      <p className="settings__kept">{t('kept')}</p>
      <OrganisationNote />
      <DiagnosticsSection />
      <AboutSection />
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
