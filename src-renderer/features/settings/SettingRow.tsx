// A setting with its name. One forced by the organisation is locked and says where it comes from.
import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../app/i18n';

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
        {isForced ? (
          <span id={`${id}-forced`} className="setting__forced">
            <Lock size={12} aria-hidden="true" />
            {t('locked')}
          </span>
        ) : null}
      </div>
      {children}
    </div>
  );
}
