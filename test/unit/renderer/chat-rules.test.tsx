// The composer's rules: graphemes as the user sees them, what closes Send, which key sends.
import { describe, expect, it } from 'vitest';
import { composerLock, judgeText, queuesMessages, sendsOn } from '../../../src-renderer/features/chat/composer-rules';
import { countGraphemes } from '../../../src-renderer/features/chat/graphemes';
import { fileSize } from '../../../src-renderer/features/chat/AttachmentCard';
import { makeTypingSignal } from '../../../src-renderer/features/chat/typing-signal';
import { vi } from 'vitest';

const press = (over: Partial<Parameters<typeof sendsOn>[0]> = {}) => ({
  key: 'Enter',
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  keyCode: 13,
  isComposing: false,
  ...over,
});

describe('countGraphemes', () => {
  it.each([
    ['', 0],
    ['hello\nworld', 11],
    ['čšž', 3],
    ['e\u0301', 1],
    ['👩‍👩‍👧‍👦', 1],
    ['🇸🇮🇫🇷', 2],
    ['👍🏽!', 2],
    ['a\r\nb', 3],
  ])('%j has %i', (text, count) => {
    expect(countGraphemes(text)).toBe(count);
  });
});

describe('judgeText', () => {
  it('shows the remaining number from 800 of 1000 on', () => {
    expect(judgeText('x'.repeat(799), 1000)).toMatchObject({ showRemaining: false, remaining: 201 });
    expect(judgeText('x'.repeat(800), 1000)).toMatchObject({ showRemaining: true, remaining: 200 });
  });
  it('allows exactly the limit and refuses one more, counted in graphemes', () => {
    expect(judgeText('👩‍👩‍👧‍👦'.repeat(1000), 1000)).toMatchObject({ tooLong: false, remaining: 0 });
    expect(judgeText('👩‍👩‍👧‍👦'.repeat(1001), 1000)).toMatchObject({ tooLong: true, remaining: -1 });
  });
  it('calls white space blank', () => {
    expect(judgeText(' \n\t ', 1000).blank).toBe(true);
    expect(judgeText(' . ', 1000).blank).toBe(false);
  });
});

describe('sendsOn', () => {
  it('sends on Enter alone', () => {
    expect(sendsOn(press())).toBe(true);
    for (const modifier of ['shiftKey', 'ctrlKey', 'altKey', 'metaKey'] as const)
      expect(sendsOn(press({ [modifier]: true }))).toBe(false);
    expect(sendsOn(press({ key: 'a' }))).toBe(false);
  });
  it('does not send while an input method composes, in either way browsers say so', () => {
    expect(sendsOn(press({ isComposing: true }))).toBe(false);
    expect(sendsOn(press({ keyCode: 229 }))).toBe(false);
  });
});

describe('composerLock', () => {
  const task = { state: 'active' as const };
  it('is open in a plain conversation, also while offline', () => {
    expect(composerLock(task, 'live', 0)).toBeNull();
    expect(composerLock(task, 'reconnecting', 0)).toBeNull();
    expect(queuesMessages('reconnecting')).toBe(true);
    expect(queuesMessages('live')).toBe(false);
  });
  it('closes when interrupted, at the end of the reply window, and when signed out', () => {
    expect(composerLock({ state: 'interrupted' }, 'live', 0)).toBe('interrupted');
    const window = { closesAt: 100, kind: 'standard' as const };
    expect(composerLock({ ...task, replyWindow: window }, 'live', 99)).toBeNull();
    expect(composerLock({ ...task, replyWindow: window }, 'live', 100)).toBe('window-closed');
    expect(composerLock(task, 'stopped', 0)).toBe('signed-out');
  });
});

describe('typing signal', () => {
  it('is told at the start, refreshed after 3 s, and taken back when the writing stops', () => {
    vi.useFakeTimers();
    const told: boolean[] = [];
    const signal = makeTypingSignal((on) => told.push(on));
    signal.pressed();
    vi.advanceTimersByTime(1_000);
    signal.pressed();
    expect(told).toEqual([true]);
    vi.advanceTimersByTime(2_000);
    signal.pressed();
    expect(told).toEqual([true, true]);
    vi.advanceTimersByTime(5_000);
    expect(told).toEqual([true, true, false]);
    signal.stop();
    expect(told).toEqual([true, true, false]);
    vi.useRealTimers();
  });
});

describe('fileSize', () => {
  it('speaks the locale', () => {
    expect(fileSize(482_133, 'en')).toBe('482 kB');
    expect(fileSize(1_440_000, 'fr')).toMatch(/^1,4\sMo$/);
    expect(fileSize(1_440_000, 'sl')).toMatch(/^1,4\sMB$/);
  });
  it.each([
    ['en', ['0 bytes', '1 byte', '2 bytes', '3 bytes', '9 bytes']],
    ['fr', ['0 octet', '1 octet', '2 octets', '3 octets', '9 octets']],
    ['sl', ['0 bajtov', '1 bajt', '2 bajta', '3 bajti', '9 bajtov']],
  ])('has the plurals of %s', (locale, sizes) => {
    expect([0, 1, 2, 3, 9].map((bytes) => fileSize(bytes, locale).replace(/\s/g, ' '))).toEqual(sizes);
  });
});
