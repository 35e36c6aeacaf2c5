// Every check on ports of its own: each outcome, with the facts its sentence needs.
import { describe, expect, it } from 'vitest';
import { CHECKS, type CheckId } from '../../../src-preload/contract/checks';
import { serviceOf, type Check, type Finding } from '../../../src-main/diagnostics/checks/check';
import { clock } from '../../../src-main/diagnostics/checks/clock';
import { disk } from '../../../src-main/diagnostics/checks/disk';
import { keyStore } from '../../../src-main/diagnostics/checks/key-store';
import { nameResolution } from '../../../src-main/diagnostics/checks/name-resolution';
import { notifications } from '../../../src-main/diagnostics/checks/notifications';
import { policy } from '../../../src-main/diagnostics/checks/policy';
import { proxy } from '../../../src-main/diagnostics/checks/proxy';
import { signIn, type SignInState } from '../../../src-main/diagnostics/checks/sign-in';
import { sound } from '../../../src-main/diagnostics/checks/sound';
import { tcp } from '../../../src-main/diagnostics/checks/tcp';
import { tls } from '../../../src-main/diagnostics/checks/tls';
import { version, type UpdateKnown } from '../../../src-main/diagnostics/checks/version';
import { findWay } from '../../../src-main/diagnostics/checks/way';
import { websocket } from '../../../src-main/diagnostics/checks/websocket';
import type { ServerLook, SocketEnd, SocketEvents } from '../../../src-main/session';
import type { PolicySource } from '../../../src-main/settings/policy-state';

const { signal } = new AbortController();
/** What was found, and remembered, so that the last test can tell which outcomes nobody has seen. */
const seen = new Map<CheckId, Set<string>>();
async function outcome<I extends CheckId>(id: I, check: Check<I>): Promise<Finding<I>> {
  const found = await check(signal);
  seen.set(id, (seen.get(id) ?? new Set()).add(found.code));
  return found;
}
const fault = (code: string) => Object.assign(new Error('Ana Novak'), { code });
const wayTo = (url: string, answer = 'DIRECT') => findWay(url, () => Promise.resolve(answer));

describe('name resolution', () => {
  const found = (url: string, lookup: () => Promise<{ family: number }[]>, answer?: string) =>
    outcome('name-resolution', nameResolution({ way: () => wayTo(url, answer), lookup }));
  const both = () => Promise.resolve([{ family: 4 }, { family: 6 }, { family: 6 }]);
  it('looks the service up, or the proxy on the way to it', async () => {
    expect(await found('wss://a.example.org', both)).toEqual({
      code: 'resolved',
      facts: { host: 'a.example.org', ipv4: 1, ipv6: 2 },
    });
    expect(await found('wss://a.example.org', both, 'PROXY p.example.org:8080')).toMatchObject({
      code: 'proxy-resolved',
      facts: { host: 'p.example.org' },
    });
  });
  it('has nothing to look up', async () => {
    expect(await found('ws://127.0.0.1:4000', both)).toMatchObject({ code: 'literal' });
    expect(await found('wss://[::1]:4000', both)).toMatchObject({ code: 'literal' });
    expect(await found('', both)).toEqual({ code: 'no-address' });
  });
  it('says that nobody knows it, by code', async () => {
    expect(await found('wss://a.example.org', () => Promise.reject(fault('ENOTFOUND')))).toEqual({
      code: 'not-found',
      facts: { host: 'a.example.org', why: 'ENOTFOUND' },
    });
    expect(await found('wss://a.example.org', () => Promise.resolve([]))).toMatchObject({ code: 'not-found' });
  });
});

