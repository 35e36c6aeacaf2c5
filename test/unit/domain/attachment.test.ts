// What may be shown, what may be saved, and under which name.
import { describe, expect, it } from 'vitest';
import { contentOf } from '../../../src-backend/attachments/content';
import { allowedType, fileName, isShowable } from '../../../src-main/domain/attachment';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const real = (kind: 'image' | 'audio' | 'video' | 'file') => contentOf({ attachmentId: 'a', kind, name: 'n' });

describe('an attachment', () => {
  it('is shown when its bytes are what its type says', () => {
    expect(isShowable('image/png', real('image'))).toBe(true);
    expect(isShowable('audio/wav', real('audio'))).toBe(true);
    expect(isShowable('video/webm', real('video'))).toBe(true);
    expect(isShowable('image/jpeg', bytes('\xff\xd8\xff\xe0'))).toBe(true);
    expect(isShowable('image/webp', bytes('RIFF\x00\x00\x00\x00WEBP'))).toBe(true);
    expect(isShowable('video/mp4', bytes('\x00\x00\x00\x18ftypmp42'))).toBe(true);
    expect(isShowable('audio/mpeg', bytes('\xff\xfb\x90'))).toBe(true);
  });

  it('is not shown when it only says so, or is of another kind', () => {
    expect(isShowable('image/png', bytes('<!doctype html>'))).toBe(false);
    expect(isShowable('image/png', bytes(''))).toBe(false);
    expect(isShowable('image/png', real('audio'))).toBe(false);
    expect(isShowable('audio/wav', bytes('RIFF\x00\x00\x00\x00WEBP'))).toBe(false);
    expect(isShowable('image/svg+xml', bytes('<svg>'))).toBe(false);
    expect(isShowable('application/pdf', real('file'))).toBe(false);
  });

  it('is taken by an allow-list', () => {
    expect(allowedType('image/jpg')).toBe('image/jpeg');
    expect(allowedType('application/pdf')).toBe('application/pdf');
    for (const type of ['text/html', 'image/svg+xml', 'application/x-msdownload', 'application/octet-stream', ''])
      expect(allowedType(type)).toBeUndefined();
    expect(allowedType('constructor')).toBeUndefined();
  });

  it.each([
    ['report.pdf', 'report.pdf'],
    ['invoice.exe', 'invoice.exe.pdf'],
    ['../../etc/passwd', '_.._etc_passwd.pdf'],
    ['C:\\x\\y.PDF', 'C__x_y.PDF'],
    ['\u202efdp.exe', '_fdp.exe.pdf'],
    ['************1111.pdf', '____________1111.pdf'],
    ['...', 'attachment.pdf'],
    ['', 'attachment.pdf'],
    ['CON.pdf', 'attachment-CON.pdf'],
    ['x'.repeat(300), `${'x'.repeat(120)}.pdf`],
  ])('%j is saved as %j', (name, saved) => {
    expect(fileName(name, 'application/pdf')).toBe(saved);
  });
});
