// The words of notifications in three languages, and that no text of a customer can be more than text.
import { describe, expect, it } from 'vitest';
import en from '../../../assets/strings/en/notify.json';
import fr from '../../../assets/strings/fr/notify.json';
import sl from '../../../assets/strings/sl/notify.json';
import { shorten } from '../../../src-main/notify/graphemes';
import { escapeMarkup } from '../../../src-main/notify/markup';
import { word, type Message } from '../../../src-main/notify/wording';

const offer: Message = {
  kind: 'offer',
  reason: 'new',
  queueName: 'Orders',
  sourceName: 'Shop',
  customerName: 'Ana Novak',
  preview: 'Where is my order?',
};

describe('word', () => {
  it('says queue, customer, page and preview of an offer', () => {
    expect(word(offer, 'en')).toEqual({ title: 'New request: Orders', body: 'Ana Novak on Shop\nWhere is my order?' });
    expect(word(offer, 'fr').title).toBe('Nouvelle demande\u00a0: Orders');
    expect(word(offer, 'sl')).toEqual({
      title: 'Nova zahteva: Orders',
      body: 'Ana Novak na strani Shop\nWhere is my order?',
    });
  });

  it('says what kind of request it is', () => {
    expect(word({ ...offer, reason: 'transfer' }, 'en').title).toBe('Transferred to you: Orders');
    expect(word({ ...offer, reason: 'conference' }, 'sl').title).toBe('Vabilo v konferenco: Orders');
  });

  it('has a word for a customer who is not public', () => {
    expect(word({ kind: 'offer', reason: 'new', queueName: 'Q', sourceName: 'P' }, 'en').body).toBe('A customer on P');
    expect(word({ kind: 'rona', queueName: 'Orders' }, 'en').body).toMatch(/^A customer \(Orders\) went back/);
  });

  it('names the missed request, or says that there was one', () => {
    expect(word({ kind: 'rona', customerName: 'Ana', queueName: 'Orders' }, 'sl').body).toMatch(/^Ana \(Orders\)/);
    expect(word({ kind: 'rona' }, 'fr').body).not.toContain('(');
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
    ];
    for (const language of ['en', 'fr', 'sl'] as const)
      for (const message of messages) {
        const { title, body } = word(message, language);
        expect(`${title} ${body}`).not.toMatch(/\{\{|\}\}|offer\.|rona\./);
        expect(title.length).toBeGreaterThan(5);
      }
  });

  it('has the same keys and placeholders in every language', () => {
    const shape = (node: object, path = ''): string[] =>
      Object.entries(node).flatMap(([key, value]) =>
        typeof value === 'object'
          ? shape(value as object, `${path}${key}.`)
          : [`${path}${key}: ${(String(value).match(/\{\{\w+\}\}/g) ?? []).sort().join(' ')}`],
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
