import { describe, expect, it } from 'vitest';
import { filledReply } from '../../../src-main/domain/canned-reply';

describe('a prepared answer', () => {
  it('is filled with first and whole names, however the braces are spaced', () => {
    const names = { customer: 'Ana Novak', agent: 'Maja Kos' };
    const text = 'Hello {{customer.firstName}} ({{ customer.name }}), {{agent.firstName}} / {{  agent.name}}';
    expect(filledReply(text, names)).toBe('Hello Ana (Ana Novak), Maja / Maja Kos');
  });

  it('keeps what nobody can fill, for the agent to see', () => {
    const text = '{{customer.firstName}} {{order.number}} {{customer.email}} {{agent.name}}';
    expect(filledReply(text, { agent: '  ' })).toBe(text);
  });

  it('greets nobody by a masked value', () => {
    const text = 'Hello {{customer.firstName}}';
    expect(filledReply(text, { customer: 'm******@gmail.com' })).toBe(text);
    expect(filledReply(text, { customer: '*********7542' })).toBe(text);
  });

  it('takes names as they are: what looks like a placeholder in one is no second round', () => {
    expect(filledReply('Hi {{customer.name}}', { customer: '{{agent.name}} $& $1', agent: 'Maja' })).toBe(
      'Hi {{agent.name}} $& $1',
    );
  });
});