it('TCP: to the service, to the proxy, refused, out of reach', async () => {
  const found = (connect: () => Promise<number>, url = 'wss://a.example.org', answer = 'DIRECT') =>
    outcome('tcp', tcp({ way: () => wayTo(url, answer), connect }));
  expect(await found(() => Promise.resolve(12.4))).toEqual({
    code: 'connected',
    facts: { host: 'a.example.org', port: 443, took: 12 },
  });
  expect(await found(() => Promise.resolve(3), 'wss://a.example.org', 'SOCKS5 s.example.org')).toMatchObject({
    code: 'proxy-connected',
    facts: { host: 's.example.org', port: 1080 },
  });
  expect(await found(() => Promise.reject(fault('ECONNREFUSED')))).toMatchObject({ code: 'refused' });
  expect(await found(() => Promise.reject(fault('EHOSTUNREACH')))).toMatchObject({
    code: 'unreachable',
    facts: { why: 'EHOSTUNREACH' },
  });
  expect(await found(() => Promise.resolve(1), '')).toEqual({ code: 'no-address' });
});

describe('TLS', () => {
  const NOW = Date.UTC(2026, 10, 21);
  const DAY = 86_400_000;
  const certificate = { issuer: 'Example CA 2', validFrom: NOW - DAY, validTo: NOW + 90 * DAY, protocol: 'TLSv1.3' };
  const found = (look: ServerLook, url = 'wss://a.example.org') =>
    outcome(
      'tls',
      tls({ service: () => Promise.resolve(serviceOf(url)), look: () => Promise.resolve(look), now: () => NOW }),
    );
  it('says who signed it, until when, which version', async () => {
    expect(await found({ certificate })).toEqual({
      code: 'trusted',
      facts: { host: 'a.example.org', issuer: 'Example CA 2', until: '2027-02-19', version: 'TLSv1.3' },
    });
    expect(await found({ certificate: { ...certificate, validTo: NOW + 13 * DAY } })).toMatchObject({
      code: 'ends-soon',
    });
  });
  it.each([
    ['CERT_HAS_EXPIRED', 'expired'],
    ['CERT_NOT_YET_VALID', 'not-yet-valid'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'wrong-host'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'untrusted'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'untrusted'],
  ])('%s is %s', async (refused, code) => {
    expect(await found({ certificate: { ...certificate, refused } })).toMatchObject({ code, facts: { why: refused } });
  });
  it('has no certificate to look at', async () => {
    expect(await found({ failure: { kind: 'tls', code: 'EPROTO' } })).toMatchObject({ code: 'no-handshake' });
    expect(await found({ failure: { kind: 'unreachable', code: 'ECONNREFUSED' } })).toMatchObject({
      code: 'unreachable',
    });
    expect(await found({}, 'ws://127.0.0.1:4000')).toEqual({ code: 'not-used' });
    expect(await found({}, '')).toEqual({ code: 'no-address' });
  });
  it('repeats no name that a stranger made of somebody’s data', async () => {
    for (const issuer of ['melissa@gmail.com', '4539 1488 0343 6467', 'x'.repeat(200), 'a\u202eb', ''])
      expect((await found({ certificate: { ...certificate, issuer } })).facts).toMatchObject({ issuer: '?' });
  });
});

it('proxy: none, some, unreadable, not needed', async () => {
  const found = (url: string, answer: () => Promise<string>) =>
    outcome(
      'proxy',
      proxy(() => findWay(url, answer)),
    );
  const says = (answer: string) => () => Promise.resolve(answer);
  expect(await found('wss://a.example.org', says('DIRECT'))).toEqual({ code: 'none' });
  expect(await found('wss://a.example.org', says('PROXY p.example.org:8080; DIRECT'))).toEqual({
    code: 'used',
    facts: { host: 'p.example.org', port: 8080, kind: 'http', ways: 2 },
  });
  expect(await found('wss://a.example.org', () => Promise.reject(new Error('PAC')))).toEqual({ code: 'unreadable' });
  expect(await found('ws://127.0.0.1:1', says('PROXY p:1'))).toEqual({ code: 'not-used' });
  expect(await found('nonsense', says('DIRECT'))).toEqual({ code: 'no-address' });
});

it.each([
  [0, 'right'],
  [-29_000, 'right'],
  [31_000, 'behind'],
  [-31_000, 'ahead'],
  [301_000, 'far-behind'],
  [-3_600_000, 'far-ahead'],
  [undefined, 'unknown'],
])('clock: %s ms is %s', async (offset, code) => {
  expect(
    await outcome(
      'clock',
      clock(() => Promise.resolve(offset)),
    ),
  ).toMatchObject({ code });
});

