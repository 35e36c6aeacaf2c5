// A Send prepared before somebody else answered asks once, and after an outage nothing goes out unseen (SPEC 3).
import { beforeEach, describe, expect, it } from 'vitest';
import { interaction, message, mine, snapshot, T0 } from './entities';
import { done } from './fake-session';
import { settled, signedIn } from './stage';

const elsewhere = (index: number, text = 'Already done') =>
  message({
    index,
    text,
    author: { participantId: 'elsewhere', role: 'agent', displayName: 'Page inbox', elsewhere: true },
  });
const colleague = (index: number) =>
  message({ index, author: { participantId: 'p-two', role: 'agent', agentId: 'two', displayName: 'Luka' } });

let stage: ReturnType<typeof signedIn>;
beforeEach(() => {
  stage = signedIn({ interactions: [interaction({ lastIndex: 3, readIndex: 3 })] });
});

const comes = (one: ReturnType<typeof message>) => stage.backend.event('message.created', { message: one });
const typing = () => stage.message.typing({ interactionId: 'i1', on: true });
const send = async (anyway?: boolean) => {
  const result = await stage.message.send({ interactionId: 'i1', text: 'Hello', ...(anyway ? { anyway } : {}) });
  return result.ok ? 'sent' : result.refusal.code;
};
const away = () => stage.desk.slices().tasks[0]?.away;
const lineGoes = () =>
  stage.backend.phase({
    kind: 'reconnecting',
    established: true,
    since: T0,
    attempt: 0,
    stage: 'waiting',
    cause: { kind: 'lost' },
  });
const lineIsBack = async (missed: ReturnType<typeof message>[]) => {
  stage.backend.auto.set('message.list', done({ messages: missed }));
  stage.backend.phase({ kind: 'live', current: true });
  await settled();
};

describe('somebody else answers while she writes', () => {
  it('asks, and sends when she says so', async () => {
    await typing();
    comes(elsewhere(4));
    expect(await send()).toBe('answered-elsewhere');
    expect(await send()).toBe('answered-elsewhere');
    expect(stage.backend.entries.size).toBe(0);
    expect(await send(true)).toBe('sent');
    await typing();
    expect(await send()).toBe('sent');
  });

  it('asks about a colleague who is not in the conversation, not about one who is', async () => {
    await typing();
    comes(colleague(4));
    expect(await send()).toBe('answered-elsewhere');

    const participants = [
      { participantId: 'p-two', role: 'agent' as const, agentId: 'two', state: 'joined' as const, isOwner: false },
    ];
    stage = signedIn({ interactions: [interaction({ participants, lastIndex: 3, readIndex: 3 })] });
    await typing();
    comes(colleague(4));
    expect(await send()).toBe('sent');
  });

  it('does not ask about the customer, about her own messages, or about what she could have read', async () => {
    comes(elsewhere(4));
    await typing();
    comes(message({ index: 5 }));
    comes(mine({ index: 6 }));
    expect(await send()).toBe('sent');
  });

  it('counts a draft from where it began, and begins anew when it was emptied', async () => {
    await stage.message.saveDraft({ interactionId: 'i1', text: 'Hel' });
    comes(elsewhere(4));
    await stage.message.saveDraft({ interactionId: 'i1', text: 'Hello' });
    expect(await send()).toBe('answered-elsewhere');
    await stage.message.saveDraft({ interactionId: 'i1', text: '' });
    await stage.message.saveDraft({ interactionId: 'i1', text: 'Anew' });
    expect(await send()).toBe('sent');
  });
});

