// How writing to customers works: the time to take a message back, and the spell-checker.
import { useId } from 'react';
import type { SettingKey } from '../../../src-preload/contract';
import { desk } from '../../app/desk-client';
import { useTranslation } from '../../app/i18n';
import { usePerform } from '../../app/perform';
import { useDesk } from '../../app/store';
import { Checkbox } from '../../ui/Checkbox';
import { LockedNote } from '../../ui/LockedNote';
import { ChoiceRow } from './ChoiceRow';
import { SettingRow } from './SettingRow';

const SECONDS = [
  { id: '0', seconds: 0 },
  { id: '3', seconds: 3 },
  { id: '5', seconds: 5 },
] as const;

export function WritingSection() {
  const { t } = useTranslation('settings');
  const { values, origins, canSpellCheck } = useDesk((state) => state.settings);
  const perform = usePerform();
  const id = useId();
  const isForced = (key: SettingKey) => origins[key] === 'policy';
  const dictionary = canSpellCheck ? undefined : t('writing.spellCheckNone');
  const spellHint = isForced('spellCheck') ? <LockedNote>{t('locked')}</LockedNote> : dictionary;
  return (
    <section className="settings__section" aria-labelledby={`${id}title`}>
      <h3 id={`${id}title`} className="settings__title">
        {t('writing.title')}
      </h3>
      <SettingRow id={`${id}undo`} label={t('writing.undoSend')} isForced={isForced('undoSendSeconds')}>
        <ChoiceRow
          labelledBy={`${id}undo`}
          describedBy={isForced('undoSendSeconds') ? `${id}undo-forced` : undefined}
          isDisabled={isForced('undoSendSeconds')}
          value={String(values.undoSendSeconds)}
          choices={SECONDS.map(({ id: choice, seconds }) => ({
            id: choice,
            label: seconds === 0 ? t('writing.undoOff') : t('writing.undoSeconds', { seconds }),
          }))}
          onChoose={(choice) => {
            const undoSendSeconds = SECONDS.find((one) => one.id === choice)?.seconds ?? 0;
            void perform(desk.settings.change({ undoSendSeconds }));
          }}
        />
      </SettingRow>
      <Checkbox
        label={t('writing.spellCheck')}
        isSelected={values.spellCheck && canSpellCheck}
        isDisabled={isForced('spellCheck') || !canSpellCheck}
        hint={spellHint}
        onChange={(spellCheck) => void perform(desk.settings.change({ spellCheck }))}
      />
    </section>
  );
}
