// The notifier: bursts stay one notification brought up to date now and then, revised words follow, nothing is forgotten
// when a server comes back; what is acted on late explains itself; D-Bus values survive the way there and back.
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskAlert } from '../../../src-main/desk';
import { createActs } from '../../../src-main/notify/acts';
import { decode, encode } from '../../../src-main/notify/linux/bus-values';
import { busPath } from '../../../src-main/notify/linux/session-bus';
import { createNotifier, RECOUNT_MS } from '../../../src-main/notify/notifier';
import { createOutcomes } from '../../../src-main/notify/outcomes';
import type { Note, Presenter } from '../../../src-main/notify/presenter';
import type { Privacy } from '../../../src-main/notify/wording';
import {
  ok,
  refused,
  type AcceptOutcome,
  type OfferView,
  type Result,
  type Reveal,
} from '../../../src-preload/contract';
import { createFakeTime } from '../../kit/fake-time';
import { sampleOffer, sampleTask } from '../../kit/renderer/sample-desk';

const plain = (text: string) => ({ text, masked: [] });
const message = (key: string, text: string): DeskAlert => ({
  kind: 'message',
  interactionId: 'i',
  key,
  customer: { name: 'Ana', colourKey: 'k' },
  text: plain(text),
  unread: 1,
  seen: false,
});