describe('an outage', () => {
  it('keeps messages back until what was missed is known, and counts it', async () => {
    lineGoes();
    expect(stage.backend.held).toEqual(new Set(['i1']));
    await send();
    stage.backend.phase({ kind: 'live', current: false });
    expect(stage.backend.held.size).toBe(1);
    await lineIsBack([message({ index: 3 }), message({ index: 4 }), mine({ index: 5 }), message({ index: 6 })]);
    expect(stage.backend.held.size).toBe(0);
    expect(away()).toEqual({ messages: 2 });
    await stage.message.decide({ interactionId: 'i1', choice: 'seen' });
    expect(away()).toBeUndefined();
  });

  it('asks once when somebody has answered meanwhile: send', async () => {
    lineGoes();
    await send();
    await lineIsBack([message({ index: 4 }), elsewhere(5)]);
    expect(away()).toEqual({ messages: 2, answeredBy: 'Page inbox' });
    expect(stage.backend.held).toEqual(new Set(['i1']));
    await stage.message.decide({ interactionId: 'i1', choice: 'send' });
    expect(stage.backend.held.size).toBe(0);
    expect(away()).toBeUndefined();
  });

  it('keeps nothing back any more once the conversation is over: what was on its way is found or refused', async () => {
    lineGoes();
    await send();
    await lineIsBack([elsewhere(4)]);
    expect(stage.backend.held).toEqual(new Set(['i1']));
    stage.backend.event('interaction.closed', { interactionId: 'i1' });
    expect(stage.desk.slices().tasks).toEqual([]);
    expect(stage.backend.held.size).toBe(0);
  });

  it('asks once when somebody has answered meanwhile: take back, all in order, kept as a draft', async () => {
    lineGoes();
    await stage.message.send({ interactionId: 'i1', text: 'One' });
    await stage.message.send({ interactionId: 'i1', text: 'Two' });
    await stage.message.saveDraft({ interactionId: 'i1', text: 'Three' });
    await lineIsBack([elsewhere(4)]);
    const taken = await stage.message.decide({ interactionId: 'i1', choice: 'take-back' });
    expect(taken).toEqual({ ok: true, value: { text: 'One\nTwo' } });
    expect(stage.backend.entries.size).toBe(0);
    expect(stage.backend.held.size).toBe(0);
    const opened = await stage.transcript.open({ interactionId: 'i1' });
    expect(opened.ok && opened.value.draft).toBe('One\nTwo\nThree');
  });

  it('has no question left when the agent has cancelled what waited', async () => {
    lineGoes();
    await send();
    await lineIsBack([elsewhere(4)]);
    const [key] = [...stage.backend.entries.keys()];
    await stage.message.discard({ interactionId: 'i1', key: key ?? '' });
    expect(away()).toEqual({ messages: 1 });
    expect(stage.backend.held.size).toBe(0);
  });

  it('asks nothing of the backend where nothing is prepared', async () => {
    lineGoes();
    await lineIsBack([elsewhere(4)]);
    expect(stage.backend.of('message.list')).toHaveLength(0);
    expect(stage.backend.held.size).toBe(0);
  });

  it('starts after a restart from what she had read: an answer since then is asked about', async () => {
    lineGoes();
    await send();
    stage.backend.auto.set('message.list', done({ messages: [elsewhere(4)] }));
    stage.backend.live(snapshot({ interactions: [interaction({ lastIndex: 4, readIndex: 3 })] }), T0);
    await settled();
    expect(away()).toEqual({ messages: 1, answeredBy: 'Page inbox' });
  });

  it('lets messages go when the thread cannot be read: the backend decides', async () => {
    lineGoes();
    await send();
    stage.backend.auto.set('message.list', { ok: false, code: 'NOT_FOUND', retryable: false });
    stage.backend.phase({ kind: 'live', current: true });
    await settled();
    expect(stage.backend.held.size).toBe(0);
  });
});

describe('undo-send', () => {
  it('shows until when a message can be taken back, and gives the words back', async () => {
    stage = signedIn({ interactions: [interaction()] }, { undoSeconds: 5 });
    stage.backend.auto.set('message.list', done({ messages: [] }));
    await send();
    const opened = await stage.transcript.open({ interactionId: 'i1' });
    if (!opened.ok) throw new Error(opened.refusal.code);
    const [held] = opened.value.messages;
    expect(held?.delivery).toEqual({ state: 'held', until: T0 + 5_000 });
    const taken = await stage.message.discard({ interactionId: 'i1', key: held?.key ?? '', giveBack: true });
    expect(taken).toEqual({ ok: true, value: { text: 'Hello' } });
  });

  it('sends what is kept back before the conversation is ended', async () => {
    stage = signedIn({ interactions: [interaction()] }, { undoSeconds: 5 });
    await send();
    const ended = stage.task.end({ interactionId: 'i1' });
    await settled();
    expect(stage.backend.hurried).toEqual(['i1']);
    expect(stage.backend.of('interaction.end')).toHaveLength(0);
    const [entry] = [...stage.backend.entries.values()];
    if (entry === undefined) throw new Error('nothing waits');
    stage.backend.entry({ ...entry, state: 'accepted', messageId: 'm9', index: 9 });
    await settled();
    expect(stage.backend.of('interaction.end')).toHaveLength(1);
    stage.backend.answer('interaction.end', done());
    expect(await ended).toEqual({ ok: true, value: null });
  });
});
