// The words of notifications in three languages and three levels of privacy, and that no text of a customer can be more
// than text.
import { describe, expect, it } from 'vitest';
import en from '../../../assets/strings/en/notify.json';
import fr from '../../../assets/strings/fr/notify.json';
import sl from '../../../assets/strings/sl/notify.json';
import { shorten } from '../../../src-main/notify/graphemes';
import { escapeMarkup } from '../../../src-main/notify/markup';
import { actionNames, word, type Message } from '../../../src-main/notify/wording';

const offer: Message = {
  kind: 'offer',
  reason: 'new',
  queueName: 'Orders',
  sourceName: 'Shop',
  customerName: 'Ana Novak',
  preview: 'Where is my order?',
};
const message: Message = { kind: 'message', customerName: 'Ana Novak', text: 'Hello', unread: 1 };

describe('word', () => {
  it('says queue, customer, page and preview of an offer', () => {
    expect(word(offer, 'en')).toEqual({ title: 'New request: Orders', body: 'Ana Novak on Shop\nWhere is my order?' });
    expect(word(offer, 'fr').title).toBe('Nouvelle demande\u00a0: Orders');
    expect(word(offer, 'sl')).toEqual({
      title: 'Nova zahteva: Orders',
      body: 'Ana Novak na strani Shop\nWhere is my order?',
    });
  });

  it('says what kind of request it is, and from whom', () => {
    expect(word({ ...offer, reason: 'transfer', from: 'Luc' }, 'en')).toEqual({
      title: 'Transferred to you: Orders',
      body: 'Ana Novak on Shop\nFrom Luc\nWhere is my order?',
    });
    expect(word({ ...offer, reason: 'conference' }, 'sl').title).toBe('Vabilo v konferenco: Orders');
  });

  it('has a word for a customer who is not public', () => {
    expect(word({ kind: 'offer', reason: 'new', queueName: 'Q', sourceName: 'P' }, 'en').body).toBe('A customer on P');
    expect(word({ kind: 'message', text: 'x', unread: 1 }, 'fr').title).toBe('Un client');
    expect(word({ kind: 'rona', queueName: 'Orders' }, 'en').body).toMatch(/^A customer \(Orders\) went back/);
  });

  it('counts in the plurals of the language', () => {
    const titles = [1, 2, 3, 5].map((count) => word({ kind: 'offers', count }, 'sl').title);
    expect(titles).toEqual(['Čaka 1 zahteva', 'Čakata 2 zahtevi', 'Čakajo 3 zahteve', 'Čaka 5 zahtev']);
    expect(word({ ...message, unread: 2 }, 'en').body).toBe('Hello\n2 unread messages');
  });

  it('names the missed request, or says that there was one', () => {
    expect(word({ kind: 'rona', customerName: 'Ana', queueName: 'Orders' }, 'sl').body).toMatch(/^Ana \(Orders\)/);
    expect(word({ kind: 'rona' }, 'fr').body).not.toContain('(');
  });

  it('keeps her words back, or all of her', () => {
    expect(word(offer, 'en', 'name').body).toBe('Ana Novak on Shop');
    expect(word(message, 'en', 'name')).toEqual({ title: 'Ana Novak', body: 'New message' });
    const secret = 'Ana Novak';
    const all: Message[] = [
      ...(['new', 'transfer', 'conference'] as const).map((reason) => ({ ...offer, reason, from: secret })),
      { ...message, text: secret },
      { kind: 'assigned', customerName: secret, queueName: secret },
      { kind: 'rona', customerName: secret, queueName: secret },
      { kind: 'wrap-up', customerName: secret },
    ];
    for (const one of all)
      for (const language of ['en', 'fr', 'sl'] as const)
        expect(JSON.stringify(word(one, language, 'hidden'))).not.toContain(secret);
    expect(word(offer, 'en', 'hidden')).toEqual({ title: 'New request', body: '' });
  });

  it('reads nothing in a name or a message as a template', () => {
    const text = '{{queue}} $t(rona.title) $& <b>&amp;';
    const { title, body } = word({ ...offer, queueName: text, customerName: text, preview: text }, 'en');
    expect(title).toBe(`New request: ${text}`);
    expect(body).toBe(`${text} on Shop\n${text}`);
  });

  it('leaves no placeholder and no key in any language', () => {
    const messages: Message[] = [
      ...(['new', 'transfer', 'conference'] as const).map((reason) => ({ ...offer, reason })),
      { kind: 'rona' },
      { kind: 'rona', customerName: 'A', queueName: 'B' },
      { ...message, unread: 3 },
      { kind: 'offers', count: 7 },
      { kind: 'assigned', queueName: 'Q' },
      { kind: 'wrap-up' },
      { kind: 'connection' },
      { kind: 'test' },
    ];
    for (const language of ['en', 'fr', 'sl'] as const) {
      for (const one of messages)
        for (const privacy of ['full', 'name', 'hidden'] as const) {
          const { title, body } = word(one, language, privacy);
          expect(`${title} ${body}`).not.toMatch(/\{\{|\}\}|\w+\.(title|body|unread)/);
          expect(title.length).toBeGreaterThan(5);
        }
      expect(Object.values(actionNames(language)).join(' ')).toMatch(/^\p{Lu}\p{L}+ \p{Lu}\p{L}+$/u);
    }
  });

  it('has the same keys and placeholders in every language', () => {
    const shape = (node: object, path = ''): Set<string> =>
      new Set(
        Object.entries(node).flatMap(([key, value]) =>
          typeof value === 'object'
            ? [...shape(value as object, `${path}${key}.`)]
            : [`${path}${key.replace(/_\w+$/, '')}: ${(String(value).match(/\{\{\w+\}\}/g) ?? []).sort().join(' ')}`],
        ),
      );
    expect(shape(fr)).toEqual(shape(en));
    expect(shape(sl)).toEqual(shape(en));
  });
});

describe('shorten', () => {
  it('cuts between characters as a reader sees them', () => {
    expect(shorten('abcdef', 6)).toBe('abcdef');
    expect(shorten('abcdefg', 6)).toBe('abcde…');
    const family = '👨‍👩‍👧‍👦';
    expect(shorten(family.repeat(5), 3)).toBe(`${family}${family}…`);
    expect(shorten('🇸🇮🇫🇷🇪🇺', 2)).toBe('🇸🇮…');
    expect(shorten('Z\u030Ciga', 2)).toBe('Z\u030C…');
  });

  it('puts everything on one line', () => {
    expect(shorten('  a\n\n b\t c ', 20)).toBe('a b c');
  });
});

describe('escapeMarkup', () => {
  it('shows what would be obeyed', () => {
    expect(escapeMarkup('<a href="x">1 & 2</a>')).toBe('&lt;a href="x"&gt;1 &amp; 2&lt;/a&gt;');
    expect(escapeMarkup('&amp;')).toBe('&amp;amp;');
  });
});
