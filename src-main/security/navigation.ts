// Item 13: the window never leaves its page. A link, a script, a redirect, a dropped file or a frame that tries to is
// stopped and reported.
import type { WebContents } from 'electron';
import { isAppPage } from './app-origin';
import type { Report } from './report';

/** Only the page itself, in the main frame: that is a reload. */
export const mayNavigate = (url: string, isMainFrame: boolean): boolean => isMainFrame && isAppPage(url);

interface Navigation {
  url: string;
  isMainFrame: boolean;
  preventDefault: () => void;
}

export function guardNavigation(contents: WebContents, report: Report): void {
  const guard = (what: string) => (navigation: Navigation) => {
    if (mayNavigate(navigation.url, navigation.isMainFrame)) return;
    navigation.preventDefault();
    report(what, navigation.url);
  };
  contents.on('will-frame-navigate', guard('navigation'));
  contents.on('will-redirect', guard('redirect'));
}
