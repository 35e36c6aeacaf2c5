// What the window does by itself: coming forward, staying in the tray, starting with the computer, keeping it awake.
import { useId } from 'react';
import type { SettingKey } from '../../../src-preload/contract';
import { desk } from '../../app/desk-client';
import { useTranslation } from '../../app/i18n';
import { usePerform } from '../../app/perform';
import { useDesk } from '../../app/store';
import { Checkbox } from '../../ui/Checkbox';
import { LockedNote } from '../../ui/LockedNote';

type WindowKey = Extract<SettingKey, 'raiseOnOffer' | 'closeToTray' | 'startAtLogin' | 'startMinimized' | 'keepAwake'>;
const ROWS: readonly { key: WindowKey; hint?: 'raiseOnOfferHint' | 'closeToTrayHint' | 'keepAwakeHint' }[] = [
  { key: 'raiseOnOffer', hint: 'raiseOnOfferHint' },
  { key: 'closeToTray', hint: 'closeToTrayHint' },
  { key: 'startAtLogin' },
  { key: 'startMinimized' },
  { key: 'keepAwake', hint: 'keepAwakeHint' },
];

export function WindowSection() {
  const { t } = useTranslation(['program', 'settings']);
  const { values, origins } = useDesk((state) => state.settings);
  const perform = usePerform();
  const id = useId();
  return (
    <section className="settings__section" aria-labelledby={id}>
      <h3 id={id} className="settings__title">
        {t('window.title')}
      </h3>
      <div className="settings__group">
        {ROWS.map(({ key, hint }) => {
          const isForced = origins[key] === 'policy';
          return (
            <Checkbox
              key={key}
              label={t(`window.${key}`)}
              isSelected={values[key]}
              isDisabled={isForced}
              hint={isForced ? <LockedNote>{t('settings:locked')}</LockedNote> : hint && t(`window.${hint}`)}
              onChange={(on) => void perform(desk.settings.change({ [key]: on }))}
            />
          );
        })}
      </div>
    </section>
  );
}
