// The desk on the real session against the real backend: the main job, RONA, wrap-up at the deadline, a broken line,
// and nothing raw in anything it hands out.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startBackend, type Backend } from '../../src-backend/start';
import { createDeskStage, eventually, hurried, textOf, valueOf, type DeskStage } from '../kit/desk-stage';

let backend: Backend;
const stages: DeskStage[] = [];

beforeEach(async () => {
  backend = await startBackend({ scenario: 'quiet' });
});
afterEach(async () => {
  for (const { desk } of stages.splice(0)) desk.dispose();
  await backend.stop();
});

async function signedIn(options?: Parameters<typeof createDeskStage>[1]) {
  const stage = createDeskStage({ url: backend.url, token: backend.token }, options);
  stages.push(stage);
  valueOf(await stage.desk.handlers.session.tryEmbedded({}));
  await eventually(() => {
    expect(stage.mirror.presence?.state.kind).toBe('idle');
  });
  return stage;
}

async function available(options?: Parameters<typeof createDeskStage>[1]) {
  const stage = await signedIn(options);
  valueOf(await stage.desk.handlers.presence.setState({ activityId: 'available' }));
  await eventually(() => {
    expect(stage.mirror.presence?.state.kind).toBe('available');
  });
  return stage;
}

async function offered(stage: DeskStage, text = 'Where is my parcel?') {
  const before = stage.mirror.offers.length;
  const { interactionId } = backend.control.offer({ text, queue: 'orders', page: 'shop-si' });
  await eventually(() => {
    expect(stage.mirror.offers).toHaveLength(before + 1);
  });
  return interactionId;
}

async function taken(stage: DeskStage, text?: string) {
  const interactionId = await offered(stage, text);
  const reservationIds = stage.mirror.offers.map(({ reservationId }) => reservationId);
  const outcome = valueOf(await stage.desk.handlers.offer.accept({ reservationIds }));
  expect(outcome.refused).toEqual([]);
  await stage.open(interactionId);
  return interactionId;
}

const send = async (stage: DeskStage, interactionId: string, text: string) =>
  valueOf(await stage.desk.handlers.message.send({ interactionId, text })).key;

/** Sent, and the backend has put it into the transcript. */
async function sent(stage: DeskStage, interactionId: string, text: string) {
  const key = await send(stage, interactionId, text);
  await eventually(() => {
    expect(stage.transcript(interactionId).find((view) => view.key === key)?.index).toBeDefined();
  });
}

