// Puts every rule of this folder in force: on the program, on the one session, and on every contents that is ever
// made, ours or not.
import type { App, Session } from 'electron';
import { guardCertificates } from './certificates';
import { guardBluetooth, guardDevices } from './devices';
import { guardDownloads } from './downloads';
import { guardNavigation } from './navigation';
import { guardNewWindows } from './new-windows';
import { guardPermissions } from './permissions';
import { guardRequests } from './remote-requests';
import type { Report } from './report';
import { guardSpellCheck } from './spell-check';
import { guardWebviews } from './webviews';

/** Before `ready`, so that no contents is made unguarded. */
export function guardProgram(app: App, report: Report): void {
  guardCertificates(app, report);
  app.on('web-contents-created', (_event, contents) => {
    guardNavigation(contents, report);
    guardNewWindows(contents, report);
    guardWebviews(contents, report);
    guardBluetooth(contents, report);
  });
  // Any session the program never meant to have.
  app.on('session-created', (session) => {
    guardSession(session, !app.isPackaged, report);
  });
}

const guarded = new WeakSet<Session>();

/** After `ready`, before the first window. A second call for the same session does nothing. */
export function guardSession(session: Session, developer: boolean, report: Report): void {
  if (guarded.has(session)) return;
  guarded.add(session);
  guardPermissions(session, report);
  guardDevices(session, report);
  guardDownloads(session, report);
  guardSpellCheck(session, process.platform);
  guardRequests(session, developer, report);
}
