import { describe, expect, it } from 'vitest';
import { previewOf } from '../../../src-main/desk/views/message-view';
import type { MaskedMessage } from '../../../src-main/domain/masked';

const said = (author: object) =>
  ({
    messageId: 'm',
    interactionId: 'i',
    index: 0,
    createdAt: 0,
    author: { participantId: 'p', ...author },
    parts: [{ type: 'text', text: { text: 'One moment', masked: [] } }],
  }) as unknown as MaskedMessage;

describe('the newest words in the list', () => {
  it.each([
    [{ role: 'customer', displayName: 'Ana' }, { author: 'customer' }],
    [{ role: 'agent', agentId: 'maja', displayName: 'Maja' }, { author: 'me' }],
    [
      { role: 'agent', agentId: 'eva', displayName: 'Eva' },
      { author: 'agent', name: 'Eva' },
    ],
    [
      { role: 'agent', agentId: 'maja', displayName: 'Shop', elsewhere: true },
      { author: 'agent', name: 'Shop' },
    ],
    [{ role: 'bot' }, { author: 'agent' }],
  ])('of %j are told as %j', (author, told) => {
    expect(previewOf(said(author), 'maja')).toEqual({ ...told, text: { text: 'One moment', masked: [] } });
  });
});
