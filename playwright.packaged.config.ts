// `npm run test:packaged`: tests of what is handed out, one after the other; the artefacts are built once for all of them.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/packaged',
  globalSetup: './test/kit/packaged/build-artefacts.ts',
  // Installing 230 MB and starting the program several times, on a slow machine.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  fullyParallel: false,
  workers: 1,
  retries: 1,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['json', { outputFile: 'test-results/packaged.json' }]],
  outputDir: 'test-results/packaged',
});
