import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Generous, ms: a slow machine must not fail a test. None of them waits for time to pass. */
const testTimeout = 30_000;
const node = (name: string, include: string[]) => ({
  test: { name, environment: 'node' as const, include, testTimeout },
});

export default defineConfig({
  test: {
    projects: [
      node('unit', ['test/unit/**/*.test.ts']),
      node('integration', ['test/integration/**/*.test.ts']),
      node('security', ['test/security/**/*.test.ts']),
      node('architecture', ['test/architecture/**/*.test.ts']),
      {
        plugins: [react()],
        test: { name: 'renderer', environment: 'jsdom', include: ['test/unit/renderer/**/*.test.tsx'], testTimeout },
      },
    ],
  },
});
