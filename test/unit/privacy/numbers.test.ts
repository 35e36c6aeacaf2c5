// Cards, IBANs and social security numbers: what is one, however it is written, and what only looks like one.
import { describe, expect, it } from 'vitest';
import { found } from './spans';

const digitsFrom = (zero: number, text: string): string =>
  text.replace(/\d/gu, (digit) => String.fromCodePoint(zero + Number(digit)));

describe('payment cards', () => {
  it.each([
    ['Visa', '4539578763621486'],
    ['Visa with 19 digits', '4000000000000000014'],
    ['Mastercard', '5425233430109903'],
    ['Mastercard, 2-series', '2720992720992729'],
    ['American Express', '374245455400126'],
    ['Discover', '6011000991300009'],
    ['Diners', '36259600000004'],
    ['JCB', '3566000020000410'],
    ['UnionPay', '6205500000000000004'],
    ['Maestro', '6304000000000000'],
    ['Mir', '2201382000000013'],
    ['Troy', '9792030394440796'],
  ])('%s', (_name, number) => {
    expect(found(`tady je karta ${number}.`)).toEqual([`card:${number}`]);
  });

  it.each([
    ['spaces', '5425 2334 3010 9903'],
    ['dashes', '5425-2334-3010-9903'],
    ['dots', '5425.2334.3010.9903'],
    ['slashes', '5425/2334/3010/9903'],
    ['mixed signs', '5425-2334 3010.9903'],
    ['commas', '5425, 2334, 3010, 9903'],
    ['lines', '5425\n2334\n3010\n9903'],
    ['en dashes', '5425–2334–3010–9903'],
    ['minus signs', '5425−2334−3010−9903'],
    ['each digit apart', '5 4 2 5 2 3 3 4 3 0 1 0 9 9 0 3'],
    ['pairs', '54 25 23 34 30 10 99 03'],
    ['no-break spaces', '5425\u00a02334\u00a03010\u00a09903'],
    ['ideographic spaces', '5425\u30002334\u30003010\u30009903'],
    ['zero-width spaces', '5425\u200b2334\u200b3010\u200b9903'],
    ['byte order marks', Array.from('5425233430109903').join('\ufeff')],
    ['soft hyphens', '5425\u00ad2334\u00ad3010\u00ad9903'],
    ['full-width digits', digitsFrom(0xff10, '5425233430109903')],
    ['Arabic digits', digitsFrom(0x660, '5425 2334 3010 9903')],
    ['Bengali digits', digitsFrom(0x9e6, '5425233430109903')],
    ['mathematical digits', digitsFrom(0x1d7ec, '5425233430109903')],
    ['superscripts and circles', '⁵⁴²⁵ ②③③④ 3010 9903'],
    ['letters for digits', '5425 2334 3OlO 99O3'],
  ])('written with %s', (_name, written) => {
    expect(found(`(${written})`)).toEqual([`card:${written}`]);
  });

  it('takes key-cap digits with their frames', () => {
    const written = Array.from('5425233430109903', (digit) => `${digit}\ufe0f\u20e3`).join('');
    expect(found(written)).toEqual([`card:${written}`]);
  });

  it('leaves expiry date, security code and small numbers beside it', () => {
    expect(found('2 karty: 5425233430109903 04/28 123')).toEqual(['card:5425233430109903']);
    expect(found('5425233430109903exp04/28')).toEqual(['card:5425233430109903']);
  });

  it.each([
    ['a wrong check digit', '5425233430109904'],
    ['no issuer', '9999999999999995'],
    ['a length the issuer does not use', '37424545540012600'],
    ['one digit only', '0000000000000000'],
    ['part of a longer run', '542523343010990354252'],
    ['a hash', 'a5425233430109903f'],
    ['a fraction', '0.5425233430109903'],
    ['coordinates', '58.025555, 36.738281'],
  ])('is none: %s', (_name, written) => {
    expect(found(written).filter((one) => one.startsWith('card'))).toEqual([]);
  });

  it('believes a rare length only away from order words', () => {
    expect(found('676770000000')).toEqual([]);
    expect(found('676700000000 ')).toEqual(found('676700000000'));
    expect(found('zásilka 589916010200')).toEqual([]);
  });
});

describe('IBAN', () => {
  it.each([
    'HR1210010051863000160',
    'CZ6508000000192000145399',
    'PL61109010140000071219812874',
    'MT84MALT011000012345MTLCAST001S',
    'NO9386011117947',
    'SE4550000000058398257466',
    'UA213223130000026007233566001',
    'LC55HEMM000100010012001200023015',
  ])('%s in any writing', (iban) => {
    const groups = iban.match(/.{1,4}/gu) ?? [];
    for (const written of [
      iban,
      iban.toLowerCase(),
      groups.join(' '),
      groups.join('-'),
      groups.join('.'),
      groups.join('\n'),
      Array.from(iban).join(' '),
      Array.from(iban).join('\u2060'),
      Array.from(iban, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join(''),
    ])
      expect(found(`na ${written}, hvala`)).toEqual([`iban:${written}`]);
  });

  it('reads Cyrillic and Greek letters that look Latin, and O for zero', () => {
    expect(found('НR1210010051863000160')).toEqual(['iban:НR1210010051863000160']);
    expect(found('HR121OO1OO51863000160')).toEqual(['iban:HR121OO1OO51863000160']);
  });

  it('stands glued to the word IBAN and to scripts without spaces', () => {
    expect(found('IBANHR1210010051863000160')).toEqual(['iban:HR1210010051863000160']);
    expect(found('口座HR1210010051863000160です')).toEqual(['iban:HR1210010051863000160']);
  });

  it.each([
    ['a wrong check', 'HR1210010051863000161'],
    ['a wrong length', 'HR12100100518630001600'],
    ['no such country', 'ZZ1210010051863000160'],
    ['a VAT number', 'ATU12345678'],
    ['a BIC', 'LJBASI2X'],
  ])('is none: %s', (_name, written) => {
    expect(found(written)).toEqual([]);
  });
});

describe('US social security numbers', () => {
  it.each(['536-22-8726', '536 22 8726', '536.22.8726', '536 - 22 - 8726', '536–22–8726', '５３６－２２－８７２６'])(
    '%s without a word',
    (written) => {
      expect(found(`to je ${written}`)).toEqual([`ssn:${written}`]);
    },
  );

  it.each([
    'SSN 536228726',
    'my social security number is 536/22/8726',
    'número de seguro social 536|22|8726',
    '社会保障番号は536228726です',
    'Номер соцстраха США: 5 3 6 2 2 8 7 2 6',
  ])('%s by its word', (text) => {
    expect(found(text)).toHaveLength(1);
    expect(found(text)[0]).toMatch(/^ssn:/u);
  });

  it.each([
    '000-22-8726',
    '666-22-8726',
    '912-22-8726',
    '536-00-8726',
    '536-22-0000',
    '536228726',
    'article no 536-22-8726',
    'objednávka 536-22-8726',
    '1536-22-8726',
    '536-22-8726-1',
    'CAS 7732-18-5',
    'zip 12345-6789',
  ])('is none: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});
