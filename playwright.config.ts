import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/e2e',
  // Generous: a slow machine must not fail a test. None of them waits for time to pass.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // Files side by side, the tests of a file one after the other.
  fullyParallel: false,
  workers: 2,
  // Why there is a second try, and what becomes of a test that needs it: docs/testing.md.
  retries: 1,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [
    ['list'],
    ['json', { outputFile: 'test-results/e2e.json' }],
    // To page through, with what failed tests have left.
    ['html', { open: 'never', outputFolder: 'test-results/e2e-report' }],
  ],
  outputDir: 'test-results/e2e',
});
