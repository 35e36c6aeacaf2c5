// Every call of the contract reaches its handler with parsed arguments, and comes back as a Result.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answers } from '../../../src-main/ipc/registrar';
import { ARGS, ok, type Handlers } from '../../../src-preload/contract';
import { callChannel, SNAPSHOT_CHANNEL, SURFACE } from '../../../src-preload/contract/surface';
import { electronCalls } from '../../kit/electron-calls';

const calls = vi.hoisted(() => ({ current: undefined as unknown as ReturnType<typeof electronCalls> }));
vi.mock('electron', () => ({
  get ipcMain() {
    return calls.current.ipcMain;
  },
}));

const contents = { id: 1 };
const event = { sender: contents, senderFrame: { url: 'app://parley/index.html', parent: null } };

describe('registrar', () => {
  let seen: [string, unknown][];
  let log: string[];
  let answer: (answers: Answers) => void;
  let handlers: Handlers;
  let remove: () => void;
  const call = (channel: string, ...args: unknown[]) => calls.current.handlers.get(channel)!(event, ...args);

  beforeEach(async () => {
    calls.current = electronCalls();
    seen = [];
    log = [];
    handlers = Object.fromEntries(
      Object.entries(SURFACE).map(([domain, names]) => [
        domain,
        Object.fromEntries(
          names.map((name) => [
            name,
            async (args: unknown) => {
              seen.push([`${domain}.${name}`, args]);
              return ok(null);
            },
          ]),
        ),
      ]),
    ) as unknown as Handlers;
    const { registerCalls } = await import('../../../src-main/ipc/registrar');
    remove = registerCalls({
      answers: new Promise((resolve) => (answer = resolve)),
      ours: () => contents,
      refusedCall: (channel, why) => log.push(`refused ${channel} ${why}`),
      broken: (channel, error) => log.push(`broken ${channel} ${(error as Error).message}`),
    });
  });
  const ready = () => {
    answer({ args: ARGS, handlers, snapshot: () => ({ revision: 4, slices: {} as never }) });
  };

  it('registers exactly the surface and the snapshot, and takes all of it back', () => {
    const expected = Object.entries(SURFACE).flatMap(([domain, names]) =>
      names.map((name) => callChannel(domain, name)),
    );
    expect([...calls.current.handlers.keys()].sort()).toEqual([...expected, SNAPSHOT_CHANNEL].sort());
    remove();
    expect(calls.current.handlers.size).toBe(0);
  });

  it('lets a call that comes early wait for the parts behind the window', async () => {
    const result = call('desk:notice.dismiss', { noticeId: 'n1' });
    const snapshot = call(SNAPSHOT_CHANNEL);
    expect(seen).toEqual([]);
    ready();
    expect(await result).toEqual({ ok: true, value: null });
    expect(await snapshot).toEqual({ revision: 4, slices: {} });
    expect(seen).toEqual([['notice.dismiss', { noticeId: 'n1' }]]);
  });

  it('keeps the handler object as `this`', async () => {
    handlers.session = {
      ...handlers.session,
      async retryNow() {
        expect(this).toBe(handlers.session);
        return ok(null);
      },
    };
    ready();
    expect(await call('desk:session.retryNow', {})).toEqual({ ok: true, value: null });
  });

  it('answers a bug with "internal" and tells the log, not the renderer', async () => {
    handlers.session.retryNow = () => {
      throw new Error('customer 4111 1111 1111 1111');
    };
    ready();
    expect(await call('desk:session.retryNow', {})).toEqual({
      ok: false,
      refusal: { code: 'internal', retryable: false },
    });
    expect(log).toEqual(['broken desk:session.retryNow customer 4111 1111 1111 1111']);
  });

  it('answers a bug that is a rejection as well', async () => {
    handlers.session.retryNow = () => Promise.reject(new Error('boom'));
    ready();
    expect(await call('desk:session.retryNow', {})).toMatchObject({ ok: false, refusal: { code: 'internal' } });
  });

  it('closes channels that a library opened beside it', async () => {
    calls.current.ipcMain.on('electron-store-get-data', () => undefined);
    const { closeOtherChannels } = await import('../../../src-main/ipc/registrar');
    closeOtherChannels();
    expect(calls.current.listeners.size).toBe(0);
    expect(calls.current.handlers.size).toBeGreaterThan(0);
  });
});