describe('the main job', () => {
  it('goes from sign-in over three messages each way to wrap-up', async () => {
    const stage = await signedIn();
    const { desk } = stage;
    expect(stage.mirror.connection).toMatchObject({ phase: 'live', embedded: true });
    expect(stage.mirror.presence).toMatchObject({ agentName: 'Maja Kranjc', agentInitials: 'MK' });
    expect(stage.mirror.presence?.choices[0]).toMatchObject({ kind: 'available' });

    valueOf(await desk.handlers.presence.setState({ activityId: 'available' }));
    const interactionId = await offered(stage);
    expect(stage.mirror.offers[0]).toMatchObject({
      interactionId,
      queueName: 'Orders and delivery',
      sourceName: 'Shop SI',
      state: 'pending',
      preview: { text: 'Where is my parcel?' },
    });
    const [offer] = stage.mirror.offers;
    const outcome = await desk.handlers.offer.accept({ reservationIds: [offer?.reservationId ?? ''] });
    expect(outcome).toEqual({
      ok: true,
      value: { accepted: [{ reservationId: offer?.reservationId, interactionId }], refused: [] },
    });
    expect(stage.mirror.offers).toEqual([]);
    expect(stage.mirror.tasks).toMatchObject([{ interactionId, state: 'active', iAmOwner: true }]);
    expect(stage.mirror.presence).toMatchObject({ engaged: 'available' });

    await stage.open(interactionId);
    for (const round of [1, 2, 3]) {
      await send(stage, interactionId, `Answer ${round}`);
      backend.control.says({ interactionId, text: `Question ${round}` });
      await eventually(() => {
        const mine = stage.transcript(interactionId).filter(({ author }) => author.kind === 'me');
        expect(mine.map(textOf)).toContain(`Answer ${round}`);
        expect(mine.every(({ index }) => index !== undefined)).toBe(true);
        expect(stage.transcript(interactionId).map(textOf)).toContain(`Question ${round}`);
      });
    }
    await eventually(() => {
      const mine = stage.transcript(interactionId).filter(({ author }) => author.kind === 'me');
      expect(mine.map(({ delivery }) => delivery?.state)).toEqual(['read', 'read', 'read']);
    });
    expect(backend.control.customerInbox({ interactionId }).map(({ text }) => text)).toEqual([
      'Answer 1',
      'Answer 2',
      'Answer 3',
    ]);

    valueOf(await desk.handlers.task.end({ interactionId }));
    await eventually(() => {
      expect(stage.mirror.wrapUps).toMatchObject([{ interactionId, state: 'pending' }]);
      expect(stage.mirror.tasks).toMatchObject([{ state: 'wrapping' }]);
    });
    expect(await desk.handlers.session.signOut({})).toMatchObject({ refusal: { code: 'conversation-open' } });
    valueOf(await desk.handlers.wrapUp.submit({ interactionId, codeId: 'order-status' }));
    await eventually(() => {
      expect(stage.mirror.wrapUps).toEqual([]);
      expect(stage.mirror.tasks).toEqual([]);
    });
    expect(stage.mirror.notices).toEqual([]);

    valueOf(await desk.handlers.session.signOut({}));
    expect(stage.mirror.presence).toBeNull();
    expect(stage.mirror.connection.phase).toBe('signed-out');
  });

  it('publishes enough for a mirror to be what the desk says', async () => {
    const stage = await available();
    const interactionId = await taken(stage);
    await sent(stage, interactionId, 'Hello');
    backend.control.says({ interactionId, text: 'Hi' });
    await eventually(() => {
      expect(stage.mirror.tasks[0]?.preview?.text.text).toBe('Hi');
    });
    expect(stage.mirror).toEqual(stage.desk.slices());
  });

  it('counts unread until the conversation is looked at, and tells the backend', async () => {
    const stage = await available();
    const interactionId = await taken(stage);
    backend.control.says({ interactionId, text: ['One', 'Two'] });
    await eventually(() => {
      expect(stage.mirror.tasks[0]?.unread).toBe(3);
    });
    stage.desk.setWindowState({ visible: true, focused: false });
    valueOf(await stage.desk.handlers.view.showing({ interactionId }));
    expect(stage.mirror.tasks[0]?.unread).toBe(3);
    stage.desk.setWindowState({ visible: true, focused: true });
    expect(stage.mirror.tasks[0]?.unread).toBe(0);
    // The divider stays where the unread ones began, though they are read now.
    const page = valueOf(await stage.desk.handlers.transcript.open({ interactionId }));
    expect(page.messages.find(({ index }) => index === page.firstUnread)?.author.kind).toBe('customer');
    backend.control.says({ interactionId, text: 'Three' });
    await eventually(() => {
      const last = stage.alerts.findLast(({ kind }) => kind === 'message');
      expect(last).toMatchObject({ kind: 'message', text: { text: 'Three' }, seen: true });
    });
  });

  it('accepts several at once, earliest first, no more than there is room for', async () => {
    backend.control.setCapacity({ agent: 'agent-1', capacity: 2 });
    const stage = await available();
    const ids: string[] = [];
    for (const text of ['one', 'two', 'three']) {
      const { interactionId } = backend.control.offer({ text, agent: 'agent-1' });
      ids.push(interactionId);
    }
    await eventually(() => {
      expect(stage.mirror.offers).toHaveLength(3);
    });
    const reservationIds = stage.mirror.offers.map(({ reservationId }) => reservationId).toReversed();
    const outcome = valueOf(await stage.desk.handlers.offer.accept({ reservationIds }));
    expect(outcome.accepted.map(({ interactionId }) => interactionId)).toEqual(ids.slice(0, 2));
    expect(outcome.refused).toMatchObject([{ code: 'capacity-reached' }]);
    expect(await stage.desk.handlers.session.signOut({})).toMatchObject({ refusal: { code: 'offer-open' } });
  });
});

