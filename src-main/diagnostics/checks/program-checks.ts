// All checks with the real network and disk behind them; what differs between the window and the command line comes in.
import { rm, statfs, writeFile } from 'node:fs/promises';
import { lookup } from 'node:dns/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createServerLook, createSocketFactory, type Clock, type FindRoutes, type ServerLook } from '../../session';
import type { PolicyState } from '../../settings/policy-state';
import type { Checks } from './check';
import { clock as clockCheck } from './clock';
import { disk } from './disk';
import { keyStore, type KeyStorePorts } from './key-store';
import { nameResolution } from './name-resolution';
import { notifications, type NotificationPorts } from './notifications';
import { policy } from './policy';
import { proxy } from './proxy';
import { signIn, type SignInState } from './sign-in';
import { sound, type SoundPorts } from './sound';
import { tcp } from './tcp';
import { tls } from './tls';
import { version, type VersionPorts } from './version';
import { findWay, type Way } from './way';
import { websocket } from './websocket';

export interface ProgramChecksDeps {
  /** Of the service; empty: none is known. */
  url: string;
  /** Why no connection to it may be made (a code): nothing is. */
  refusal?: string | undefined;
  routes: FindRoutes;
  resolveProxy: (httpsUrl: string) => Promise<string>;
  clock: Clock;
  /** Server clock minus local clock, ms, where a session has measured it. */
  offset: () => number | undefined;
  signIn: (signal: AbortSignal) => SignInState | Promise<SignInState>;
  notifications: NotificationPorts;
  sound: SoundPorts;
  /** Where the program keeps its own files. */
  folder: string;
  version: VersionPorts;
  policy: () => PolicyState;
  keyStore: KeyStorePorts;
}

/** Milliseconds to connect. @throws the system's error */
export function connectTime(host: string, port: number, signal: AbortSignal, now: () => number): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = now();
    const socket = connect({ host, port });
    const end = () => socket.destroy();
    signal.addEventListener('abort', end);
    socket.on('connect', () => {
      resolve(now() - began);
      end();
    });
    socket.on('error', reject);
    socket.on('close', () => {
      signal.removeEventListener('abort', end);
      reject(new Error('closed'));
    });
  });
}

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
};

export function programChecks(deps: ProgramChecksDeps): Checks {
  const { routes, clock, folder, refusal } = deps;
  const url = refusal === undefined ? deps.url : '';
  const way = once((): Promise<Way> => findWay(url, deps.resolveProxy));
  const service = async () => (await way()).service;
  const lookAt = createServerLook({ clock, routes });
  let looked: Promise<ServerLook> | undefined;
  const look = (signal: AbortSignal) => (looked ??= lookAt(url, signal));
  const offset = async (signal: AbortSignal) => {
    const measured = deps.offset();
    if (measured !== undefined || (await service()) === undefined) return measured;
    return (await look(signal)).offset;
  };
  const sample = join(folder, `.check-${String(process.pid)}`);
  return {
    'name-resolution': nameResolution({ way, lookup: (host) => lookup(host, { all: true }) }),
    tcp: tcp({ way, connect: (host, port, signal) => connectTime(host, port, signal, () => clock.monotonic()) }),
    tls: tls({ service, look, now: () => clock.now() }),
    proxy: proxy(way),
    clock: clockCheck(offset),
    websocket:
      refusal === undefined
        ? websocket({ service, openSocket: createSocketFactory({ clock, routes }), now: () => clock.monotonic() })
        : () => ({ code: 'bad-address', facts: { why: refusal } }),
    'sign-in': signIn(deps.signIn),
    notifications: notifications(deps.notifications),
    sound: sound(deps.sound),
    disk: disk({
      tryWriting: async () => {
        try {
          await writeFile(sample, 'parley', { mode: 0o600 });
        } finally {
          await rm(sample, { force: true });
        }
      },
      freeBytes: async () => {
        const { bavail, bsize } = await statfs(folder);
        return bavail * bsize;
      },
    }),
    version: version(deps.version),
    policy: policy(deps.policy),
    'key-store': keyStore(deps.keyStore),
  };
}