describe('notifier', () => {
  const time = createFakeTime();
  let screen: Map<string, Note>;
  let shows: number;
  let privacy: Privacy = 'full';
  const outcomes = createOutcomes(() => 0);
  const presenter: Presenter = {
    show: (token, note) => {
      shows += 1;
      screen.set(token, note);
    },
    withdraw: (token) => void screen.delete(token),
    onScreen: () => new Set(screen.keys()),
    withdrawAll: () => Promise.resolve(),
    look: () => Promise.resolve({}),
  };
  const stage = () =>
    createNotifier({
      presenter,
      outcomes,
      language: () => 'en',
      privacy: () => privacy,
      surroundings: () => ({
        window: { visible: true, focused: false },
        signedIn: true,
        messages: true,
        doNotDisturb: false,
      }),
      after: (ms, run) => time.after(ms, run),
    });
  const titles = () => [...screen.values()].map(({ title }) => title);
  beforeEach(() => {
    time.advance(10 * RECOUNT_MS);
    screen = new Map();
    shows = 0;
    privacy = 'full';
  });

  it('says anew what stands outside the window when less may be said, and nothing that is gone', () => {
    const notifier = stage();
    notifier.tell(message('m', 'My secret question'));
    notifier.tell({ kind: 'offer-raised', offer: sampleOffer(0, '1') });
    notifier.tell({ kind: 'offer-raised', offer: sampleOffer(0, '2') });
    notifier.tell({ kind: 'offer-withdrawn', reservationId: 'r-2', end: 'canceled' });
    const shown = () => JSON.stringify([...screen.values()]);
    expect(shown()).toContain('My secret question');
    const tokens = [...screen.keys()];
    privacy = 'hidden';
    notifier.reword();
    expect(shown()).not.toMatch(/My secret question|Ana/);
    expect([...screen.keys()]).toEqual(tokens);
  });

  it('takes 200 requests in 10 s for one notification that is brought up to date now and then', () => {
    const notifier = stage();
    for (let at = 0; at < 200; at++) {
      notifier.tell({ kind: 'offer-raised', offer: sampleOffer(0, String(at)) });
      time.advance(50);
    }
    time.advance(RECOUNT_MS);
    expect(titles()).toEqual(['200 requests waiting']);
    expect(shows).toBeLessThan(20);
    for (let at = 0; at < 199; at++)
      notifier.tell({ kind: 'offer-withdrawn', reservationId: `r-${String(at)}`, end: 'canceled' });
    time.advance(RECOUNT_MS);
    expect(titles()).toEqual(['1 request waiting']);
    notifier.tell({ kind: 'offer-withdrawn', reservationId: 'r-199', end: 'canceled' });
    time.advance(10 * RECOUNT_MS);
    expect([titles(), time.pending]).toEqual([[], 0]);
  });

  it('shows the first message of a conversation at once, and of a flood the newest once a second', () => {
    const notifier = stage();
    const bodies = () => [...screen.values()].map(({ body }) => body);
    for (let at = 0; at < 100; at++) {
      notifier.tell(message(String(at), `words ${String(at)}`));
      if (at === 0) expect(bodies()).toEqual(['words 0']);
      time.advance(20);
    }
    notifier.tell({ ...message('other', 'of another'), interactionId: 'j' } as DeskAlert);
    expect(bodies().at(-1)).toBe('of another');
    time.advance(RECOUNT_MS);
    expect(bodies()[0]).toBe('words 99');
    expect(shows).toBe(4);
  });

  it('says what is true by then: masked words, and nothing of what has been seen or signed out meanwhile', () => {
    const notifier = stage();
    const bodies = () => [...screen.values()].map(({ body }) => body);
    notifier.tell(message('m-1', 'first'));
    notifier.tell(message('m-2', 'in clear'));
    screen.clear(); // dismissed by the person
    const conversation = {
      interactionId: 'i',
      key: 'm-2',
      customer: { colourKey: 'k' },
      text: plain('***'),
      unread: 1,
    };
    notifier.tell({ kind: 'masking-on', offers: [], conversations: [conversation] });
    time.advance(RECOUNT_MS);
    expect(bodies()).toEqual(['***']);

    notifier.tell(message('m-3', 'third'));
    notifier.tell({ kind: 'conversation-seen', interactionId: 'i' });
    time.advance(RECOUNT_MS);
    expect(bodies()).toEqual([]);
    notifier.tell(message('m-4', 'fourth'));
    notifier.tell(message('m-5', 'fifth'));
    notifier.tell({ kind: 'signed-out' });
    time.advance(RECOUNT_MS);
    expect(bodies()).toEqual([]);

    // An assignment is urgent: no earlier message takes its place.
    notifier.tell(message('m-6', 'sixth'));
    notifier.tell(message('m-7', 'seventh'));
    notifier.tell({ kind: 'assigned', interactionId: 'i', customer: { name: 'Ana', colourKey: 'k' }, queueName: 'q' });
    time.advance(RECOUNT_MS);
    expect([...screen.values()].map(({ urgent }) => urgent)).toEqual([true]);
  });

  it('follows words that turn out to hold a part of a value, those of the message shown and no other', () => {
    const notifier = stage();
    notifier.tell(message('m1', '4111 1111'));
    notifier.tell({ kind: 'messages-revised', texts: [{ interactionId: 'i', key: 'other', text: plain('*') }] });
    expect(screen.get('conversation:i')?.body).toBe('4111 1111');
    notifier.tell({ kind: 'messages-revised', texts: [{ interactionId: 'i', key: 'm1', text: plain('****') }] });
    expect(screen.get('conversation:i')).toMatchObject({ title: 'Ana', body: '****' });
    notifier.tell({ kind: 'conversation-seen', interactionId: 'i' });
    notifier.tell({ kind: 'messages-revised', texts: [{ interactionId: 'i', key: 'm1', text: plain('-') }] });
    expect(titles()).toEqual([]);
  });

  it('shows what waits again when a server has come back, as it reads by then', () => {
    const notifier = stage();
    notifier.tell({ kind: 'offer-raised', offer: sampleOffer(0, 'a', { preview: plain('raw') }) });
    notifier.tell({ kind: 'offer-changed', offer: sampleOffer(0, 'a', { preview: plain('***') }) });
    screen.clear();
    notifier.showWaiting();
    expect([...screen.values()]).toMatchObject([{ body: 'Ana Novak on Shop SI\n***', accept: 'Accept', urgent: true }]);
    notifier.tell({ kind: 'signed-out' });
    notifier.showWaiting();
    expect(titles()).toEqual([]);
  });

  it('keeps account, with reasons and within bounds', () => {
    const notifier = stage();
    const before = outcomes.counts()['suppressed:seen'] ?? 0;
    for (let at = 0; at < 500; at++) notifier.tell({ ...message('m', 'x'), seen: true } as DeskAlert);
    expect(outcomes.counts()['suppressed:seen']).toBe(before + 500);
    expect(outcomes.list().length).toBeLessThanOrEqual(100);
    expect(JSON.stringify(outcomes.list())).not.toContain('Ana');
  });
});

