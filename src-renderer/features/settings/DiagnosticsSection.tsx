// The way from the settings to the checks and the report.
import { useId } from 'react';
import { useTranslation } from '../../app/i18n';
import { useAppDispatch } from '../../app/store';
import { dialogOpened } from '../../app/ui-slice';
import { Button } from '../../ui/Button';

export function DiagnosticsSection() {
  const { t } = useTranslation(['settings', 'common']);
  const dispatch = useAppDispatch();
  const id = useId();
  return (
    <section className="settings__section" aria-labelledby={id}>
      <h3 id={id} className="settings__title">
        {t('common:diagnostics')}
      </h3>
      <div className="settings__test">
        <p className="settings__report">{t('diagnosticsText')}</p>
        <Button onPress={() => dispatch(dialogOpened({ kind: 'diagnostics' }))}>{t('diagnosticsOpen')}</Button>
      </div>
    </section>
  );
}
