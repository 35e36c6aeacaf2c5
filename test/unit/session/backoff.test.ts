import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_RETRY_MS, retryBound, retryDelay } from '../../../src-main/session/backoff';

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('back-off', () => {
  it('waits up to 1, 2, 4, 8, 16, 30, 30 ... seconds', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 1_000].map(retryBound)).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000,
    ]);
  });

  it('stays within 0 and its bound, above what a rate limit asks', () => {
    fc.assert(
      fc.property(fc.nat(10_000), random, fc.nat(300_000), (attempt, jitter, atLeast) => {
        const delay = retryDelay(attempt, jitter, atLeast);
        expect(delay).toBeGreaterThanOrEqual(atLeast);
        expect(delay).toBeLessThanOrEqual(atLeast + retryBound(attempt));
        expect(retryBound(attempt)).toBeLessThanOrEqual(MAX_RETRY_MS);
      }),
    );
  });

  it('uses the whole width, not a part of it', () => {
    expect(retryDelay(3, 0)).toBe(0);
    expect(retryDelay(3, 0.999_99)).toBe(8_000);
  });
});
