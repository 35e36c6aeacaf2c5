// Proof 3, short: damaged frames to client and backend; `npm run test:soak` sends 100 000.
import { expect, it } from 'vitest';
import { runFuzz } from '../../kit/fuzz/fuzz';

it('2 000 damaged frames: no crash, no unhandled rejection, and the conversation goes on', async () => {
  const { problems, counts } = await runFuzz({ frames: 2_000, seed: 500_000 });
  expect(problems).toEqual([]);
  // They did arrive, and were refused loudly.
  expect(counts['received']).toBeGreaterThan(1_000);
  expect(counts['invalid']).toBeGreaterThan(300);
}, 120_000);
