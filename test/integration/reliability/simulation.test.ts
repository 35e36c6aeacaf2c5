// Proof 1, short: schedules of the deterministic simulation. All of them: `npm run test:soak`. A failing seed prints how
// it is replayed.
import { expect, it } from 'vitest';
import { runCourse } from '../../kit/simulation/course';

const SEEDS = Array.from({ length: 50 }, (_, at) => 20_000 + at);

it(`${SEEDS.length} schedules of faults: nothing lost, nothing doubled, nothing out of order`, async () => {
  const failed: string[] = [];
  let messages = 0;
  for (const seed of SEEDS) {
    const { violations, counts } = await runCourse(seed);
    messages += counts.agentMessages + counts.customerMessages;
    if (violations.length > 0)
      failed.push(`seed ${seed} (node scripts/soak/simulation.mjs --seed ${seed}): ${violations.join('; ')}`);
  }
  expect(failed).toEqual([]);
  expect(messages).toBeGreaterThan(SEEDS.length * 50);
}, 240_000);

it('the same seed is the same course', async () => {
  const [first, second] = [await runCourse(20_007), await runCourse(20_007)];
  expect(second.log).toEqual(first.log);
  expect(second.counts).toEqual(first.counts);
});
