// Item 14: the page opens no window, in no way. What the program shows is made by src-main/windows.
import type { WebContents } from 'electron';
import type { Report } from './report';

export function guardNewWindows(contents: WebContents, report: Report): void {
  contents.setWindowOpenHandler(({ url }) => {
    report('new-window', url);
    return { action: 'deny' };
  });
}
