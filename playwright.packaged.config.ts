// `npm run test:packaged`: tests of what is handed out, one after the other; the artefacts are built once for all of them.
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

export default defineConfig<{ artefact: string }>({
  projects: [
    { name: 'artefacts', testDir: 'test/packaged' },
    // What testers are shown, and everyday work, on the packed program as it is. `@source` needs its main process.
    {
      name: 'kit',
      testDir: 'test/e2e',
      testMatch: ['kit-examples', 'main-job', 'tasks', 'canned-replies', 'reply-guard'].map(
        (name) => `${name}.spec.ts`,
      ),
      grepInvert: /@source/,
      use: { artefact: join(import.meta.dirname, 'out/packaged/current/linux-unpacked/parley') },
    },
  ],
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
