// Item 5: what the page may ask of the system, as a table. Both handlers are set: the check alone or the request alone
// leaves a way round.
import type { Session } from 'electron';
import { isAppUrl } from './app-origin';
import type { Report } from './report';

/** Everything not in this table is denied, known to Chromium today or not. */
const ALLOWED: ReadonlySet<string> = new Set([
  // "Copy" in a bubble: writes plain text after a click of the agent. Reading the clipboard is not in the table.
  'clipboard-sanitized-write',
]);

/**
 * @param origin of who asks, as Chromium says it (URL or origin)
 * @param isMainFrame false for anything embedded
 */
export const isPermitted = (permission: string, origin: string, isMainFrame: boolean): boolean =>
  ALLOWED.has(permission) && isMainFrame && isAppUrl(origin);

export function guardPermissions(session: Session, report: Report): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const permitted = isPermitted(permission, details.requestingUrl, details.isMainFrame);
    if (!permitted) report(`permission.${permission}`, details.requestingUrl);
    callback(permitted);
  });
  // Silent: Chromium checks often and by itself (for example at every focus).
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    isPermitted(permission, origin, details.isMainFrame),
  );
}
