// What the chosen theme means to the operating system's own parts (menus, scrollbars) and to the window before its
// page has painted.
import type { Settings } from '../../src-preload/contract/settings';

/** For `nativeTheme.themeSource`. The page's high contrast is light on black. */
export const themeSource = (theme: Settings['theme']): 'system' | 'light' | 'dark' =>
  theme === 'contrast' ? 'dark' : theme;

/**
 * CSS colour of the empty window: the page's own background (`--bg-app` of its style sheet), so that nothing flashes.
 * @param dark whether the system, or `themeSource`, says dark
 */
export function windowColour(theme: Settings['theme'], dark: boolean): string {
  if (theme === 'contrast') return '#000000';
  return dark ? '#121418' : '#f3f4f7';
}
