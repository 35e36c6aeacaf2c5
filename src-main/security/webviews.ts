// Items 11 and 12: there are no webviews. The tag is off in the web preferences; should one attach all the same, it is
// stripped of what it could use and stopped.
import type { WebContents } from 'electron';
import type { Report } from './report';

export function guardWebviews(contents: WebContents, report: Report): void {
  contents.on('will-attach-webview', (event, preferences, parameters) => {
    event.preventDefault();
    delete preferences.preload;
    preferences.nodeIntegration = false;
    preferences.contextIsolation = true;
    preferences.sandbox = true;
    report('webview', parameters['src'] ?? '');
  });
}
