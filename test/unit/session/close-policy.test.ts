import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeAdvice, holderOf, RATE_LIMIT_WAIT_MS } from '../../../src-main/session/close-policy';
import { CLOSE_CODES } from '../../../src-protocol';

describe('close policy', () => {
  it('does what PROTOCOL 7 says for each code', () => {
    const table = Object.fromEntries(Object.keys(CLOSE_CODES).map((code) => [code, closeAdvice(Number(code), '').do]));
    expect(table).toEqual({
      1000: 'resume',
      1001: 'resume',
      1012: 'resume',
      1013: 'resume',
      4001: 'resume-once',
      4003: 'authenticate',
      4004: 'authenticate',
      4007: 'resume',
      4008: 'resume',
      4009: 'resume',
      4010: 'superseded',
      4011: 'signed-out',
      4012: 'update',
    });
  });

  it('resumes after every code it does not know', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 70_000 }), fc.string(), (code, reason) => {
        fc.pre(!Object.hasOwn(CLOSE_CODES, code));
        expect(closeAdvice(code, reason)).toEqual({ do: 'resume', atLeastMs: 0 });
      }),
    );
  });

  it('waits as long as a rate limit says, within reason', () => {
    expect(closeAdvice(4008, '').atLeastMs).toBe(RATE_LIMIT_WAIT_MS);
    expect(closeAdvice(4008, 'too many frames; retry after 12000 ms').atLeastMs).toBe(12_000);
    expect(closeAdvice(1013, 'maintenance, retry after 7 ms').atLeastMs).toBe(7);
    expect(closeAdvice(4008, 'retry after 999999999 ms').atLeastMs).toBe(300_000);
    expect(closeAdvice(1001, 'too many frames; retry after 12000 ms').atLeastMs).toBe(0);
  });

  it('reads who has the session, where the reason says it', () => {
    expect(holderOf('signed in with Parley 1.0.0 since 2026-01-05T09:00:00.000Z')).toEqual({
      clientName: 'Parley 1.0.0',
      since: Date.UTC(2026, 0, 5, 9),
    });
    expect(holderOf('taken over by another sign-in')).toBeUndefined();
    expect(holderOf('signed in with Parley since yesterday')).toBeUndefined();
  });
});
