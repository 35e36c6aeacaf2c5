// Phone numbers: international, of the tenant's country, and by the words around; and what stays readable.
import { describe, expect, it } from 'vitest';
import { found } from './spans';

describe('phone numbers', () => {
  it.each([
    '+ 1 (123) 456 7890',
    '+447966197542',
    '+386 40 987 654',
    '+386(0)40987654',
    '+49 (0) 171 / 234 56 78',
    '(+420) 601 987 654',
    '+36-20-987-6543',
    '+30.691.234.5678',
    '+358_41_2369604',
    '＋４７　４０６　１２　３４５',
    '+٩٦٦ ٥٠ ١٢٣ ٤٥٦٧',
    '+ 4 2 1 9 0 5 1 2 3 4 5 6',
    '+385\u200b91\u2011234\u20115678',
    '+49 89 1234567-12',
    '+1 415 555 2671 ext. 12',
    '00385 91 234 5678',
    '00421905123456',
  ])('%s needs neither country nor words', (written) => {
    expect(found(`ok ${written}, dík`)).toEqual([`phone:${written}`]);
  });

  it.each([
    ['SI', '040 987 654'],
    ['SI', '01 476 80 00'],
    ['FR', '06 98 76 54 32'],
    ['DE', '0171 2345678'],
    ['ES', '612 34 56 78'],
    ['NO', '406 12 345'],
    ['US', '(415) 555-2671'],
    ['HU', '06 20 987 6543'],
    ['RU', '8 (912) 345-67-89'],
    ['PL', '512345678'],
    ['SI', '38640987654'],
  ])('of the tenant in %s: %s', (region, written) => {
    expect(found(`ok ${written} ok`, region)).toEqual([`phone:${written}`]);
  });

  it.each([
    'Handynr.: 5123 4567',
    'pokličite me na 31987654',
    'zadzwoń 512 345 678',
    'volejte 601987654',
    'hívjanak a 209876543 számon',
    'мой сотовый 9123456789',
    'κιν. 6912345678',
    'telefonum 5321234567',
    'puh. 401234567',
    'ring meg på 40612345',
    'liguem para 912345678',
    'số điện thoại 912345678',
    '手机13812345678',
    '携帯は9012345678です',
    '연락처 1012345678',
    'جوالي 501234567',
    'נייד 501234567',
    'मेरा फोन 9812345678 है',
    '5551234567 is my cell',
    'wa.me/38640987654',
  ])('by the word beside it: %s', (text) => {
    expect(found(text)).toHaveLength(1);
    expect(found(text)[0]).toMatch(/^phone:[\d ]+$/u);
  });

  it('parts several numbers in a row', () => {
    expect(found('040 987 654, 041 987 654 in 031 987 654', 'SI')).toHaveLength(3);
    expect(found('415-555-2671 415-555-2672')).toEqual(['phone:415-555-2671', 'phone:415-555-2672']);
    expect(found('415-555-2671/415-555-2672')).toEqual(['phone:415-555-2671', 'phone:415-555-2672']);
    expect(found('tel. +386 40 987 654\n12 kosov')).toEqual(['phone:+386 40 987 654']);
  });
});

describe('stays readable', () => {
  it.each([
    'order 4029118277',
    'naročilo 12345678',
    'Bestellung 0123456789',
    'zamówienie nr 512345678',
    'заказ 9123456789 не пришел',
    '注文番号 0312345678 です',
    'the tracking number is 31234567890',
    'UPS 1Z999AA10123456784',
    'RB123456785SI',
    '18.3.2024',
    '2024-03-18 09:30:15',
    '20240318',
    '2024-2025',
    '18. 3. 2024 ob 9.30',
    'ring me on 18.3.2024',
    '12.345.678,90 kr',
    '1 234 567 Ft',
    '€ 1 234 567 890',
    '$12345678',
    'v2.18.0',
    '1.0.0+20130313144700',
    '1.1.20.4021',
    '192.168.100.200',
    '00:1B:44:11:3A:B7',
    '01-23-45-67-89-ab',
    '123e4567-e89b-12d3-a456-426614174000',
    '46.051427, 14.505967',
    '+46.051427, -14.505967',
    '02540-4119',
    'https://shop.example/p/0401234567?v=123456',
    '45+31-339243873',
    '+5 points, +100 %',
    'IMG_20240318_093015.png',
    'ISBN 978-3-16-148410-0',
    'room 12-14 (2009)',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
    for (const region of ['SI', 'DE', 'US', 'NO', 'FR']) expect(found(text, region), region).toEqual([]);
  });

  it('ignores a country that does not exist', () => {
    expect(found('040 987 654', 'XX')).toEqual(found('040 987 654'));
    expect(found('12345678', 'constructor')).toEqual([]);
  });
});
