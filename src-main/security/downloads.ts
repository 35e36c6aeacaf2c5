// Item 1, the other direction: the page saves nothing to disk. Attachments are saved by the main process, after asking.
import type { Session } from 'electron';
import type { Report } from './report';

export function guardDownloads(session: Session, report: Report): void {
  session.on('will-download', (event, item) => {
    event.preventDefault();
    report('download', item.getURL());
  });
}
