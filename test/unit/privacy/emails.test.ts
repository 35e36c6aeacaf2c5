// E-mail addresses: with an @ of any form, in any script, and spelled out.
import { describe, expect, it } from 'vitest';
import { found } from './spans';

describe('e-mail addresses', () => {
  it.each([
    'melissa@gmail.com',
    'a@b.co',
    "jean-luc.o'neil+shop@mail.example.co.uk",
    'x_y%z@my-domain.travel',
    'žiga@pošta.si',
    '用户@例子.公司',
    'почта@пример.рф',
    'user@xn--80ak6aa92e.com',
    'melissa＠gmail．com',
    'melissa﹫gmail。com',
    'm\u200be\u200bl@gmail.com',
    'ｍｅｌ＠ｇｍａｉｌ．ｃｏｍ',
    'melissa @ gmail.com',
    '"mel issa"@gmail.com',
  ])('%s', (address) => {
    for (const [before, after] of [
      ['', ''],
      ['<', '>'],
      ['(', ')'],
      ['mailto:', ', danke'],
      ['moj mail: ', '.'],
    ])
      expect(found(`${before}${address}${after}`)).toEqual([`email:${address}`]);
  });

  it('stands glued to scripts without spaces', () => {
    expect(found('我的邮箱melissa@gmail.com谢谢')).toEqual(['email:melissa@gmail.com']);
    expect(found('메일은 melissa@gmail.com입니다')).toEqual(['email:melissa@gmail.com']);
  });

  it.each([
    'melissa (at) gmail.com',
    'melissa[at]gmail[dot]com',
    'melissa {at} gmail {dot} com',
    'melissa at gmail dot com',
    'melissa AT gmail DOT co DOT uk',
    'melissa (a) gmail.com',
    'melissa afna gmail pika si',
    'melissa arroba gmail punto es',
    'melissa chiocciola libero punto it',
    'melissa arobase free point fr',
    'melissa klammeraffe gmx punkt de',
    'melissa zavináč seznam tečka cz',
    'melissa małpa wp kropka pl',
    'melissa kukac freemail pont hu',
    'melissa собака яндекс точка ру'.replace('яндекс', 'yandex').replace('ру', 'ru'),
    'melissa snabel-a mail punktum dk',
    'mel dot issa at gmail dot com',
    'melissa_at_gmail.com',
  ])('%s', (address) => {
    expect(found(`mail: ${address}`)).toEqual([`email:${address}`]);
  });

  it.each([
    '@melissa',
    'look at gmail dot com',
    'I bought it at amazon dot com',
    'see you @ starbucks.com',
    'meet @ 5.30',
    'react@18.2.0',
    'icon@2x.png',
    'user@localhost',
    'https://user:secret@host.example/path',
    'we met at the market. Dot came too',
    '@',
    '@@@',
  ])('is none: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});
