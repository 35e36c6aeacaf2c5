// Conference (SPEC 5): asked, joined, declined, timed out, canceled, exited, ended, and lost connections.
import { describe, expect, it } from 'vitest';
import { createStage } from '../../kit/backend-core';

function asked(guest = 'agent-2') {
  const stage = createStage();
  const maja = stage.agent().ready();
  stage.control.offer({});
  const interactionId = maja.take();
  const luka = stage.agent('agent-2').ready();
  maja.do('conference.start', { interactionId, agentId: guest });
  return { ...stage, maja, luka, interactionId };
}
function running() {
  const stage = asked();
  stage.luka.take();
  return stage;
}
const lines = (desk: ReturnType<typeof asked>['maja'], interactionId: string) =>
  desk
    .do('message.list', { interactionId })
    .messages.flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'system' ? [part.code] : [])));

describe('a conference', () => {
  it('is requested, then runs, with a line saying who joined', () => {
    const { maja, luka, interactionId, control } = asked();
    expect(maja.last('conference.updated').interaction.conference).toMatchObject({
      state: 'requested',
      agentName: 'Luka Zupan',
    });
    expect(luka.offers()[0]).toMatchObject({ reason: 'conference', from: { displayName: 'Maja Kranjc' } });
    luka.take();
    expect(maja.last('conference.updated').interaction.conference).toEqual({
      state: 'running',
      agentId: 'agent-2',
      agentName: 'Luka Zupan',
    });
    expect(maja.last('participant.joined').participant).toMatchObject({ agentId: 'agent-2', isOwner: false });
    expect(lines(maja, interactionId).at(-1)).toBe('participant-joined');
    control.says({ interactionId, text: 'hello both' });
    luka.do('message.send', { interactionId, clientMessageId: 'l1', text: 'I am Luka' });
    for (const desk of [maja, luka]) expect(JSON.stringify(desk.told)).toContain('hello both');
    expect(maja.last('message.created').message.author).toMatchObject({
      agentId: 'agent-2',
      displayName: 'Luka Zupan',
    });
  });

  it.each([
    [
      'declined',
      (s: ReturnType<typeof asked>) =>
        s.luka.do('reservation.reject', { reservationId: s.luka.offers()[0]!.reservationId, version: 1 }),
    ],
    ['timeout', (s: ReturnType<typeof asked>) => s.time.advance(30_000)],
    ['canceled', (s: ReturnType<typeof asked>) => s.maja.do('conference.cancel', { interactionId: s.interactionId })],
    ['failed', (s: ReturnType<typeof asked>) => s.luka.do('agent.setState', { activityId: 'break' })],
  ] as const)('that is %s leaves the plain conversation and a line', (outcome, act) => {
    const stage = asked();
    act(stage);
    const { maja, luka, interactionId } = stage;
    expect(maja.snapshot().interactions[0]).toMatchObject({ state: 'active', conference: { state: 'none', outcome } });
    expect(lines(maja, interactionId).at(-1)).toBe(`conference-${outcome}`);
    expect(luka.offers()).toEqual([]);
    expect(maja.code('message.send', { interactionId, clientMessageId: 'm', text: 'still here' })).toBe('done');
  });

  it('goes on between owner and customer when the guest exits', () => {
    const { maja, luka, interactionId } = running();
    luka.do('conference.exit', { interactionId });
    expect(luka.events('interaction.closed')).toEqual([{ interactionId }]);
    expect(luka.snapshot()).toMatchObject({ interactions: [], wrapUps: [] });
    expect(maja.snapshot().interactions[0]).toMatchObject({ state: 'active', conference: { state: 'none' } });
    expect(lines(maja, interactionId).at(-1)).toBe('participant-left');
    expect(luka.code('conference.exit', { interactionId })).toBe('done');
    expect(luka.code('message.send', { interactionId, clientMessageId: 'm', text: 'x' })).toBe('INVALID_STATE');
  });

  it('is ended by the owner alone, who wraps up', () => {
    const { maja, luka, interactionId } = running();
    expect(luka.code('conference.end', { interactionId })).toBe('NOT_OWNER');
    expect(luka.code('interaction.transfer', { interactionId, target: { kind: 'queue', id: 'returns' } })).toBe(
      'NOT_OWNER',
    );
    expect(maja.code('interaction.transfer', { interactionId, target: { kind: 'queue', id: 'returns' } })).toBe(
      'INVALID_STATE',
    );
    maja.do('conference.end', { interactionId });
    expect(maja.snapshot().wrapUps).toHaveLength(1);
    expect(luka.last('interaction.unassigned')).toMatchObject({ reason: 'conference-ended' });
    expect(luka.snapshot()).toMatchObject({ interactions: [], wrapUps: [] });
  });

  it('loses its guest with her connection', () => {
    const { maja, luka, time } = running();
    luka.detach();
    time.advance(50_000);
    expect(maja.snapshot().interactions[0]?.conference.state).toBe('none');
    expect(luka.snapshot().interactions).toEqual([]);
  });

  it('moves to the guest when the owner is lost', () => {
    const { maja, luka, interactionId, time } = running();
    maja.detach();
    time.advance(50_000);
    expect(luka.last('interaction.ownerChanged').interaction).toMatchObject({
      ownerAgentId: 'agent-2',
      state: 'active',
    });
    expect(maja.snapshot().interactions).toEqual([]);
    luka.do('interaction.end', { interactionId });
    expect(luka.snapshot().wrapUps).toHaveLength(1);
  });

  it('refuses a second one, and a colleague who cannot', () => {
    const { maja, interactionId } = asked('col-slow');
    expect(maja.code('conference.start', { interactionId, agentId: 'col-eva' })).toBe('INVALID_STATE');
    expect(maja.code('conference.start', { interactionId, agentId: 'col-slow' })).toBe('done');
    maja.do('conference.cancel', { interactionId });
    expect(maja.code('conference.start', { interactionId, agentId: 'col-lunch' })).toBe('TARGET_UNAVAILABLE');
    expect(maja.code('conference.start', { interactionId, agentId: 'agent-1' })).toBe('NOT_FOUND');
  });

  it('request disappears when the owner ends or transfers meanwhile', () => {
    const { maja, luka, interactionId } = asked();
    maja.do('interaction.end', { interactionId });
    expect(luka.offers()).toEqual([]);
    expect(luka.last('reservation.updated').reservation.state).toBe('canceled');
  });
});

describe('an invitation from a colleague', () => {
  it('makes her a guest in the colleague’s conversation', () => {
    const { agent, control } = createStage();
    const maja = agent().ready();
    const { interactionId } = control.offer({ heldBy: 'col-eva' });
    expect(maja.offers()).toEqual([]);
    control.actAs({ agent: 'col-eva', command: 'conference.start', data: { interactionId, agentId: 'agent-1' } });
    expect(maja.take()).toBe(interactionId);
    expect(maja.snapshot().interactions[0]).toMatchObject({
      ownerAgentId: 'col-eva',
      conference: { state: 'running' },
    });
    expect(() => control.actAs({ agent: 'col-eva', command: 'moon.rise' })).toThrow('no command');
  });
});
