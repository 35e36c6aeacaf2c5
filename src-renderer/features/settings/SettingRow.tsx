// A setting with its name. One forced by the organisation is locked and says where it comes from.
import type { ReactNode } from 'react';
import { useTranslation } from '../../app/i18n';
import { LockedNote } from '../../ui/LockedNote';

export interface SettingRowProps {
  id: string;
  label: string;
  isForced: boolean;
  children: ReactNode;
}

/** The control inside must be named by `id` (aria-labelledby). */
export function SettingRow({ id, label, isForced, children }: SettingRowProps) {
  const { t } = useTranslation('settings');
  return (
    <div className="setting">
      <div className="setting__head">
        <span id={id} className="setting__label">
          {label}
        </span>
        {isForced ? <LockedNote id={`${id}-forced`}>{t('locked')}</LockedNote> : null}
      </div>
      {children}
    </div>
  );
}
