import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ClockSkew } from '../../../src-main/session/clock-skew';
import { FakeClock } from './kit/fake-clock';

/** One round trip to a server whose clock is `ahead`, with the given times there and back. */
function exchange(clock: FakeClock, skew: ClockSkew, ahead: number, there: number, back: number) {
  const sentAt = clock.monotonic();
  clock.advance(there);
  const serverTime = clock.now() + ahead;
  clock.advance(back);
  skew.sample(sentAt, serverTime);
}

describe('clock skew', () => {
  it('is the local clock before the first answer', () => {
    const clock = new FakeClock();
    expect(new ClockSkew(clock).offset()).toBe(0);
  });

  it('is wrong by half the shortest round trip at most', () => {
    const trip = fc.record({ there: fc.nat(2_000), back: fc.nat(2_000) });
    fc.assert(
      fc.property(
        fc.integer({ min: -86_400_000, max: 86_400_000 }),
        fc.array(trip, { minLength: 1, maxLength: 8 }),
        (ahead, trips) => {
          const clock = new FakeClock();
          const skew = new ClockSkew(clock);
          for (const { there, back } of trips) exchange(clock, skew, ahead, there, back);
          const shortest = Math.min(...trips.map(({ there, back }) => there + back));
          expect(Math.abs(skew.offset() - ahead)).toBeLessThanOrEqual(shortest / 2 + 1);
        },
      ),
    );
  });

  it('keeps the best of the last eight answers only, so it follows a drifting clock', () => {
    const clock = new FakeClock();
    const skew = new ClockSkew(clock);
    exchange(clock, skew, 0, 1, 1);
    for (let round = 0; round < 8; round += 1) exchange(clock, skew, 500, 20, 20);
    expect(skew.offset()).toBe(500);
  });

  it('still knows the server time when the local clock is set back, and after sleep', () => {
    const clock = new FakeClock();
    const skew = new ClockSkew(clock);
    exchange(clock, skew, 2_000, 10, 10);
    const before = skew.serverNow();
    clock.set(-3_600_000);
    expect(skew.serverNow()).toBe(before);
    expect(skew.offset()).toBe(3_602_000);
    clock.sleep(600_000);
    expect(skew.serverNow()).toBe(before + 600_000);
  });

  it('trusts the first answer after the server’s clock was set, however slow it is', () => {
    const clock = new FakeClock();
    const skew = new ClockSkew(clock);
    exchange(clock, skew, 0, 1, 1);
    exchange(clock, skew, 3_600_000, 80, 80);
    expect(skew.offset()).toBe(3_600_000);
  });

  it('trusts the first answer after sleep over all earlier ones', () => {
    const clock = new FakeClock();
    const skew = new ClockSkew(clock);
    exchange(clock, skew, 300, 1, 1);
    clock.sleep(7_200_000);
    exchange(clock, skew, 300, 50, 50);
    expect(skew.offset()).toBe(300);
  });
});
