// Item 1: a certificate that is not trusted is refused, without a way to go on. (Also Electron's default; stated, so
// that the refusal is logged. The session's own socket verifies by Node's rules and sets no override either.)
import type { App } from 'electron';
import type { Report } from './report';

export function guardCertificates(app: App, report: Report): void {
  app.on('certificate-error', (event, _contents, url, _error, _certificate, callback) => {
    event.preventDefault();
    report('certificate', url);
    callback(false);
  });
}
