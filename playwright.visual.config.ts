// The pictures of every screen: compared in `npm test`, to page through by `npm run test:report`.
import { defineConfig } from '@playwright/test';

// Times of the day stand in the pictures.
process.env['TZ'] = 'UTC';

export default defineConfig({
  testDir: 'test/visual',
  snapshotPathTemplate: '{testDir}/reference/{arg}{ext}',
  // Never written by a comparing run: a screen without its picture fails.
  updateSnapshots: 'none',
  timeout: 300_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  workers: 2,
  retries: 1,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['json', { outputFile: 'test-results/visual.json' }]],
  outputDir: 'test-results/visual',
});
