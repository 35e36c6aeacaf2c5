import { beforeEach, describe, expect, it } from 'vitest';
import { interaction } from './entities';
import { done, no } from './fake-session';
import { signedIn } from './stage';

const GREETING = {
  id: 'g',
  shortcut: 'hello',
  title: 'Greeting',
  text: 'Hello {{customer.firstName}}, {{order.number}}?',
};

let stage: ReturnType<typeof signedIn>;
const list = async () => {
  const result = await stage.cannedReply.list({ interactionId: 'i1' });
  return result.ok ? result.value.replies.map(({ text }) => text) : result.refusal.code;
};

beforeEach(() => {
  stage = signedIn({ interactions: [interaction({ customer: { customerId: 'c1', displayName: 'Ana Novak' } })] });
  stage.backend.auto.set('cannedReply.list', done({ replies: [GREETING] }));
});

describe('prepared answers', () => {
  it('come filled for the customer of the conversation; the rest stays for the agent', async () => {
    expect(await list()).toEqual(['Hello Ana, {{order.number}}?']);
  });

  it('hold no sensitive value, neither raw nor masked, where the name of a customer is one', async () => {
    const customer = { customerId: 'c1', displayName: 'melissa@gmail.com' };
    stage = signedIn({ interactions: [interaction({ customer })] });
    stage.backend.auto.set('cannedReply.list', done({ replies: [GREETING] }));
    expect(await list()).toEqual([GREETING.text]);
  });

  it('are refused in words: unknown conversation, no line, trouble of the backend', async () => {
    const unknown = await stage.cannedReply.list({ interactionId: 'nowhere' });
    expect(unknown).toMatchObject({ ok: false, refusal: { code: 'unknown-item' } });
    stage.backend.auto.set('cannedReply.list', no('FORBIDDEN'));
    expect(await list()).toBe('forbidden');
    stage.backend.phase({ kind: 'disconnected' });
    expect(await list()).toBe('offline');
  });
});