describe('what the agent misses', () => {
  it('an offer not accepted in time makes her idle, with a notice that names it and the way back', async () => {
    backend.control.setPolicy({ reservationTimeoutSeconds: 1 });
    const stage = await available();
    await offered(stage);
    await eventually(() => {
      expect(stage.mirror.presence?.state).toMatchObject({ kind: 'idle', systemReason: 'rona' });
    });
    expect(stage.mirror.offers).toEqual([]);
    expect(stage.mirror.notices).toMatchObject([
      { kind: 'rona', sticky: true, params: { queue: 'Orders and delivery' } },
    ]);
    expect(stage.alerts.map(({ kind }) => kind)).toEqual(['offer-raised', 'offer-withdrawn', 'rona']);
    expect(stage.alerts.at(-1)).toMatchObject({ queueName: 'Orders and delivery' });

    valueOf(await stage.desk.handlers.presence.setState({ activityId: 'available' }));
    await eventually(() => {
      expect(stage.mirror.presence?.state.kind).toBe('available');
      expect(stage.mirror.notices).toEqual([]);
    });
  });

  it('a wrap-up left alone is submitted by the backend, and she is told', async () => {
    backend.control.setWrapUp({ seconds: 1 });
    const stage = await available();
    const interactionId = await taken(stage);
    valueOf(await stage.desk.handlers.task.end({ interactionId }));
    await eventually(() => {
      expect(stage.mirror.tasks).toEqual([]);
    });
    expect(stage.mirror.notices).toMatchObject([{ kind: 'wrap-up-automatic', interactionId }]);
    expect(stage.alerts).toContainEqual(expect.objectContaining({ kind: 'wrap-up-automatic', interactionId }));
  });

  it('a page deleted by the administrator leaves only End', async () => {
    const stage = await available();
    const interactionId = await taken(stage);
    backend.control.deletePage({ pageId: 'shop-si' });
    await eventually(() => {
      expect(stage.mirror.tasks).toMatchObject([{ state: 'interrupted' }]);
    });
    expect(stage.mirror.notices).toMatchObject([{ kind: 'interrupted', interactionId }]);
    expect(await stage.desk.handlers.message.send({ interactionId, text: 'Still there?' })).toMatchObject({
      refusal: { code: 'channel-gone' },
    });
    valueOf(await stage.desk.handlers.task.end({ interactionId }));
    await eventually(() => {
      expect(stage.mirror.wrapUps).toHaveLength(1);
    });
  });
});

describe('a broken line', () => {
  it('keeps everything; what was written meanwhile arrives once', async () => {
    const stage = await available({ clock: hurried(5) });
    const interactionId = await taken(stage);
    backend.control.shutDoor({});
    backend.control.dropLine({ agent: 'agent-1' });
    await eventually(() => {
      expect(stage.mirror.connection.phase).toBe('reconnecting');
    });
    const key = await send(stage, interactionId, 'Written offline');
    valueOf(await stage.desk.handlers.message.saveDraft({ interactionId, text: 'half a sen' }));
    await eventually(() => {
      expect(stage.transcript(interactionId).at(-1)).toMatchObject({ key, delivery: { state: 'queued' } });
    });
    expect(stage.desk.openWork()).toMatchObject({ conversations: 1, unsent: 1 });
    expect(await stage.desk.handlers.task.end({ interactionId })).toMatchObject({ refusal: { code: 'offline' } });
    backend.control.says({ interactionId, text: 'Said meanwhile' });

    backend.control.openDoor({});
    await eventually(() => {
      expect(stage.mirror.connection.phase).toBe('live');
      const texts = stage.transcript(interactionId).map(textOf);
      expect(texts.filter((text) => text === 'Written offline')).toHaveLength(1);
      expect(texts).toContain('Said meanwhile');
      expect(stage.transcript(interactionId).find((view) => view.key === key)?.index).toBeGreaterThan(0);
    });
    await eventually(() => {
      expect(backend.control.customerInbox({ interactionId }).map(({ text }) => text)).toEqual(['Written offline']);
    });
    const page = valueOf(await stage.desk.handlers.transcript.open({ interactionId }));
    expect(page.draft).toBe('half a sen');
    expect(stage.mirror.tasks).toHaveLength(1);
  });
});

