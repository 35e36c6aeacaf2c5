// Threat: the page reaches a channel that nobody meant it to reach.
import { describe, expect, it, vi } from 'vitest';
import { makeDesk } from '../../src-preload/bridge';
import { ARGS, type Handlers } from '../../src-preload/contract';
import { callChannel, PUBLICATION_CHANNEL, SNAPSHOT_CHANNEL, SURFACE } from '../../src-preload/contract/surface';
import { electronCalls } from '../kit/electron-calls';

const calls = vi.hoisted(() => ({ current: undefined as unknown as ReturnType<typeof electronCalls> }));
vi.mock('electron', () => ({
  get ipcMain() {
    return calls.current.ipcMain;
  },
}));
const { registerCalls } = await import('../../src-main/ipc/registrar');

/** Every function the page can call, by its path. */
function functionsOf(node: Record<string, unknown>, path = ''): [string, (...args: unknown[]) => unknown][] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'function'
      ? [[`${path}${key}`, value as (...args: unknown[]) => unknown] as [string, (...args: unknown[]) => unknown]]
      : functionsOf(value as Record<string, unknown>, `${path}${key}.`),
  );
}

describe('the bridge', () => {
  const used: { channel: string; args: unknown[] }[] = [];
  const desk = makeDesk({
    invoke: (channel, ...args) => {
      used.push({ channel, args });
      return Promise.resolve(null);
    },
    on: (channel, ...args) => {
      used.push({ channel, args });
      return () => undefined;
    },
  });

  it('has one function a call of the surface, the snapshot and the subscription', () => {
    const calls = Object.entries(SURFACE).flatMap(([domain, names]) => names.map((name) => `${domain}.${name}`));
    expect(functionsOf(desk).map(([path]) => path)).toEqual([...calls, 'snapshot', 'subscribe']);
  });

  it('lets no argument choose a channel', () => {
    const evil = ['desk:session.signOut', { channel: 'desk:session.signOut' }, 'x'];
    for (const [path, run] of functionsOf(desk)) {
      used.length = 0;
      run(...evil);
      const [domain, name] = path.split('.');
      const expected =
        path === 'snapshot'
          ? SNAPSHOT_CHANNEL
          : path === 'subscribe'
            ? PUBLICATION_CHANNEL
            : callChannel(domain!, name!);
      expect(used.map(({ channel }) => channel)).toEqual([expected]);
      // One argument at most goes out.
      expect(used[0]!.args.length).toBeLessThanOrEqual(1);
    }
  });

  it('and the registrar know the same channels, no more on either side', () => {
    calls.current = electronCalls();
    registerCalls({
      answers: Promise.resolve({ args: ARGS, handlers: {} as Handlers, snapshot: () => ({}) as never }),
      ours: () => undefined,
      refusedCall: () => undefined,
      broken: () => undefined,
    });
    used.length = 0;
    for (const [path, run] of functionsOf(desk)) if (path !== 'subscribe') run({});
    expect(used.map(({ channel }) => channel).sort()).toEqual([...calls.current.handlers.keys()].sort());
    expect(calls.current.listeners.size).toBe(0);
  });
});
