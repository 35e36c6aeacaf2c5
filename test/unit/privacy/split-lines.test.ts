import { describe, expect, it } from 'vitest';
import { SPAN_MS, SplitLines, type ShownLine } from '../../../src-main/privacy/split-lines';

const MINUTE = 60_000;
/** What each line looks like at the end. */
function told(texts: readonly string[], { isSure = true, apart = MINUTE, region = 'SI' } = {}) {
  const lines = new SplitLines();
  const shown = new Map<string, string>();
  const doubts: boolean[] = [];
  texts.forEach((text, place) => {
    const id = `l${String(place)}`;
    const after = lines.add({ id, place, at: place * apart, text }, { region }, isSure);
    doubts.push(after.doubtful);
    shown.set(id, after.shown.text);
    for (const one of after.earlier) shown.set(one.id, one.text.text);
  });
  return { shown: [...shown.values()], doubts, lines };
}
const textsOf = (lines: readonly ShownLine[]) => lines.map(({ text }) => text.text);

describe('a value over several lines of one person', () => {
  it.each([
    ['a card in two parts', ['my card is 4111 1111', '1111 1111 thanks'], ['my card is ********', '****1111 thanks']],
    ['a card in four', ['4111', '1111', '1111', '1111'], ['****', '****', '****', '****']],
    ['an IBAN', ['SI56 1910 0000', '0123 438'], ['************', '***3438']],
    ['an address', ['write to melissa', '@gmail.com'], ['write to *******', '@gmail.com']],
  ])('is hidden in each: %s', (_name, texts, expected) => {
    expect(told(texts).shown).toEqual(expected);
  });

  it('leaves alone what does not belong together', () => {
    const texts = ['it says 5555 5555', 'no, wait', '5555 4444'];
    expect(told(texts).shown).toEqual(texts);
    const apart = ['it says 5555 5555', '5555 4444'];
    expect(told(apart, { apart: SPAN_MS + 1 }).shown).toEqual(apart);
  });

  it('is found behind a long beginning', () => {
    const start = `${'word '.repeat(300)}and 5555 5555`;
    expect(told([start, '5555 4444 ok']).shown).toEqual([`${'word '.repeat(300)}and ********`, '****4444 ok']);
  });

  it('keeps what was hidden before it in the same line', () => {
    const { shown } = told(['ann@b.co wants 4111 1111', '1111 1111']);
    expect(shown).toEqual(['a**@b.co wants ********', '****1111']);
  });

  it('answers a repeated line with what it is now, and an old one alone', () => {
    const { lines } = told(['4111 1111', '1111 1111']);
    const again = { id: 'l0', place: 0, at: 0, text: '4111 1111' };
    expect(lines.add(again, {}, true)).toMatchObject({ shown: { text: '********' }, earlier: [] });
    expect(lines.add({ ...again, id: 'older', place: -1, text: 'mail a@b.co' }, {}, true).shown.text).toBe(
      'mail *@b.co',
    );
    expect(textsOf(lines.shown())).toEqual(['********', '****1111']);
  });
});

describe('a line whose past is not known', () => {
  it('hides a number at its beginning, and says so', () => {
    expect(told(['12345678 is my order', 'thanks'], { isSure: false })).toMatchObject({
      shown: ['******** is my order', 'thanks'],
      doubts: [true, false],
    });
  });
  it('hides nothing when it cannot be the rest of a value', () => {
    const texts = ['my order is 12345678', '12 pieces'];
    expect(told(texts, { isSure: false }).shown).toEqual(texts);
  });
});

describe('what is held', () => {
  it('is a few lines for a few minutes, without complete values', () => {
    const { lines } = told(Array.from({ length: 30 }, (_, at) => `line ${String(at)}, mail ann@b.co`));
    expect(lines.shown()).toHaveLength(9);
    expect(JSON.stringify(lines)).not.toContain('ann@');
    expect(lines.dropOlderThan(29 * MINUTE)).toBe(true);
    expect(lines.shown()).toHaveLength(1);
    expect(lines.dropOlderThan(30 * MINUTE)).toBe(false);
  });
});
