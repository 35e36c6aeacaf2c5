// Threat: a page that was taken over sends arguments that no version of ours would send.
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ARGS, ok } from '../../src-preload/contract';
import { callChannel, SURFACE } from '../../src-preload/contract/surface';
import { electronCalls, everyHandler } from '../kit/electron-calls';

const calls = vi.hoisted(() => ({ current: undefined as unknown as ReturnType<typeof electronCalls> }));
vi.mock('electron', () => ({
  get ipcMain() {
    return calls.current.ipcMain;
  },
}));
const { registerCalls } = await import('../../src-main/ipc/registrar');

const sender = {};
const event = { sender, senderFrame: { url: 'app://parley/index.html', parent: null } };
const BAD = { ok: false, refusal: { code: 'bad-argument', retryable: false } };
const channels = Object.entries(SURFACE).flatMap(([domain, names]) => names.map((name) => callChannel(domain, name)));

describe('a malformed argument', () => {
  let refused: string[];
  let handled: unknown[];
  const call = (channel: string, ...args: unknown[]) => calls.current.handlers.get(channel)!(event, ...args);

  beforeEach(() => {
    calls.current = electronCalls();
    refused = [];
    handled = [];
    registerCalls({
      answers: Promise.resolve({
        args: ARGS,
        handlers: everyHandler(async (args) => (handled.push(args), ok(null))),
        snapshot: () => ({}) as never,
      }),
      ours: () => sender,
      refusedCall: (channel, why) => refused.push(`${channel} ${why}`),
      broken: () => expect.unreachable('a bad argument is not a bug'),
    });
  });

  it.each(channels)('of %s is refused, logged and never handled', async (channel) => {
    const junk = [undefined, null, 0, 'text', [], [{}], () => 1, { surplus: 1 }, { interactionId: 5 }];
    for (const value of junk) expect(await call(channel, value)).toEqual(BAD);
    expect(handled).toEqual([]);
    expect(refused).toEqual(junk.map(() => `${channel} bad-argument`));
  });

  it('is one argument too many, too', async () => {
    expect(await call('desk:session.retryNow', {}, {})).toEqual(BAD);
    expect(await call('desk:session.retryNow')).toEqual(BAD);
    expect(await call('desk:session.retryNow', {})).toEqual(ok(null));
  });

  it('is text beyond its cap', async () => {
    const long = { interactionId: 'i', text: 'x'.repeat(20_001) };
    expect(await call('desk:message.send', long)).toEqual(BAD);
    expect(await call('desk:message.send', { ...long, text: 'x'.repeat(20_000) })).toEqual(ok(null));
    expect(await call('desk:offer.accept', { reservationIds: Array.from({ length: 501 }, () => 'r') })).toEqual(BAD);
    expect(await call('desk:session.signIn', { url: 'x', token: 'x'.repeat(8_193), remember: false })).toEqual(BAD);
  });

  it('cannot smuggle a prototype or a getter through', async () => {
    const poisoned: unknown = JSON.parse('{"interactionId": "i", "on": true, "__proto__": {"admin": true}}');
    await call('desk:message.typing', poisoned);
    for (const args of handled) expect((args as Record<string, unknown>)['admin']).toBeUndefined();
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  it('whatever it is, reaches a handler only as the schema says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...channels), fc.anything(), async (channel, value) => {
        handled = [];
        const result = await call(channel, value);
        const [domain = '', name = ''] = channel.slice('desk:'.length).split('.');
        const schema = (ARGS as Record<string, Record<string, { safeParse: (x: unknown) => { success: boolean } }>>)[
          domain
        ]![name]!;
        expect(handled.length).toBe(schema.safeParse(value).success ? 1 : 0);
        if (handled.length === 0) expect(result).toEqual(BAD);
      }),
      { numRuns: 500 },
    );
  });
});
