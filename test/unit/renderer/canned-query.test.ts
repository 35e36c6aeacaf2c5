import { describe, expect, it } from 'vitest';
import { fittingReplies, openPlaceholder, slashQuery } from '../../../src-renderer/features/chat/canned-query';
import { undoesOn } from '../../../src-renderer/features/chat/composer-rules';

describe('a slash', () => {
  it.each([
    ['/', 1, { from: 0, query: '' }],
    ['/hel', 4, { from: 0, query: 'hel' }],
    ['Hi /hel', 7, { from: 3, query: 'hel' }],
    ['Hi\n/pozdrav there', 11, { from: 3, query: 'pozdrav' }],
    ['/hello', 3, { from: 0, query: 'he' }],
  ])('opens the list: %j at %d', (text, caret, found) => {
    expect(slashQuery(text, caret)).toEqual(found);
  });

  it.each([
    ['', 0],
    ['either/or', 9],
    ['https://example.org', 19],
    ['/hello you', 10],
    ['//', 2],
    ['/hello', 0],
  ])('opens nothing: %j at %d', (text, caret) => {
    expect(slashQuery(text, caret)).toBeNull();
  });
});

describe('prepared answers', () => {
  const reply = (id: string, shortcut: string, title: string, text = '') => ({ id, shortcut, title, text });
  const all = [
    reply('1', 'moment', 'One moment'),
    reply('2', 'hello', 'Greeting'),
    reply('3', 'wait', 'Hello again'),
    reply('4', 'cas', 'Čas dostave', 'Lepo pozdravljeni'),
  ];
  const ids = (query: string) => fittingReplies(all, query).map(({ id }) => id);

  it('are found by shortcut first, then by title, then by text; case and accents do not count', () => {
    expect(ids('')).toEqual(['1', '2', '3', '4']);
    expect(ids('HEL')).toEqual(['2', '3']);
    expect(ids('čas')).toEqual(['4']);
    expect(ids('pozdrav')).toEqual(['4']);
    expect(ids('nothing')).toEqual([]);
  });
});

describe('a placeholder', () => {
  it('is found where it stands, and nothing else is taken for one', () => {
    expect(openPlaceholder('No {{ order.number }}!')).toEqual({ from: 3, to: 21 });
    expect(openPlaceholder('{{}} { {x} } {{two words}} {x}')).toBeNull();
  });
});

describe('taking back by key', () => {
  const press = {
    key: 'z',
    shiftKey: false,
    ctrlKey: true,
    altKey: false,
    metaKey: false,
    keyCode: 90,
    isComposing: false,
  };
  it('is Ctrl+Z or Cmd+Z alone: never AltGr', () => {
    expect(undoesOn(press)).toBe(true);
    expect(undoesOn({ ...press, ctrlKey: false, metaKey: true })).toBe(true);
    expect(undoesOn({ ...press, altKey: true })).toBe(false);
    expect(undoesOn({ ...press, shiftKey: true })).toBe(false);
    expect(undoesOn({ ...press, ctrlKey: false })).toBe(false);
  });
});
