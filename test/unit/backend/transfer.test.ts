// Transfer (SPEC 4): initiated, taken, let pass, refused; to agents and queues, people and simulated colleagues.
import { describe, expect, it } from 'vitest';
import { createStage } from '../../kit/backend-core';

function taken(given: Parameters<typeof createStage>[0] = {}) {
  const stage = createStage(given);
  const maja = stage.agent().ready();
  stage.control.offer({ history: [{ from: 'bot', text: 'Hello' }] });
  return { ...stage, maja, luka: stage.agent('agent-2'), interactionId: maja.take() };
}
const toAgent = (id: string) => ({ kind: 'agent' as const, id });

describe('the directory', () => {
  it('lists everybody but her, with availability, and says who cannot take it', () => {
    const { maja, interactionId } = taken();
    const { targets, asOf } = maja.do('target.list', { interactionId, kind: 'agent', purpose: 'transfer' });
    const shown = Object.fromEntries(
      targets.map(({ id, availability, canTake }) => [id, [availability.state, canTake]]),
    );
    expect(shown).toEqual({
      'agent-2': ['offline', false],
      'col-eva': ['available', true],
      'col-no': ['available', true],
      'col-slow': ['available', true],
      'col-lunch': ['idle', false],
      'col-off': ['offline', false],
    });
    expect(asOf).toBeGreaterThan(0);
    const queues = maja.do('target.list', { interactionId, kind: 'queue', purpose: 'transfer', query: 'DESK' });
    expect(queues.targets).toMatchObject([{ id: 'night', canTake: false, availability: { state: 'closed' } }]);
  });
});

describe('a transfer to an agent', () => {
  it('gives her the transcript and the note; the originator wraps up and hears that it was taken', () => {
    const { maja, luka, interactionId, control } = taken();
    luka.ready();
    maja.do('interaction.transfer', { interactionId, target: toAgent('agent-2'), note: 'wants an exchange' });
    expect(maja.last('wrapUp.required').wrapUp.interactionId).toBe(interactionId);
    expect(maja.snapshot().interactions[0]).toMatchObject({ state: 'wrapping' });
    expect(luka.offers()[0]).toMatchObject({
      reason: 'transfer',
      from: { agentId: 'agent-1', displayName: 'Maja Kranjc', note: 'wants an exchange' },
    });
    luka.take();
    expect(maja.last('transfer.updated')).toMatchObject({ state: 'completed', target: { id: 'agent-2' } });
    const { messages } = luka.do('message.list', { interactionId });
    expect(messages.flatMap(({ parts }) => parts.map((part) => (part.type === 'system' ? part.code : 'text')))).toEqual(
      ['text', 'text', 'participant-joined', 'transferred', 'participant-joined'],
    );
    control.says({ interactionId, text: 'for Luka only' });
    expect(JSON.stringify(maja.told)).not.toContain('for Luka only');
    expect(JSON.stringify(maja.snapshot())).not.toContain('for Luka only');
    expect(JSON.stringify(maja.do('message.list', { interactionId }))).not.toContain('for Luka only');
    expect(maja.code('message.send', { interactionId, clientMessageId: 'x', text: 'hi' })).toBe('INVALID_STATE');
    maja.do('wrapUp.submit', { interactionId, codeId: 'transferred' });
    expect(luka.snapshot().interactions[0]).toMatchObject({ state: 'active', ownerAgentId: 'agent-2' });
  });

  it('drops the request when she lets it pass', () => {
    const { maja, luka, interactionId, time, control } = taken();
    luka.ready();
    maja.do('interaction.transfer', { interactionId, target: toAgent('agent-2') });
    time.advance(30_000);
    expect(maja.last('transfer.updated')).toMatchObject({ state: 'failed', reason: 'not-accepted' });
    expect(luka.snapshot().agent.state.reason).toBe('rona');
    expect(control.state().interactions[0]?.phase).toBe('closed');
    luka.do('agent.setState', { activityId: 'available' });
    expect(luka.offers()).toEqual([]);
  });

  it.each([
    ['an unknown one', 'moon', 'NOT_FOUND'],
    ['herself', 'agent-1', 'NOT_FOUND'],
    ['one at lunch', 'col-lunch', 'TARGET_UNAVAILABLE'],
    ['one who is not there', 'agent-2', 'TARGET_UNAVAILABLE'],
  ])('to %s is refused and the conversation stays', (_, id, code) => {
    const { maja, interactionId } = taken();
    expect(maja.code('interaction.transfer', { interactionId, target: toAgent(id) })).toBe(code);
    expect(maja.snapshot().interactions[0]).toMatchObject({ state: 'active' });
    expect(maja.events('wrapUp.required')).toEqual([]);
  });

  it('is answered by simulated colleagues as they are told to', () => {
    for (const [id, state] of [
      ['col-eva', 'completed'],
      ['col-no', 'failed'],
    ] as const) {
      const { maja, interactionId, time } = taken();
      maja.do('interaction.transfer', { interactionId, target: toAgent(id) });
      time.advance(2_000);
      expect(maja.last('transfer.updated').state).toBe(state);
    }
  });
});

describe('a transfer to a queue', () => {
  const toQueue = { kind: 'queue' as const, id: 'returns' };

  it('goes to somebody else, never back to her', () => {
    const { maja, luka, interactionId } = taken();
    maja.do('interaction.transfer', { interactionId, target: toQueue });
    maja.do('wrapUp.submit', { interactionId, codeId: 'transferred' });
    expect(maja.offers()).toEqual([]);
    luka.ready();
    expect(luka.offers()[0]).toMatchObject({ reason: 'transfer', queue: { id: 'returns' } });
  });

  it('does not return to an agent who still has to wrap it up', () => {
    const { maja, luka, interactionId } = taken();
    luka.ready();
    maja.do('interaction.transfer', { interactionId, target: toAgent('agent-2') });
    luka.take();
    const target = { target: toAgent('agent-1'), interactionId };
    expect(luka.code('interaction.transfer', target)).toBe('TARGET_UNAVAILABLE');
    luka.do('interaction.transfer', { interactionId, target: toQueue });
    expect(maja.offers()).toEqual([]);
    maja.do('wrapUp.submit', { interactionId, codeId: 'transferred' });
    expect(maja.take()).toBe(interactionId);
    expect(maja.snapshot().interactions[0]).toMatchObject({ state: 'active', ownerAgentId: 'agent-1' });
  });

  it('goes back to the queue when it is not accepted', () => {
    const { maja, luka, interactionId, time } = taken();
    luka.ready();
    maja.do('interaction.transfer', { interactionId, target: toQueue });
    time.advance(30_000);
    expect(maja.events('transfer.updated').map(({ state }) => state)).toEqual(['initiated']);
    luka.do('agent.setState', { activityId: 'available' });
    expect(luka.offers()).toHaveLength(1);
  });

  it('is picked up by a colleague when nobody else is there, and finished by her', () => {
    const { maja, interactionId, time, control } = taken();
    maja.do('interaction.transfer', { interactionId, target: toQueue });
    time.advance(20_000);
    expect(maja.last('transfer.updated').state).toBe('completed');
    time.advance(120_000);
    expect(control.state().interactions[0]?.phase).toBe('closed');
  });

  it('to a closed queue is refused', () => {
    const { maja, interactionId } = taken();
    const target = { kind: 'queue' as const, id: 'night' };
    expect(maja.code('interaction.transfer', { interactionId, target })).toBe('TARGET_UNAVAILABLE');
  });
});
