// Proof 1 with real sockets, short: a few courses through the TCP fault proxy; `npm run test:soak` runs fifty.
import { expect, it } from 'vitest';
import { runRealCourse } from '../../kit/simulation/real-course';

it.each([1, 2])(
  'real sockets through a proxy that misbehaves, course %i: nothing lost, nothing doubled',
  async (seed) => {
    const { violations, messages, faults } = await runRealCourse(seed);
    expect(violations).toEqual([]);
    expect(messages).toBeGreaterThan(10);
    expect(Object.values(faults).reduce((sum, one) => sum + one, 0)).toBeGreaterThan(1);
  },
  90_000,
);
