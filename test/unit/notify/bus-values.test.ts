// D-Bus values against the specification's own layout: alignment, lengths, and room for more than the first block.
import { describe, expect, it } from 'vitest';
import { decode, encode } from '../../../src-main/notify/linux/bus-values';

const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');

describe('D-Bus values', () => {
  it('lays text out with its length before it and a zero behind, aligned to four', () => {
    expect(encode('yss', [7, 'foo', '+'])).toEqual(bytes('07 000000 03000000 666f6f00 01000000 2b00'));
  });

  it('counts no alignment before the first entry into the length of an array', () => {
    expect(encode('a(yv)', [[[1, { signature: 'u', value: 5 }]]])).toEqual(
      bytes('08000000 00000000 01 017500 05000000'),
    );
  });

  it('writes an empty dictionary as its length and the way to its first entry', () => {
    expect(encode('a{sv}i', [{}, -1])).toEqual(bytes('00000000 00000000 ffffffff'));
  });

  it('counts bytes, not characters, and leaves out a zero that would end the line', () => {
    expect(encode('s', ['é\0😀'])).toEqual(bytes('06000000 c3a9 f09f9880 00'));
  });

  it('reads back what a notification says, also one that is longer than usual', () => {
    const long = 'č'.repeat(5_000);
    const hints = { urgency: { signature: 'y', value: 2 }, note: { signature: 's', value: long } };
    const { values } = decode('susasa{sv}i', encode('susasa{sv}i', ['Parley', 9, long, ['a', 'b'], hints, 0]));
    expect(values).toEqual(['Parley', 9, long, ['a', 'b'], { urgency: 2, note: long }, 0]);
  });
});
