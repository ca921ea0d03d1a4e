import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { common } from '../../vitest.config.ts';

/** Packs and exports that real spreadsheet programs open and save, which `npm test` must not need: `npm run test:office`. */
export default defineConfig({
  ...common,
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['test/packs/*.run.ts', 'test/exports/*.run.ts'],
    maxWorkers: 1,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