describe('WebSocket', () => {
  const closed: number[] = [];
  const found = (play: (events: SocketEvents) => void, url = 'wss://a.example.org') =>
    outcome(
      'websocket',
      websocket({
        service: () => Promise.resolve(serviceOf(url)),
        openSocket: (_url, events) => {
          queueMicrotask(() => play(events));
          return { send: () => expect.unreachable(), close: (code) => closed.push(code), terminate: () => undefined };
        },
        now: () => 5,
      }),
    );
  const ends = (end: Partial<SocketEnd>) => (events: SocketEvents) => {
    events.ended({ code: 1006, reason: '', ...end });
  };
  it('opens, says nothing and closes', async () => {
    expect(await found((events) => events.opened())).toMatchObject({ code: 'opened', facts: { port: 443, took: 0 } });
    expect(closed).toEqual([1000]);
  });
  it.each([
    ['unreachable', 'unreachable'],
    ['timeout', 'unreachable'],
    ['lost', 'unreachable'],
    ['certificate', 'certificate'],
    ['tls', 'tls'],
    ['proxy', 'proxy'],
    ['not-a-backend', 'not-a-backend'],
    ['bad-frame', 'not-a-backend'],
    ['insecure-url', 'bad-address'],
  ] as const)('%s is %s', async (failure, code) => {
    expect(await found(ends({ failure, detail: '407' }))).toMatchObject({ code, facts: { why: '407' } });
  });
  it('without an address does nothing', async () => {
    expect(await found(() => expect.unreachable(), '')).toEqual({ code: 'no-address' });
  });
});

it.each<[SignInState, string]>([
  [{ kind: 'live' }, 'live'],
  [{ kind: 'slow' }, 'slow'],
  [{ kind: 'reconnecting' }, 'reconnecting'],
  [{ kind: 'elsewhere' }, 'elsewhere'],
  [{ kind: 'stopped', reason: 'authenticate' }, 'refused'],
  [{ kind: 'stopped', reason: 'update' }, 'failed'],
  [{ kind: 'signed-out', hasKey: true }, 'kept'],
  [{ kind: 'signed-out', hasKey: false }, 'no-key'],
  [{ kind: 'signed-out', hasKey: true, refusal: 'auth-expired' }, 'refused'],
  [{ kind: 'signed-out', hasKey: true, refusal: 'superseded' }, 'elsewhere'],
  [{ kind: 'signed-out', hasKey: true, refusal: 'tls-failed' }, 'failed'],
  [{ kind: 'tried' }, 'accepted'],
  [{ kind: 'tried', refusal: 'auth-expired' }, 'refused'],
])('sign-in: %o is %s', async (state, code) => {
  expect(
    await outcome(
      'sign-in',
      signIn(() => state),
    ),
  ).toMatchObject({ code });
});

it('notifications: ready, hidden, failing, nobody there, not told', async () => {
  const found = (look: { hasServer?: boolean; doNotDisturb?: boolean }, trouble?: string) =>
    outcome(
      'notifications',
      notifications({ look: () => Promise.resolve(look), trouble: () => Promise.resolve(trouble) }),
    );
  expect(await found({ hasServer: true, doNotDisturb: false })).toEqual({ code: 'ready' });
  expect(await found({ hasServer: true, doNotDisturb: true })).toEqual({ code: 'do-not-disturb' });
  expect(await found({ hasServer: true }, 'refused')).toEqual({ code: 'failing', facts: { why: 'refused' } });
  expect(await found({ hasServer: false }, 'no-server')).toEqual({ code: 'no-server' });
  expect(await found({})).toEqual({ code: 'unknown' });
});

