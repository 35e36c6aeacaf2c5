import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const node = (name: string, include: string[], extra: object = {}) => ({
  test: { name, environment: 'node' as const, include, ...extra },
});

export default defineConfig({
  test: {
    projects: [
      node('unit', ['test/unit/**/*.test.ts']),
      node('integration', ['test/integration/**/*.test.ts'], { testTimeout: 20_000 }),
      node('security', ['test/security/**/*.test.ts']),
      node('architecture', ['test/architecture/**/*.test.ts']),
      {
        plugins: [react()],
        test: { name: 'renderer', environment: 'jsdom', include: ['test/unit/renderer/**/*.test.tsx'] },
      },
    ],
  },
});
