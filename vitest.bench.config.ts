import { defineConfig } from 'vitest/config';
import tests, { common } from './vitest.config.ts';

/** Measurements and what takes long: started by name, one after the other, with the machine to themselves. Never part of `npm test`. */
export default defineConfig({
  test: {
    globalSetup: tests.test?.globalSetup ?? [],
    reporters: ['default'],
    projects: [
      {
        ...common,
        test: {
          name: 'bench',
          include: [
            'test/bench/exports.ts',
            'test/bench/exports-embedded.ts',
            'test/bench/page.ts',
            'test/bench/release.ts',
            'test/bench/rungs.ts',
            'test/bench/screenshots.ts',
            'test/bench/signals.ts',
            'test/browser/*.run.ts',
            'test/exports/many-filters.ts',
            'test/evidence/*.run.ts',
            'test/bench/slow-line.ts',
            'test/notices/month.ts',
            'test/browser/six-languages.ts',
            'test/browser/two-years.ts',
            'test/reports/*.run.ts',
            'test/webhooks/*.run.ts',
          ],
          pool: 'forks',
          maxWorkers: 1,
          testTimeout: 600_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
