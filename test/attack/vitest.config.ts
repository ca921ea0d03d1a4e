import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { common } from '../../vitest.config.ts';

/** `npm run attack`: not among the tests, because it takes five minutes and the whole machine. */
export default defineConfig({
  ...common,
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    include: ['test/attack/attack.run.ts'],
    testTimeout: 60 * 60_000,
    hookTimeout: 120_000,
  },
});
