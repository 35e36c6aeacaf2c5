// One message of a transcript as the window shows it. Only own messages show how far they have come.
import { refusalCodeOf } from '../refusal-codes';
import { deliveryAt } from '../../domain/delivery';
import type { MaskedAuthor, MaskedMessage, MaskedPart } from '../../domain/masked';
import { keyOf } from '../../domain/transcript';
import type { DeliveryView, MessageView, PartView, TaskView } from '../../../src-preload/contract';

function authorView(author: MaskedAuthor, me: string | undefined): MessageView['author'] {
  const { participantId, role, agentId, displayName, elsewhere } = author;
  const ofAgent = agentId !== undefined && agentId === me ? 'me' : 'agent';
  const kind = elsewhere ? 'elsewhere' : role === 'agent' ? ofAgent : role === 'supervisor' ? 'agent' : role;
  return { kind, name: displayName ?? '', participantId };
}

function partView(part: MaskedPart): PartView {
  switch (part.type) {
    case 'text':
      return { type: 'text', text: part.text };
    case 'attachment':
      return {
        type: 'attachment',
        attachmentId: part.attachmentId,
        kind: part.kind,
        name: part.name,
        bytes: part.bytes,
      };
    case 'system':
      return { type: 'system', code: part.code, params: part.params };
  }
}

function deliveryView(message: MaskedMessage, marks: { delivered: number; read: number }): DeliveryView {
  const state = deliveryAt(message.delivery, message.index, marks);
  if (state !== 'failed') return { state };
  const error = message.delivery?.error;
  return { state, code: refusalCodeOf(error?.code ?? 'UPSTREAM_ERROR'), retryable: error?.retryable ?? false };
}

export function messageView(
  message: MaskedMessage,
  me: string | undefined,
  marks: { delivered: number; read: number },
): MessageView {
  const author = authorView(message.author, me);
  return {
    key: keyOf(message),
    index: message.index,
    author,
    createdAt: message.createdAt,
    parts: message.parts.map(partView),
    ...(author.kind === 'me' ? { delivery: deliveryView(message, marks) } : {}),
  };
}

/** What the list shows of the newest message: its text, or the name of what was sent. */
export function previewOf(message: MaskedMessage, me?: string): TaskView['preview'] {
  const part = message.parts.find((one) => one.type !== 'system');
  if (part === undefined) return undefined;
  const { kind, name } = authorView(message.author, me);
  const author = kind === 'customer' || kind === 'me' || kind === 'system' ? kind : 'agent';
  const text = part.type === 'text' ? part.text : part.name;
  return { author, text, ...(author === 'agent' && name !== '' ? { name } : {}) };
}