it('sound: a device and settings that let it be heard', async () => {
  const loud = { soundMuted: false, soundVolume: 70, offerSound: true };
  const found = (device: 'there' | 'none' | 'unknown', settings = loud) =>
    outcome('sound', sound({ device: () => device, settings: () => settings }));
  expect(await found('there')).toEqual({ code: 'ready', facts: { volume: 70 } });
  expect(await found('none')).toEqual({ code: 'no-device' });
  expect(await found('unknown')).toMatchObject({ code: 'unknown' });
  expect(await found('there', { ...loud, soundMuted: true })).toEqual({ code: 'muted' });
  expect(await found('there', { ...loud, offerSound: false })).toEqual({ code: 'muted' });
  expect(await found('there', { ...loud, soundVolume: 0 })).toEqual({ code: 'silent' });
});

it('disk: room and the right to write', async () => {
  const MB = 1_048_576;
  const found = (free: number | undefined, tryWriting = () => Promise.resolve()) =>
    outcome('disk', disk({ tryWriting, freeBytes: () => Promise.resolve(free) }));
  expect(await found(5_000 * MB)).toEqual({ code: 'ready', facts: { megabytes: 5_000 } });
  expect(await found(undefined)).toMatchObject({ code: 'ready' });
  expect(await found(100 * MB)).toMatchObject({ code: 'low' });
  expect(await found(2 * MB)).toMatchObject({ code: 'full' });
  expect(await found(500 * MB, () => Promise.reject(fault('EDQUOT')))).toMatchObject({ code: 'full' });
  expect(await found(500 * MB, () => Promise.reject(fault('EACCES')))).toMatchObject({
    code: 'not-writable',
    facts: { why: 'EACCES' },
  });
});

it.each<[UpdateKnown, string]>([
  ['current', 'current'],
  ['unknown', 'current'],
  ['off', 'no-updates'],
  ['available', 'update-available'],
  ['ready', 'update-ready'],
  ['failed', 'update-failed'],
])('version: updates that are %s', async (update, code) => {
  const about = { program: '1.2.3', electron: '45.0.0', system: 'linux-6-x64' };
  expect(await outcome('version', version({ about: () => about, update: () => update }))).toEqual({
    code,
    facts: about,
  });
});

it('policy: none, in force, partly, unreadable', async () => {
  const source = (over: Partial<PolicySource>): PolicySource => ({
    scope: 'machine',
    where: '/etc/parley',
    state: 'read',
    problems: [],
    values: {},
    strict: [],
    ...over,
  });
  const found = (...sources: PolicySource[]) =>
    outcome(
      'policy',
      policy(() => ({
        sources,
        values: Object.assign({}, ...sources.map(({ values }) => values)) as object,
        readAt: 0,
      })),
    );
  expect(await found(source({ state: 'absent' }))).toMatchObject({ code: 'none' });
  expect(await found(source({ values: { logLevel: 'error' } }))).toMatchObject({
    code: 'in-force',
    facts: { settings: 1, sources: 1 },
  });
  expect(await found(source({ problems: [{ what: 'unknown-key', key: 'x' }] }))).toMatchObject({
    code: 'problems',
    facts: { problems: 1 },
  });
  expect(await found(source({ state: 'broken', problems: [{ what: 'malformed' }] }))).toMatchObject({ code: 'broken' });
});

it('key store: gives back what it was given, or not', async () => {
  const found = (can: boolean, unseal: (sealed: string) => Promise<string>) =>
    outcome(
      'key-store',
      keyStore({ canSeal: () => Promise.resolve(can), seal: (text) => Promise.resolve(`<${text}>`), unseal }),
    );
  expect(await found(true, (sealed) => Promise.resolve(sealed.slice(1, -1)))).toEqual({ code: 'ready' });
  expect(await found(true, () => Promise.resolve('something else'))).toEqual({ code: 'failing' });
  expect(await found(true, () => Promise.reject(new Error('locked')))).toEqual({ code: 'failing' });
  expect(await found(false, () => expect.unreachable())).toEqual({ code: 'none' });
});

it('no outcome is there that nothing leads to', () => {
  for (const [id, codes] of Object.entries(CHECKS))
    expect([...(seen.get(id as CheckId) ?? [])].sort(), id).toEqual(Object.keys(codes).sort());
});
