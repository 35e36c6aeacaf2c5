// What must hold for every text: masking twice is masking once, nothing outside a span changes, nothing grows, and no
// text makes the engine slow.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSensitive } from '../../../src-main/privacy/find-sensitive';
import { isPlainWords } from '../../../src-main/privacy/plain-words';
import { mask, maskText, maskTexts } from '../../../src-main/privacy/mask';

const REGIONS = [undefined, 'SI', 'DE', 'US', 'FR', 'DK', 'RU'];
const pieces = [
  ...['5425 2334 3010 9903', '5425233430109903', '374245455400126', 'HR1210010051863000160', '536-22-8726'],
  ...['+386 40 987 654', '040 987 654', '(415) 555-2671', '+ 1 (123) 456 7890', '0171/2345678', '555-0143', 'x12'],
  ...['mel@gmail.com', 'a@b.co', ' at ', ' dot ', 'gmail', '(at)', '@', 'com', 'phone', 'order', 'SSN', 'card', 'IBAN'],
  ...['1', '12', '123', '1234', '040', '00', '+', '-', '.', ' ', '  ', '\n', ',', '/', '(', ')', '*', '***', '_', ':'],
  ...['\u200b', '\u00a0', '１２３', '٤٥', '𝟏', '️⃣', '電話', 'тел', 'O', 'l', 'é', '😀', '2024-03-18', '€'],
];
const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join(''));
const text = fc.oneof(
  soup,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);
const region = fc.constantFrom(...REGIONS);
const inked = (value: string): number => value.replace(/\s/gu, '').length;
const many = { numRuns: 3000 };

/** Plain words, and what could make an address of them: the quick look must not pass over one. */
const spelled = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['at', ' at ', '(at)', ' (a) ', ' arroba ', '_at_', ' dot ', ' point ', 'DOT', '(dot)', ' [.] ', ' . ', '.'],
        ...['mel', 'melissa', 'gmail', 'example', 'com', 'org', 'si', 'mail ', 'e-mail: ', ' ', '\n', '-', '_', '...'],
        ...['Hello', ' is ', 'anybody', 'there?', 'ok', 'Thank you!', ' <', '> ', '{', '}', '(', ')', '@', '7', '\t.'],
      ),
      fc.string({ unit: 'grapheme-ascii', maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('for every text', () => {
  it('the quick look at plain words finds nothing only where there is nothing', () => {
    let plain = 0;
    fc.assert(
      fc.property(fc.oneof(spelled, text), region, (raw, country) => {
        if (isPlainWords(raw)) plain += 1;
        // A character without width says nothing, but it is not plain: the detectors read the text.
        expect(isPlainWords(`${raw}\u200b`)).toBe(false);
        expect(findSensitive(raw, { region: country })).toEqual(findSensitive(`${raw}\u200b`, { region: country }));
      }),
      { numRuns: 20_000 },
    );
    expect(plain).toBeGreaterThan(1_000);
  });

  it.each(['mel at gmail dot com', 'mel (at) gmail.com', 'mel arroba gmail . com', 'mel arroba gmail (.) com'])(
    'an address of plain letters is found: %s',
    (raw) => {
      expect(findSensitive(raw)).toMatchObject([{ start: 0, end: raw.length, kind: 'email' }]);
    },
  );

  it('masking a masked text changes nothing', () => {
    fc.assert(
      fc.property(text, region, (raw, country) => {
        const once = maskText(raw, { region: country }).text;
        expect(maskText(once, { region: country }).text).toBe(once);
      }),
      many,
    );
  });

  it('spans are in order, inside the text, without overlaps, and never cut a character', () => {
    fc.assert(
      fc.property(text, region, (raw, country) => {
        let behind = 0;
        for (const { start, end } of findSensitive(raw, { region: country })) {
          expect(start).toBeGreaterThanOrEqual(behind);
          expect(end).toBeGreaterThan(start);
          for (const at of [start, end])
            expect(
              /^[\udc00-\udfff]/u.test(raw.slice(at)) && at > 0 && /[\ud800-\udbff]$/u.test(raw.slice(0, at)),
            ).toBe(false);
          behind = end;
        }
        expect(behind).toBeLessThanOrEqual(raw.length);
      }),
      many,
    );
  });

  it('nothing outside a span changes, and no span grows', () => {
    fc.assert(
      fc.property(text, region, (raw, country) => {
        const spans = findSensitive(raw, { region: country });
        const result = maskText(raw, { region: country });
        expect(result.text).toBe(mask(raw, spans));
        expect(result.masked).toHaveLength(spans.length);
        let [rawAt, maskedAt] = [0, 0];
        spans.forEach((span, index) => {
          const shown = result.masked[index]!;
          expect(result.text.slice(maskedAt, shown.start)).toBe(raw.slice(rawAt, span.start));
          expect(inked(result.text.slice(shown.start, shown.end))).toBeLessThanOrEqual(
            inked(raw.slice(span.start, span.end)),
          );
          [rawAt, maskedAt] = [span.end, shown.end];
        });
        expect(result.text.slice(maskedAt)).toBe(raw.slice(rawAt));
      }),
      many,
    );
  });

  it('a text without findings comes out as it went in', () => {
    fc.assert(
      fc.property(text, (raw) => {
        fc.pre(findSensitive(raw).length === 0);
        expect(maskText(raw)).toEqual({ text: raw, masked: [] });
      }),
      { numRuns: 500 },
    );
  });

  it('messages read together hide at least what each hides alone', () => {
    fc.assert(
      fc.property(fc.array(soup, { maxLength: 4 }), (messages) => {
        const stars = (value: string): number => value.split('*').length;
        maskTexts(messages).forEach(({ text: together }, at) => {
          expect(stars(together)).toBeGreaterThanOrEqual(stars(maskText(messages[at]!).text));
        });
      }),
      { numRuns: 500 },
    );
  });

  it('any card in any grouping and with any signs between is found whole', () => {
    const card = fc.constantFrom('5425233430109903', '4539578763621486', '374245455400126', '6011000991300009');
    const gap = fc.constantFrom('', ' ', '-', '.', '\u00a0', '\u200b', '–', ' - ', '/');
    fc.assert(
      fc.property(card, gap, fc.constantFrom(4, 8, 16), (number, between, size) => {
        const written = (number.match(new RegExp(`.{1,${size}}`, 'gu')) ?? []).join(between);
        fc.pre(number.length === 16 || size === 16);
        const raw = `ok ${written} ok`;
        expect(findSensitive(raw)).toEqual([{ start: 3, end: 3 + written.length, kind: 'card' }]);
      }),
    );
  });
});

describe('no text is slow', () => {
  const LENGTH = 2_000_000;
  const fill = (piece: string): string => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);
  // No clock is read here (`npm run bench:masking` measures): at this length quadratic work would take minutes, so it
  // would run into the runner's own limit.
  it.each([
    '1 ',
    '4111 ',
    '+1 1 1 1 ',
    '(1) ',
    '1/2/3/',
    '\n1234',
    '06 ',
    'a@',
    'a@b.',
    ' at ',
    'DE89',
    'L T 1 2 ',
    '4\u200d',
    '𝟏',
    '*1234',
    '"a"@b.c ',
    'O1',
    '040 123 456 ',
  ])('a very long run of %j comes to an end', (piece) => {
    const raw = fill(piece);
    const spans = findSensitive(raw, { region: 'DE' });
    expect(spans.every(({ start, end }) => start < end && end <= raw.length)).toBe(true);
  });
});
