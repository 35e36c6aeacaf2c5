// The masking rules of SPEC 7, and values split over messages.
import { describe, expect, it } from 'vitest';
import { findSplitSensitive } from '../../../src-main/privacy/find-sensitive-split';
import { mask, maskText, maskTexts } from '../../../src-main/privacy/mask';

const masked = (text: string, region?: string): string => maskText(text, { region }).text;

describe('mask', () => {
  it.each([
    ['+ 1 (123) 456 7890', '**********7890'],
    ['+447966197542', '*********7542'],
    ['melissa@gmail.com', 'm******@gmail.com'],
    ['a@b.co', '*@b.co'],
    ['5425 2334 3010 9903', '************9903'],
    ['5425\u200b2334\u200b3010\u200b9903', '************9903'],
    ['HR12 1001 0051 8630 0016 0', '*****************0160'],
    ['536-22-8726', '*******8726'],
    ['melissa at gmail dot com', 'm****** at gmail dot com'],
    ['mel dot issa (at) gmail.com', 'm********* (at) gmail.com'],
    ['melissa @ gmail.com', 'm****** @ gmail.com'],
    ['５４２５２３３４３０１０９９０３', '************９９０３'],
  ])('%s becomes %s', (text, expected) => {
    expect(masked(text)).toBe(expected);
  });

  it('counts characters, not UTF-16 units', () => {
    const digits = Array.from('5425233430109903', (digit) => String.fromCodePoint(0x1d7ec + Number(digit))).join('');
    expect(masked(digits)).toBe(`************${digits.slice(-8)}`);
    expect(maskText(digits).masked[0]?.last4).toBe('9903');
  });

  it('shows nothing of four characters or fewer', () => {
    expect(mask('x 12 3', [{ start: 2, end: 6, kind: 'phone' }])).toBe('x ***');
    expect(mask('1234', [{ start: 0, end: 4, kind: 'ssn' }])).toBe('****');
  });

  it('shows nothing of what is called an address and is none', () => {
    expect(mask('melissa', [{ start: 0, end: 7, kind: 'email' }])).toBe('*******');
  });

  it('says where the masked stretches are and how numbers end', () => {
    const { text, masked: spans } = maskText('card 5425 2334 3010 9903, mail mel@gmail.com');
    expect(text).toBe('card ************9903, mail m**@gmail.com');
    expect(spans).toEqual([
      { start: 5, end: 21, kind: 'card', last4: '9903' },
      { start: 28, end: 41, kind: 'email' },
    ]);
    expect(text.slice(5, 21)).toBe('************9903');
  });

  it('masks emphasised numbers and keeps the emphasis', () => {
    expect(masked('**5425 2334 3010 9903**')).toBe('**************9903**');
    expect(masked('***5425 2334 3010 9903***')).toBe('***************9903***');
  });
});

describe('values split over messages', () => {
  it.each([
    [
      ['5425 2334', '3010 9903'],
      ['********', '****9903'],
    ],
    [
      ['3742', '454554', '00126'],
      ['****', '******', '*0126'],
    ],
    [
      ['moj iban HR12100100', '51863000160'],
      ['moj iban **********', '*******0160'],
    ],
    [
      ['+386', '40987654'],
      ['****', '****7654'],
    ],
    [
      ['melissa', '@gmail.com'],
      ['*******', '@gmail.com'],
    ],
    [
      ['my phone number is', '40987654'],
      ['my phone number is', '****7654'],
    ],
  ])('%j becomes %j', (messages, expected) => {
    expect(maskTexts(messages).map(({ text }) => text)).toEqual(expected);
  });

  it.each([
    [['pokliči +386 40 987 654', '5']],
    [['+49 1511 1234567', '30']],
    [['order 1234', '5678']],
    [['hello', 'world']],
  ])('leaves what only follows: %j', (messages) => {
    expect(findSplitSensitive(messages).at(-1)).toEqual([]);
  });

  it('finds in each message what it finds alone', () => {
    expect(findSplitSensitive(['mel@gmail.com', '', 'ok'])).toEqual([[{ start: 0, end: 13, kind: 'email' }], [], []]);
    expect(findSplitSensitive([])).toEqual([]);
  });
});
