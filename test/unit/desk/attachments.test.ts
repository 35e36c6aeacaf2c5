// Attachments at the desk: a ticket, the bytes, a judgement; a bounded memory; refusals in the contract's codes.
import { describe, expect, it } from 'vitest';
import { createAttachments } from '../../../src-main/desk/attachments';
import { attachmentHandlers } from '../../../src-main/desk/handlers/attachment';
import { contentOf } from '../../../src-backend/attachments/content';

const PNG = new Uint8Array(contentOf({ attachmentId: 'a', kind: 'image', name: 'n' }));
const ids = (attachmentId = 'a') => ({ interactionId: 'i', attachmentId });

function stage(file: { bytes?: Uint8Array<ArrayBuffer>; type?: string; code?: string } = {}) {
  const log: string[] = [];
  const { bytes = PNG, type = 'image/png' } = file;
  const attachments = createAttachments(
    (name, data) => {
      log.push(name);
      const { attachmentId } = data as { attachmentId: string };
      return Promise.resolve(
        (attachmentId === 'none'
          ? { ok: false, code: 'NOT_FOUND', retryable: false }
          : { ok: true, value: { path: `/attachments/${attachmentId}`, expiresAt: 0 } }) as never,
      );
    },
    {
      download: (path) => {
        log.push(path);
        return Promise.resolve(
          file.code === undefined
            ? { ok: true, value: { bytes, type } }
            : { ok: false, code: file.code as 'gone', retryable: true },
        );
      },
    },
  );
  return { attachments, log };
}

describe('attachments', () => {
  it('are fetched once, also when asked for twice at a time, and again after they were forgotten', async () => {
    const { attachments, log } = stage();
    const [one, two] = await Promise.all([attachments.load(ids()), attachments.load(ids())]);
    expect(one).toMatchObject({ ok: true, value: { type: 'image/png' } });
    expect(two.ok).toBe(true);
    await attachments.load(ids());
    expect(log).toEqual(['attachment.ticket', '/attachments/a']);
    attachments.forget('other');
    await attachments.load(ids());
    expect(log).toHaveLength(2);
    attachments.forget('i');
    await attachments.load(ids());
    expect(log).toHaveLength(4);
  });

  it('are kept up to a bound, the least used going first', async () => {
    const { attachments, log } = stage({ bytes: new Uint8Array(20 * 1024 * 1024), type: 'application/pdf' });
    for (const id of ['a', 'b', 'a', 'c', 'a', 'b']) await attachments.fetch(ids(id));
    expect(log.filter((line) => line.startsWith('/'))).toEqual(['a', 'b', 'c', 'b'].map((id) => `/attachments/${id}`));
  });

  it('are refused in codes that have words', async () => {
    const code = async (file: Parameters<typeof stage>[0], id = 'a') => {
      const result = await stage(file).attachments.load(ids(id));
      return result.ok ? 'ok' : result.refusal.code;
    };
    expect(await code({}, 'none')).toBe('attachment-gone');
    expect(await code({ code: 'gone' })).toBe('attachment-gone');
    expect(await code({ code: 'too-large' })).toBe('attachment-too-large');
    expect(await code({ code: 'unreachable' })).toBe('no-answer');
    expect(await code({ code: 'offline' })).toBe('offline');
    expect(await code({ type: 'text/html' })).toBe('attachment-refused');
    expect(await code({ bytes: new Uint8Array(20) })).toBe('attachment-refused');
  });

  it('are saved under a safe name; nobody is asked for a place for what cannot be had', async () => {
    const asked: string[] = [];
    const save = (outcome: 'saved' | 'canceled' | 'failed', file: Parameters<typeof stage>[0] = {}) =>
      attachmentHandlers(stage(file).attachments, (name) => {
        asked.push(name);
        return Promise.resolve(outcome);
      }).save({ ...ids(), name: 'photo.exe' });
    expect(await save('saved')).toEqual({ ok: true, value: { outcome: 'saved' } });
    expect(await save('canceled')).toEqual({ ok: true, value: { outcome: 'canceled' } });
    expect(await save('failed')).toMatchObject({ refusal: { code: 'save-failed' } });
    expect(asked).toEqual(['photo.exe.png', 'photo.exe.png', 'photo.exe.png']);
    expect(await save('saved', { code: 'gone' })).toMatchObject({ refusal: { code: 'attachment-gone' } });
    expect(asked).toHaveLength(3);
  });
});
