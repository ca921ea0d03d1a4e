import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { slowestFiles } from '../../scripts/test-reporter.ts';

/** The last lines of a run of Vitest with the reporter over files with these texts. */
async function endOfRun(files: Record<string, string>): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-reporter-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const reporter = fileURLToPath(new URL('../../scripts/test-reporter.ts', import.meta.url));
  const config = `import { SummaryReporter } from ${JSON.stringify(reporter)};
    export default { test: { globals: true, reporters: [new SummaryReporter()] } };`;
  await writeFile(join(folder, 'vitest.config.mjs'), config);
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const vitest = dirname(createRequire(import.meta.url).resolve('vitest/package.json'));
  const { PATH, HOME } = process.env;
  const { stdout } = spawnSync(process.execPath, [join(vitest, 'vitest.mjs'), 'run', '--root', folder], {
    env: { PATH, HOME },
    encoding: 'utf8',
  });
  return stdout.trimEnd().split('\n');
}

test('the ten files that took longest are named, the longest first', () => {
  const times = Array.from({ length: 12 }, (_, index) => ({
    path: `test/${index}.test.ts`,
    ms: (index % 2 ? index : 30 - index) * 1000,
  }));
  expect(slowestFiles(times)).toEqual([
    '   30 s  test/0.test.ts',
    '   28 s  test/2.test.ts',
    '   26 s  test/4.test.ts',
    '   24 s  test/6.test.ts',
    '   22 s  test/8.test.ts',
    '   20 s  test/10.test.ts',
    '   11 s  test/11.test.ts',
    '    9 s  test/9.test.ts',
    '    7 s  test/7.test.ts',
    '    5 s  test/5.test.ts',
  ]);
});

test('a run names its slowest files, and ends with the line for machines', async () => {
  const lines = await endOfRun({
    'one.test.js': `test('passes', () => {}); test('fails', () => { throw new Error('on purpose'); });`,
    'two.test.js': `test('passes', () => {});`,
  });
  expect(lines.at(-1)).toBe('2 passed, 1 failed');
  const slowest = lines.slice(lines.indexOf('Slowest files:') + 1, -2).map((line) => line.split(' s  ')[1]);
  expect(slowest.sort()).toEqual(['one.test.js', 'two.test.js']);
}, 60_000);

test('a file that does not load counts as failed', async () => {
  const lines = await endOfRun({ 'broken.test.js': `import './missing.js';` });
  expect(lines.at(-1)).toBe('0 passed, 1 failed');
}, 60_000);
