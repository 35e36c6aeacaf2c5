// Fetches attachments from the backend: a ticket, then the bytes, judged before anybody sees them. A few stay in memory,
// so that scrolling does not fetch again; none is ever written to the disk here.
import type { Ask } from './ask';
import type { MaskedSession } from './masked-session';
import { refusalOf } from './refusal-codes';
import { allowedType, isShowable } from '../domain/attachment';
import { ok, refused, type AttachmentContent, type RefusalCode, type Result } from '../../src-preload/contract';
import { MAX_ATTACHMENT_BYTES } from '../../src-protocol';

/** All that is kept together, bytes. */
const MOST_KEPT = 48 * 1024 * 1024;

type Ids = { interactionId: string; attachmentId: string };

export interface Attachments {
  /** For showing. */
  load: (ids: Ids) => Promise<Result<AttachmentContent>>;
  /** For saving: any type of the allow-list. */
  fetch: (ids: Ids) => Promise<Result<AttachmentContent>>;
  forget: (interactionId: string) => void;
  clear: () => void;
}

const CODES: Record<string, RefusalCode> = {
  offline: 'offline',
  gone: 'attachment-gone',
  'too-large': 'attachment-too-large',
  unreachable: 'no-answer',
};

export function createAttachments(ask: Ask, session: Pick<MaskedSession, 'download'>): Attachments {
  /** Least recently used first. */
  const kept = new Map<string, AttachmentContent>();
  const loading = new Map<string, Promise<Result<AttachmentContent>>>();
  const keyOf = ({ interactionId, attachmentId }: Ids) => JSON.stringify([interactionId, attachmentId]);

  function keep(key: string, content: AttachmentContent): void {
    kept.delete(key);
    kept.set(key, content);
    let size = 0;
    for (const { bytes } of kept.values()) size += bytes.length;
    for (const [oldest, { bytes }] of kept) {
      if (size <= MOST_KEPT) break;
      kept.delete(oldest);
      size -= bytes.length;
    }
  }

  async function download(ids: Ids): Promise<Result<AttachmentContent>> {
    const ticket = await ask('attachment.ticket', ids);
    if (!ticket.ok) return ticket.code === 'NOT_FOUND' ? refused('attachment-gone') : refusalOf(ticket);
    const file = await session.download(ticket.value.path, { maxBytes: MAX_ATTACHMENT_BYTES });
    if (!file.ok)
      return refused(CODES[file.code] ?? 'backend-trouble', { retryable: file.retryable, detail: file.code });
    const type = allowedType(file.value.type);
    return type === undefined
      ? refused('attachment-refused', { detail: 'type' })
      : ok({ bytes: file.value.bytes, type });
  }

  async function fetch(ids: Ids): Promise<Result<AttachmentContent>> {
    const key = keyOf(ids);
    const known = kept.get(key);
    if (known !== undefined) {
      keep(key, known);
      return ok(known);
    }
    const under = loading.get(key) ?? download(ids);
    loading.set(key, under);
    const result = await under;
    // Cleared meanwhile (signed out, conversation closed): nobody's any more.
    if (loading.get(key) === under) {
      loading.delete(key);
      if (result.ok) keep(key, result.value);
    }
    return result;
  }

  return {
    fetch,
    load: async (ids) => {
      const result = await fetch(ids);
      if (!result.ok || isShowable(result.value.type, result.value.bytes)) return result;
      return refused('attachment-refused', { detail: 'content' });
    },
    forget: (interactionId) => {
      const [start] = keyOf({ interactionId, attachmentId: '' }).split('""]');
      for (const held of [kept, loading])
        for (const key of held.keys()) if (start !== undefined && key.startsWith(start)) held.delete(key);
    },
    clear: () => {
      kept.clear();
      loading.clear();
    },
  };
}
