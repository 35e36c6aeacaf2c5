import { describe, expect, it } from 'vitest';
import { decodeServerFrame } from '../../../src-protocol';
import { readablePolicy } from '../../../src-protocol/policy';

const GOOD = {
  maskSensitiveData: false,
  maxMessageLength: 640,
  wrapUpExtensionAllowed: true,
  reservationTimeoutSeconds: 20,
  region: 'SI',
};
const changed = (policy: unknown) =>
  decodeServerFrame(
    JSON.stringify({ type: 'policy.changed', id: 'e', seq: 1, time: '2026-01-01T00:00:00Z', data: { policy } }),
  );

describe('a policy', () => {
  it('is taken as it is when it can be read', () => {
    expect(readablePolicy(GOOD)).toEqual(GOOD);
    expect(changed(GOOD)).toMatchObject({ kind: 'event', frame: { data: { policy: GOOD } } });
  });

  it.each([undefined, null, 7, 'off', [], {}, { maskSensitiveData: 'no' }])('masks when it is %j', (given) => {
    expect(readablePolicy(given).maskSensitiveData).toBe(true);
    expect(changed(given)).toMatchObject({ kind: 'event', frame: { data: { policy: { maskSensitiveData: true } } } });
  });

  it('keeps the fields that can be read beside one that cannot', () => {
    expect(readablePolicy({ ...GOOD, region: 'Slovenia', maskSensitiveData: 0 })).toEqual({
      maskSensitiveData: true,
      maxMessageLength: 640,
      wrapUpExtensionAllowed: true,
      reservationTimeoutSeconds: 20,
    });
  });
});
