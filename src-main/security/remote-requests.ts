// Item 1: only secure content. The page needs nothing from any network, so nothing leaves its session at all: the
// connection to the routing backend is the main process's own socket. The content policy says the same; this holds
// even where the policy would not apply.
import type { Session } from 'electron';
import { isAppUrl } from './app-origin';
import type { Report } from './report';

/** @param developer true in an unpackaged build only: the developer tools load their own page. */
export function mayRequest(url: string, developer: boolean): boolean {
  if (url.startsWith('blob:')) return isAppUrl(url.slice('blob:'.length));
  return isAppUrl(url) || (developer && url.startsWith('devtools://devtools/'));
}

export function guardRequests(session: Session, developer: boolean, report: Report): void {
  session.webRequest.onBeforeRequest(({ url }, callback) => {
    const cancel = !mayRequest(url, developer);
    if (cancel) report('request', url);
    callback({ cancel });
  });
}