describe('signing in', () => {
  it('is refused with a reason for a wrong token, no token, a bad and an unreachable address', async () => {
    const stage = createDeskStage(undefined);
    stages.push(stage);
    const { signIn, tryEmbedded } = stage.desk.handlers.session;
    const codeOf = async (url: string, token: string) => {
      const result = await signIn({ url, token, remember: true });
      return result.ok ? 'ok' : result.refusal.code;
    };
    expect(await codeOf(backend.url, '')).toBe('token-missing');
    expect(await codeOf(backend.url, 'not-a-token')).toBe('auth-expired');
    expect(await codeOf('ws://example.org', 'x')).toBe('insecure-url');
    expect(await codeOf('nonsense', 'x')).toBe('bad-url');
    expect(await codeOf('ws://127.0.0.1:9', 'x')).toBe('backend-unreachable');
    expect(await tryEmbedded({})).toMatchObject({ refusal: { code: 'unsupported' } });
    expect(stage.stored).toEqual({ token: null, url: '' });
    expect(stage.mirror.presence).toBeNull();

    expect(await codeOf(backend.url, backend.token)).toBe('ok');
    expect(stage.stored).toEqual({ token: backend.token, url: backend.url });
    expect(stage.mirror.signIn).toMatchObject({ url: backend.url, hasStoredToken: true });
    valueOf(await stage.desk.handlers.session.signOut({}));
    expect(stage.stored.token).toBeNull();
  });

  it('elsewhere is a choice for both sides, and the one who takes over again has everything', async () => {
    const first = await available();
    const interactionId = await taken(first);
    await sent(first, interactionId, 'One moment');
    const second = createDeskStage(undefined);
    stages.push(second);
    const { signIn } = second.desk.handlers.session;
    const args = { url: backend.url, token: backend.token, remember: false };
    expect(await signIn(args)).toMatchObject({ refusal: { code: 'superseded' } });
    expect(first.mirror.connection.phase).toBe('live');
    valueOf(await signIn({ ...args, takeOver: true }));
    await eventually(() => {
      expect(first.mirror.connection.phase).toBe('superseded');
    });
    valueOf(await first.desk.handlers.session.takeOver({}));
    await eventually(() => {
      expect(second.mirror.connection.phase).toBe('superseded');
    });
    backend.control.says({ interactionId, text: 'Thanks' });
    await eventually(() => {
      // A new session starts with a snapshot: the open transcript was asked for again.
      expect(first.transcripts.some(({ reset }) => reset)).toBe(true);
      const texts = first.transcript(interactionId).map(textOf);
      expect(texts.filter((text) => text === 'One moment')).toHaveLength(1);
      expect(texts).toContain('Thanks');
    });
    expect(first.mirror.presence?.state.kind).toBe('available');
    expect(first.mirror.tasks).toMatchObject([{ interactionId, state: 'active' }]);
  });
});

