// Keeps document and react-aria in the language, theme and scale of the settings.
import { useLayoutEffect, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { applyAppearance } from './theme';
import { useDesk } from './store';

export function Appearance({ children }: { children: ReactNode }) {
  const settings = useDesk((state) => state.settings);
  useLayoutEffect(() => applyAppearance(settings), [settings]);
  return <I18nProvider locale={settings.language}>{children}</I18nProvider>;
}
