import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Few and slow: one server, one browser, one test after the other.
export default defineConfig({
  cacheDir: join(import.meta.dirname, '../node_modules/.vite-e2e'),
  resolve: { alias: { '@': fileURLToPath(new URL('../src', import.meta.url)) } },
  test: {
    root: import.meta.dirname,
    include: ['*.spec.ts'],
    globalSetup: ['server.ts'],
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 60_000,
  },
});