describe('masking', () => {
  const CARD = '4111 1111 1111 1111';
  const MAIL = 'melissa.jones@gmail.com';

  it('leaves nothing raw in anything that goes out, the agent’s own words included', async () => {
    const stage = await available();
    const interactionId = await offered(stage, `Card ${CARD}, mail ${MAIL}`);
    expect(stage.mirror.offers[0]?.preview).toMatchObject({ masked: [{ kind: 'card' }, { kind: 'email' }] });
    await stage.desk.handlers.offer.accept({ reservationIds: [stage.mirror.offers[0]?.reservationId ?? ''] });
    await stage.open(interactionId);
    await sent(stage, interactionId, `Yours is ${CARD}?`);
    backend.control.says({ interactionId, text: `No, ${MAIL}` });
    await eventually(() => {
      expect(stage.mirror.tasks[0]?.preview?.text.text).toContain('@gmail.com');
      expect(backend.control.customerInbox({ interactionId })).toMatchObject([{ text: `Yours is ${CARD}?` }]);
    });
    const out = [...stage.published, JSON.stringify([stage.alerts, stage.transcript(interactionId), stage.mirror])];
    expect(out.join('\n')).toContain('************1111');
    expect(out.filter((text) => text.includes(CARD) || text.includes(MAIL))).toEqual([]);
  });

  it('follows the tenant’s switch at once, also on what is shown', async () => {
    backend.control.setPolicy({ maskSensitiveData: false });
    const stage = await available();
    const interactionId = await taken(stage, `Card ${CARD}`);
    expect(stage.mirror.tasks[0]).toMatchObject({ maskingOn: false, preview: { text: { text: `Card ${CARD}` } } });
    backend.control.setPolicy({ maskSensitiveData: true });
    await eventually(() => {
      expect(stage.mirror.tasks[0]).toMatchObject({ maskingOn: true });
      expect(JSON.stringify(stage.mirror)).not.toContain(CARD);
      expect(stage.transcript(interactionId).map(textOf).join()).toContain('************1111');
      expect(stage.transcript(interactionId).map(textOf).join()).not.toContain(CARD);
    });
  });

  it('hides a value split over messages in both, whatever brought them', async () => {
    const stage = await available();
    const interactionId = await taken(stage, 'Hello');
    await stage.open(interactionId);
    const shown = () => stage.transcript(interactionId).map(textOf);
    backend.control.says({ interactionId, text: 'it is 5555 5555' });
    await eventually(() => {
      expect(shown()).toContain('it is 5555 5555');
    });
    await sent(stage, interactionId, 'and the rest?');
    backend.control.says({ interactionId, text: '5555 4444' });
    await eventually(() => {
      expect(shown()).toEqual(expect.arrayContaining(['it is ********', '****4444']));
      expect(stage.mirror.tasks[0]?.preview?.text.text).toBe('****4444');
    });
    // A new sign-in knows the last message only, until it has looked back.
    valueOf(await stage.desk.handlers.session.tryEmbedded({}));
    await eventually(() => {
      expect(stage.mirror.tasks[0]?.preview?.text.text).toBe('****4444');
    });
    backend.control.says({ interactionId, text: '12345678 is the order' });
    await eventually(() => {
      expect(stage.mirror.tasks[0]?.preview?.text.text).toBe('12345678 is the order');
    });
  });

  it('has it whole in the preview of a request', async () => {
    const stage = await available();
    backend.control.offer({ text: ['one', 'it is 5555 5555', '5555 4444'], queue: 'orders' });
    await eventually(() => {
      expect(stage.mirror.offers[0]?.preview).toMatchObject({ text: 'it is ************4444' });
    });
  });

  it('is on while the policy cannot be read, and follows the next one that can', async () => {
    backend.control.setPolicy({ maskSensitiveData: false });
    const stage = await available();
    const interactionId = await taken(stage, `Card ${CARD}`);
    const seq = backend.control.state().agents[0]?.session?.seq ?? 0;
    const frame = {
      type: 'policy.changed',
      id: 'p1',
      seq: seq + 1,
      time: new Date().toISOString(),
      data: { policy: 7 },
    };
    backend.control.sendRaw({ agent: 'agent-1', frame: JSON.stringify(frame) });
    await eventually(() => {
      expect(stage.mirror.tasks[0]).toMatchObject({ maskingOn: true });
      expect(JSON.stringify(stage.mirror)).not.toContain(CARD);
      expect(stage.transcript(interactionId).map(textOf)).toContain('Card ************1111');
    });
    // The number of that event is not the backend's: it starts the client anew, with its policy.
    await eventually(() => {
      expect(stage.mirror.tasks[0]).toMatchObject({ maskingOn: false });
      expect(stage.transcript(interactionId).map(textOf)).toContain(`Card ${CARD}`);
    });
  });

  it('shows the same tenant unmasked again after a second sign-in', async () => {
    backend.control.setPolicy({ maskSensitiveData: false });
    const stage = await available();
    valueOf(await stage.desk.handlers.session.signOut({}));
    valueOf(await stage.desk.handlers.session.tryEmbedded({}));
    valueOf(await stage.desk.handlers.presence.setState({ activityId: 'available' }));
    await offered(stage, `Card ${CARD}`);
    expect(stage.mirror.offers[0]?.preview?.text).toBe(`Card ${CARD}`);
  });
});
