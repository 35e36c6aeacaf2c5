// Whether the organisation has a say on this computer, and whether all of it could be read.
import { Building2, TriangleAlert } from 'lucide-react';
import { useTranslation } from '../../app/i18n';
import { useDesk } from '../../app/store';

export function OrganisationNote() {
  const { t } = useTranslation('settings');
  const organisation = useDesk((state) => state.settings.organisation);
  if (organisation === 'none') return null;
  const isFaulty = organisation === 'faulty';
  const Icon = isFaulty ? TriangleAlert : Building2;
  return (
    <p
      className={`settings__organisation settings__organisation--${organisation}`}
      role={isFaulty ? 'alert' : undefined}
    >
      <Icon size={14} aria-hidden="true" />
      {t(`organisation.${organisation}`)}
    </p>
  );
}
