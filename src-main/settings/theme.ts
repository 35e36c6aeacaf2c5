// What the chosen theme means to the operating system's own parts (menus, scrollbars) and to the window before its
// page has painted.
import type { Settings } from '../../src-preload/contract/settings';

/** For `nativeTheme.themeSource`. High contrast follows the system's light or dark. */
export const themeSource = (theme: Settings['theme']): 'system' | 'light' | 'dark' =>
  theme === 'contrast' ? 'system' : theme;

/** Colour of the empty window: the page's own background, so that nothing flashes. */
export const windowColour = (dark: boolean): string => (dark ? '#12151c' : '#f6f7f9');
