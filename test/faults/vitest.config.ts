import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { common } from '../../vitest.config.ts';

/** Every fault, with more kills and with those that take too long for each run. `POSTGRES_BIN` names whose programs. */
export default defineConfig({
  ...common,
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    include: ['test/faults/*.test.ts', 'test/faults/*.run.ts'],
    env: { KILLS: '20' },
    pool: 'forks',
    maxWorkers: 1,
    testTimeout: 180_000,
    hookTimeout: 60_000,
  },
});
