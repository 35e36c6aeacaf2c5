// Threat: something that is not our page (a frame, another window, a page on another origin) calls the main process.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ARGS, ok } from '../../src-preload/contract';
import { SNAPSHOT_CHANNEL } from '../../src-preload/contract/surface';
import { electronCalls, everyHandler } from '../kit/electron-calls';

const calls = vi.hoisted(() => ({ current: undefined as unknown as ReturnType<typeof electronCalls> }));
vi.mock('electron', () => ({
  get ipcMain() {
    return calls.current.ipcMain;
  },
}));
const { registerCalls } = await import('../../src-main/ipc/registrar');

const PAGE = 'app://parley/index.html';
const ours = { name: 'our contents' };
const frame = (url: string, parent: unknown = null) => ({ url, parent });

describe('a call from a foreign sender', () => {
  let refused: string[];
  let handled: number;
  let window: unknown;

  beforeEach(() => {
    calls.current = electronCalls();
    refused = [];
    handled = 0;
    window = ours;
    registerCalls({
      answers: Promise.resolve({
        args: ARGS,
        handlers: everyHandler(async () => (handled++, ok(null))),
        snapshot: () => (handled++, { revision: 0, slices: {} as never }),
      }),
      ours: () => window,
      refusedCall: (channel, why) => refused.push(`${channel} ${why}`),
      broken: () => undefined,
    });
  });

  const strangers: [string, object, string][] = [
    ['another window', { sender: {}, senderFrame: frame(PAGE) }, 'not-our-window'],
    ['a frame inside our page', { sender: ours, senderFrame: frame(PAGE, frame(PAGE)) }, 'not-main-frame'],
    ['a frame that is gone', { sender: ours, senderFrame: null }, 'frame-gone'],
    ...[
      'https://example.org/index.html',
      'file:///index.html',
      'app://evil/index.html',
      'app://parley.evil/index.html',
      'app://parley@evil/index.html',
      'app://parley/other.html',
      'app://parley/index.html?x',
      'about:blank',
      'data:text/html,app://parley/index.html',
      'devtools://devtools/bundled/index.html',
      '',
    ].map((url): [string, object, string] => [
      `our window on "${url}"`,
      { sender: ours, senderFrame: frame(url) },
      'not-our-page',
    ]),
  ];

  it.each(strangers)('%s is rejected on every channel and logged', async (_name, event, why) => {
    const channels = [...calls.current.handlers.keys()];
    expect(channels.length).toBeGreaterThan(20);
    for (const channel of channels)
      await expect(calls.current.handlers.get(channel)!(event, {}), channel).rejects.toThrow(/^refused$/);
    expect(refused).toEqual(channels.map((channel) => `${channel} ${why}`));
    expect(handled).toBe(0);
  });

  it('is rejected while there is no window at all', async () => {
    window = undefined;
    const event = { sender: undefined, senderFrame: frame(PAGE) };
    await expect(calls.current.handlers.get(SNAPSHOT_CHANNEL)!(event)).rejects.toThrow('refused');
  });

  it('is told apart from our own page, which is heard', async () => {
    const event = { sender: ours, senderFrame: frame(`${PAGE}#tasks`) };
    await expect(calls.current.handlers.get('desk:session.retryNow')!(event, {})).resolves.toEqual(ok(null));
    expect(handled).toBe(1);
  });
});
