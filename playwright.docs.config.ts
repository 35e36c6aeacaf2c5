// `npm run docs:screenshots`: the pictures of the guide. Not a test run, so it has its own configuration.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/docs',
  testMatch: '*.shots.ts',
  timeout: 120_000,
  expect: { timeout: 20_000 },
  workers: 1,
  reporter: [['list']],
  outputDir: 'test-results/docs',
});
