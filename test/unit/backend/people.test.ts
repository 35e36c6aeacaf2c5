// Simulated customers and colleagues: when they come, what they say, and that the same seed tells the same story.
import { describe, expect, it } from 'vitest';
import { bundledScenario } from '../../../src-backend/scenario/bundled';
import { createStage } from '../../kit/backend-core';

const everyday = () => structuredClone(bundledScenario('everyday'));

describe('arrivals', () => {
  it('bring nobody while no agent is available, the first within three seconds of Available', () => {
    const { agent, time, control } = createStage({ scenario: everyday() });
    const maja = agent().attach();
    maja.do('agent.signIn', {});
    time.advance(120_000);
    expect(control.state().interactions).toEqual([]);
    maja.do('agent.setState', { activityId: 'available' });
    time.advance(3_000);
    expect(maja.offers()).toHaveLength(1);
    time.advance(26_000);
    expect(control.state().interactions).toHaveLength(1);
  });

  it('bring one every 15 to 25 seconds, up to four open ones, and go on after an end', () => {
    const { agent, time } = createStage({ scenario: everyday() });
    const maja = agent().ready();
    const takenAt: number[] = [];
    for (let second = 0; second < 300; second += 1) {
      time.advance(1_000);
      if (maja.offers().length === 0) continue;
      maja.take();
      takenAt.push(second);
    }
    expect(takenAt).toHaveLength(4);
    const gaps = takenAt.slice(1).map((at, index) => at - takenAt[index]!);
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(14);
    for (const gap of gaps) expect(gap).toBeLessThanOrEqual(26);
    const interactionId = maja.snapshot().interactions[0]!.interactionId;
    maja.do('interaction.end', { interactionId });
    maja.do('wrapUp.submit', { interactionId, codeId: 'resolved' });
    time.advance(26_000);
    expect(maja.offers()).toHaveLength(1);
  });

  it('wait in the queue after RONA instead of piling up, and give up after their patience', () => {
    const { agent, time, control } = createStage({ scenario: everyday() });
    const maja = agent().ready();
    time.advance(60_000);
    expect(maja.snapshot().agent.state.reason).toBe('rona');
    time.advance(500_000);
    expect(control.state().interactions.map(({ phase }) => phase)).toEqual(['waiting']);
    time.advance(60_000);
    expect(control.state().interactions.filter(({ phase }) => phase !== 'closed')).toEqual([]);
  });

  it('are the same for the same seed', () => {
    const tell = (seed: number) => {
      const { agent, time, control } = createStage({ scenario: everyday(), seed });
      const maja = agent().ready();
      for (let at = 0; at < 100; at += 1) {
        time.advance(1_000);
        if (maja.offers().length > 0) maja.take();
      }
      return control.state().interactions.map(({ interactionId, customerName }) => [interactionId, customerName]);
    };
    expect(tell(3)).toEqual(tell(3));
    expect(tell(3)).not.toEqual(tell(4));
  });
});

describe('a story', () => {
  it('is told in turns: the customer reads, types, answers once for several messages, and thanks', () => {
    const { agent, time, control } = createStage({ scenario: everyday() });
    const maja = agent().ready();
    const { interactionId } = control.offer({ story: 'parcel-sl' });
    expect(maja.offers()[0]).toMatchObject({
      source: { name: 'Shop SI' },
      customer: { displayName: 'Ana Novak', initials: 'AN' },
    });
    maja.take();
    const said = () =>
      control
        .transcript({ interactionId })
        .flatMap(({ author, parts }) =>
          author.role === 'customer' && parts[0]?.type === 'text' ? [parts[0].text] : [],
        );
    expect(said()).toHaveLength(2);
    maja.do('message.send', { interactionId, clientMessageId: '1', text: 'Pozdravljeni!' });
    maja.do('message.send', { interactionId, clientMessageId: '2', text: 'Trenutek, prosim.' });
    time.advance(20_000);
    expect(said()).toHaveLength(3);
    expect(maja.events('typing.changed').map(({ on }) => on)).toEqual([true, false]);
    for (const text of ['3', '4', '5', '6']) {
      maja.do('message.send', { interactionId, clientMessageId: text, text });
      time.advance(40_000);
    }
    expect(said().at(-1)).toBe('Lep dan tudi vam 🙂');
    expect(said()).toHaveLength(7);
  });

  it('may end with the customer leaving', () => {
    const { agent, time, control } = createStage({ scenario: everyday() });
    const maja = agent().ready();
    const { interactionId } = control.offer({ story: 'private-en' });
    maja.take();
    for (const text of ['1', '2', '3']) {
      maja.do('message.send', { interactionId, clientMessageId: text, text });
      time.advance(15_000);
    }
    time.advance(30_000);
    expect(maja.last('interaction.ended').by).toBe('customer');
  });

  it('brings the contact origin as a variable of the system', () => {
    const { agent, control } = createStage({ scenario: everyday() });
    const maja = agent().ready();
    control.offer({ story: 'refund-fr' });
    maja.take();
    expect(maja.snapshot().interactions[0]?.attributes[0]).toEqual({
      name: 'contactOriginInbound',
      label: 'Contact origin - inbound',
      value: '+33 6 39 98 12 34',
      system: true,
    });
  });
});

describe('colleagues', () => {
  it('move between their activities', () => {
    const { time, control } = createStage({ scenario: everyday() });
    const activities = new Set<string | undefined>();
    for (let at = 0; at < 60; at += 1) {
      time.advance(10_000);
      activities.add(control.state().agents.find(({ agentId }) => agentId === 'col-eva')?.state.activityId);
    }
    expect([...activities].sort()).toEqual(['available', 'break', 'meeting']);
  });
});
