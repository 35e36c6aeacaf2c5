// Every message from the main process to the page, word for word: what is sent, and what calls are answered with.
import type { Parley } from './launch';

interface Recorder {
  __toPage: string[];
}

/** From here on. Calls answered before are made again by a reload of the page. */
export const recordMessagesToPage = ({ app }: Parley): Promise<void> =>
  app.evaluate(({ BrowserWindow, ipcMain }) => {
    const record = ((globalThis as unknown as Recorder).__toPage = [] as string[]);
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) throw new Error('no window');
    const send = contents.send.bind(contents);
    contents.send = (channel: string, ...args: unknown[]) => {
      record.push(JSON.stringify([channel, args]));
      send(channel, ...args);
    };
    // Electron keeps its handlers in this map and has no way to listen to their answers.
    type Handler = (...args: unknown[]) => unknown;
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })._invokeHandlers;
    for (const [channel, handler] of [...handlers])
      handlers.set(channel, async (...args) => {
        const answer = await handler(...args);
        record.push(JSON.stringify([channel, answer]));
        return answer;
      });
  });

export const messagesToPage = ({ app }: Parley): Promise<string> =>
  app.evaluate(() => (globalThis as unknown as Recorder).__toPage.join('\n'));
