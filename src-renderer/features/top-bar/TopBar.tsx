// The top bar: name, then what its slots hold (state picker, bell), then the agent with settings and sign-out.
import { LogOut, Settings, Stethoscope } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from '../../app/i18n';
import { useAppDispatch, useDesk } from '../../app/store';
import { dialogOpened } from '../../app/ui-slice';
import { InitialsDisc } from '../../ui/InitialsDisc';
import { Mark } from '../../ui/Mark';
import { Menu } from '../../ui/Menu';
import './top-bar.css';

export function TopBar({ state, bell }: { state: ReactNode; bell: ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="top-bar__name">
        <Mark size="sm" />
        <h1 className="top-bar__word">{t('appName')}</h1>
      </div>
      {state}
      <span className="top-bar__gap" />
      {bell}
      <AgentMenu />
    </>
  );
}

function AgentMenu() {
  const { t } = useTranslation();
  const dispatch = useAppDispatch();
  const name = useDesk((state) => state.presence?.agentName);
  const initials = useDesk((state) => state.presence?.agentInitials);
  if (name === undefined) return null;
  return (
    <Menu
      label={t('menu')}
      heading={t('agent', { name })}
      trigger={
        <Button className="top-bar__agent" aria-label={`${t('menu')}. ${t('agent', { name })}`}>
          <InitialsDisc initials={initials} colourKey={name} />
        </Button>
      }
      acts={[
        {
          id: 'settings',
          label: t('settings'),
          icon: <Settings size={16} />,
          onAct: () => dispatch(dialogOpened({ kind: 'settings' })),
        },
        {
          id: 'diagnostics',
          label: t('diagnostics'),
          icon: <Stethoscope size={16} />,
          onAct: () => dispatch(dialogOpened({ kind: 'diagnostics' })),
        },
        {
          id: 'sign-out',
          label: t('signOut'),
          icon: <LogOut size={16} />,
          onAct: () => dispatch(dialogOpened({ kind: 'sign-out' })),
        },
      ]}
    />
  );
}