describe('acts', () => {
  function stage(accept: () => Result<AcceptOutcome>, offers: OfferView[] = [sampleOffer(0, 'a')]) {
    const done: unknown[] = [];
    const acts = createActs({
      desk: {
        slices: () => ({ offers, tasks: [sampleTask(0, 't')] }),
        handlers: { offer: { accept: () => Promise.resolve(accept()) } },
        raiseNotice: ({ kind, params }) => done.push([kind, params]),
      },
      reveal: (what: Reveal) => done.push(what),
      bringForward: () => done.push('forward'),
      outcomes: createOutcomes(() => 0),
    });
    return { acts, done };
  }
  const taken = () => ok({ accepted: [{ reservationId: 'r-a', interactionId: 'i-a' }], refused: [] });

  it('take a request first and show the window then', async () => {
    const { acts, done } = stage(taken);
    const pending = acts.accepted('offer:r-a');
    expect(done).toEqual([]);
    await pending;
    expect(done).toEqual(['forward', { kind: 'accepted', interactionId: 'i-a' }]);
  });

  it('say why a request was not taken and leave it in view', async () => {
    const { acts, done } = stage(() => refused('offline'));
    await acts.accepted('offer:r-a');
    expect(done).toEqual(['forward', ['accept-failed', { code: 'offline' }], { kind: 'offer', reservationId: 'r-a' }]);
  });

  it.each([
    ['offer:gone', [['alert-stale', { about: 'request' }]]],
    ['offers', [{ kind: 'offer', reservationId: 'r-a' }]],
    ['conversation:i-t', [{ kind: 'conversation', interactionId: 'i-t' }]],
    ['conversation:gone', [['alert-stale', { about: 'conversation' }]]],
    ['wrap-up:gone', []],
    ['rona', []],
  ])('bring up what %s stands for, or explain', (token, expected) => {
    const { acts, done } = stage(taken);
    acts.clicked(token);
    expect(done).toEqual(['forward', ...expected]);
  });
});

describe('the session bus', () => {
  it('carries values there and back, whatever stands before them', () => {
    const text = fc.string({ unit: 'grapheme' }).map((one) => one.replaceAll('\0', ''));
    const values = fc.tuple(text, fc.nat(), fc.array(text), fc.boolean(), fc.integer({ min: 0, max: 255 }), text);
    fc.assert(
      fc.property(values, ([summary, id, actions, flag, byte, entry]) => {
        const hints = { urgency: { signature: 'y', value: byte }, entry: { signature: 's', value: entry } };
        const bytes = encode('ysuasba{sv}', [byte, summary, id, actions, flag, hints]);
        expect(decode('ysuasba{sv}', bytes)).toEqual({
          values: [byte, summary, id, actions, flag, { urgency: byte, entry }],
          end: bytes.length,
        });
      }),
    );
  });

  it('throws on bytes that are not what they say', () => {
    const bytes = encode('s', ['hello']);
    expect(() => decode('s', bytes.subarray(0, 6))).toThrow(RangeError);
    expect(() => decode('as', Buffer.from([255, 0, 0, 0]))).toThrow(RangeError);
    expect(() => decode('(s', bytes)).toThrow(RangeError);
  });

  it('sends no zero, which would end the line', () => {
    expect(decode('s', encode('s', ['a\0b'])).values).toEqual(['ab']);
  });

  it.each([
    [{ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1/bus,guid=1' }, '/run/user/1/bus'],
    [{ DBUS_SESSION_BUS_ADDRESS: 'unix:abstract=/tmp/x%20y' }, '\0/tmp/x y'],
    [{ DBUS_SESSION_BUS_ADDRESS: 'tcp:host=h', XDG_RUNTIME_DIR: '/run/user/1' }, undefined],
    [{ XDG_RUNTIME_DIR: '/run/user/1' }, '/run/user/1/bus'],
    [{}, undefined],
  ])('is found by %j', (env, path) => {
    expect(busPath(env)).toBe(path);
  });
});
