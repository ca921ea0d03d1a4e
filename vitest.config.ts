import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';
import { SummaryReporter } from './scripts/test-reporter.ts';

const require = createRequire(import.meta.url);

/** What both projects share; global setup stays out of it, or PostgreSQL would be started once for each project. */
export const common = {
  resolve: {
    // Vite would take graphql's `module` build, type-graphql and Apollo load its CommonJS one, and graphql refuses objects
    // that another copy of itself made.
    alias: [{ find: /^graphql$/, replacement: require.resolve('graphql') }],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
} as const;

const timeouts = {
  testTimeout: 60_000,
  hookTimeout: 60_000,
  teardownTimeout: 10_000,
  // Conditions are waited for, however slow the machine is.
  expect: { poll: { timeout: 20_000 } },
};

/** Tests of the page spend much of their time waiting for it, so three of them share two processors. */
const browser = ['test/browser/**/*.test.ts'];

/** Tests that stop and kill servers spend more of it waiting for these to come back, so they run among those. */
const faults = ['kill', 'replicas', 'stop'].map((name) => `test/faults/${name}.test.ts`);

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    reporters: ['default', new SummaryReporter()],
    projects: [
      {
        ...common,
        test: {
          ...timeouts,
          name: 'behaviour',
          include: ['test/**/*.test.ts'],
          // The benchmark's programs have packages of their own, with tests of their own.
          exclude: ['**/node_modules/**', ...browser, ...faults],
          pool: 'forks',
          maxWorkers: 2,
          // Loading the server takes longer than most files' tests, so a worker loads it once; below, too.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        ...common,
        test: {
          ...timeouts,
          name: 'browser',
          include: browser,
          pool: 'forks',
          maxWorkers: 3,
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        ...common,
        test: {
          ...timeouts,
          name: 'faults',
          include: faults,
          pool: 'forks',
          maxWorkers: 3,
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
