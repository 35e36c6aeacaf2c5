// Item 17: who sent this call? Only the main frame of our own window, showing our own page, is heard.
import { isAppPage } from './app-origin';

/** The part of Electron's IpcMainInvokeEvent that the check looks at. */
export interface Sender {
  sender: unknown;
  senderFrame: { url: string; parent: unknown } | null;
}

/**
 * @param ours the contents of the program's window, if there is one
 * @returns why the sender is foreign, or undefined when it is ours
 */
export function foreignSender({ sender, senderFrame }: Sender, ours: unknown): string | undefined {
  if (ours === undefined || sender !== ours) return 'not-our-window';
  if (senderFrame === null) return 'frame-gone';
  if (senderFrame.parent !== null) return 'not-main-frame';
  return isAppPage(senderFrame.url) ? undefined : 'not-our-page';
}
