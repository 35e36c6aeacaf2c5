import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Sequence } from '../../../src-main/session/sequence';
import { ACK_EVERY_EVENTS } from '../../../src-protocol';

describe('sequence', () => {
  it('takes each number once and in order, whatever arrives', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.array(fc.integer({ min: 0, max: 80 })), (start, arrivals) => {
        const sequence = new Sequence(start);
        const taken: number[] = [];
        for (const seq of arrivals) {
          const verdict = sequence.judge(seq);
          expect(verdict).toBe(seq <= sequence.last ? 'duplicate' : seq === sequence.last + 1 ? 'next' : 'gap');
          if (verdict !== 'next') continue;
          sequence.take(seq);
          taken.push(seq);
        }
        expect(taken).toEqual(taken.map((_, place) => start + 1 + place));
        expect(sequence.last).toBe(start + taken.length);
      }),
    );
  });

  it('asks for an acknowledgement after 20 events and counts one carried by any frame', () => {
    const sequence = new Sequence();
    for (let seq = 1; seq < ACK_EVERY_EVENTS; seq += 1) sequence.take(seq);
    expect(sequence.ackIsDue).toBe(false);
    sequence.take(ACK_EVERY_EVENTS);
    expect(sequence.ackIsDue).toBe(true);
    expect(sequence.acknowledge()).toBe(ACK_EVERY_EVENTS);
    expect(sequence.unacked).toBe(0);
  });

  it('starts again at the number of a snapshot, also a lower one', () => {
    const sequence = new Sequence(40);
    sequence.restart(1);
    expect(sequence.judge(2)).toBe('next');
    expect(sequence.judge(40)).toBe('gap');
    expect(sequence.unacked).toBe(0);
  });
});
