import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { buildBefore } from '../bench/before.ts';
import { readBuild } from '../bench/builds.ts';
import { readOptions, takesPart } from '../bench/options.ts';
import { report } from '../bench/report.ts';
import { Results } from '../bench/results.ts';
import { ratioByRound } from '../bench/statistics.ts';

const scripts = {
  build: 'node build.mjs',
  start: 'node --max-semi-space-size=32 dist/server/main.js',
  'load-catalogue': 'node dist/server/load-catalogue.js',
  'verify-log': 'node dist/server/verify-log.js',
};

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-before-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** A repository whose first commit built into other files than its second does. */
async function makeRepository(): Promise<string> {
  const root = join(await makeFolder(), 'checkout');
  await mkdir(join(root, 'node_modules'), { recursive: true });
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@agency.example', ...args], { cwd: root });
  const commit = async (start: string, said: string) => {
    const all = { ...scripts, start };
    await writeFile(
      join(root, 'package.json'),
      JSON.stringify({ name: 'before', version: '1.0.0', scripts: all }),
    );
    const file = start.split(' ').at(-1) ?? '';
    const text = `import { mkdirSync, writeFileSync } from 'node:fs';
      mkdirSync(new URL('.', new URL('${file}', import.meta.url)), { recursive: true });
      writeFileSync(new URL('${file}', import.meta.url), '${said}');`;
    await writeFile(join(root, 'build.mjs'), text);
    git('add', '--all');
    git('commit', '--quiet', '--message', said);
  };
  git('init', '--quiet');
  await writeFile(join(root, '.gitignore'), 'node_modules/\ndist/\n');
  const lock = { name: 'before', version: '1.0.0', lockfileVersion: 3, packages: {} };
  await writeFile(join(root, 'package-lock.json'), JSON.stringify(lock));
  await commit('node dist/server/main.js', 'first');
  await commit('node --max-semi-space-size=32 dist/server/app/main.js', 'second');
  return root;
}

describe('what a checkout starts is read from its own package.json', () => {
  test('where its programs lie, and what Node is told', async () => {
    const root = await makeFolder();
    await writeFile(join(root, 'package.json'), JSON.stringify({ scripts }));
    expect(readBuild(root)).toEqual({
      root,
      server: { script: join(root, 'dist/server/main.js'), options: ['--max-semi-space-size=32'] },
      loadCatalogue: { script: join(root, 'dist/server/load-catalogue.js'), options: [] },
      verifyLog: { script: join(root, 'dist/server/verify-log.js'), options: [] },
    });
  });

  test('this one’s as well', () => {
    const { server } = readBuild(fileURLToPath(new URL('../..', import.meta.url)));
    expect(server.script).toMatch(/dist\/server\/app\/main\.js$/);
  });

  test.each([undefined, 'vite dev', 'node', 'node --version'])('but not where it is %s', async (start) => {
    const root = await makeFolder();
    await writeFile(join(root, 'package.json'), JSON.stringify({ scripts: { ...scripts, start } }));
    expect(() => readBuild(root)).toThrow(/The script "start" in .* does not start a program of Node/);
  });
});

describe('the commit before', () => {
  test('is built in a folder of its own by its own build, once, with the packages here where they are the same', async () => {
    const root = await makeRepository();
    const said: string[] = [];
    const options = { root, folder: join(root, '../builds'), say: (text: string) => said.push(text) };
    const build = await buildBefore('HEAD^', options);
    expect(build.server).toEqual({ script: join(build.root, 'dist/server/main.js'), options: [] });
    expect(await readFile(build.server.script, 'utf8')).toBe('first');
    expect(lstatSync(join(build.root, 'node_modules')).isSymbolicLink()).toBe(true);
    expect(existsSync(join(root, 'dist'))).toBe(false);
    expect(await buildBefore('HEAD^', options)).toEqual(build);
    expect(said).toHaveLength(1);

    const later = await buildBefore('HEAD', options);
    expect(await readFile(later.server.script, 'utf8')).toBe('second');
    expect(existsSync(build.root)).toBe(false);
  }, 60_000);

  test('has packages of its own where its package-lock.json is another', async () => {
    const root = await makeRepository();
    const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
    await writeFile(join(root, 'package-lock.json'), JSON.stringify({ ...lock, requires: true }));
    const build = await buildBefore('HEAD', { root, folder: join(root, '../builds'), say: () => {} });
    expect(await readFile(build.server.script, 'utf8')).toBe('second');
    expect(lstatSync(join(build.root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()).not.toBe(
      true,
    );
  }, 60_000);

  test.each(['nowhere', '--all', 'HEAD:package.json'])('is refused where it is %s', async (commit) => {
    const root = await makeRepository();
    const building = buildBefore(commit, { root, folder: join(root, '../builds'), say: () => {} });
    await expect(building).rejects.toThrow(`--before ${commit}: there is no such commit here.`);
  });
});

describe('what the command line asks for', () => {
  const takingPart = (args: string[]) =>
    ['concord', 'before', 'mercurius', 'statement'].filter((name) => takesPart(readOptions(args), name));

  test('is everybody but a commit before', () => {
    expect(takingPart([])).toEqual(['concord', 'mercurius', 'statement']);
    expect(readOptions([])).toMatchObject({ before: null, rounds: 5 });
  });

  test('is only the commit before where one is named, in nine rounds', () => {
    expect(takingPart(['--before', 'HEAD^'])).toEqual(['concord', 'before']);
    expect(readOptions(['--before', 'HEAD^'])).toMatchObject({ before: 'HEAD^', rounds: 9 });
    expect(readOptions(['--before', 'HEAD^', '--rounds', '11']).rounds).toBe(11);
  });

  test('is both where others are named as well', () => {
    const both = ['--before', 'HEAD^', '--contenders', 'mercurius'];
    expect(takingPart(both)).toEqual(['concord', 'before', 'mercurius']);
  });
});

describe('the ratio to the commit before', () => {
  const cpu = (...times: number[]) => times.map((cpuMs) => ({ value: 1, cpuMs }));

  test('is of the processor’s time, round by round', () => {
    // The machine became half as fast in the third round, for both.
    expect(ratioByRound(cpu(11, 9, 24), cpu(10, 10, 20))).toEqual({ median: 1.1, least: 0.9, most: 1.2 });
  });

  test('is of what was measured where no time of the processor was counted', () => {
    const kB = (value: number) => [{ value, cpuMs: null }];
    expect(ratioByRound(kB(30), kB(40))).toEqual({ median: 0.75, least: 0.75, most: 0.75 });
  });

  test('stands in the report, for rows that both were measured in', () => {
    const results = new Results();
    const row = { id: 'cell', title: 'One cell', unit: 'a second' } as const;
    for (const [round, cpuMs] of [1.1, 0.9, 1].entries()) {
      results.add(row, 'concord', { value: 100 + round, cpuMs });
      results.add(row, 'before', { value: 100, cpuMs: 1 });
    }
    results.add({ ...row, id: 'other', title: 'Another' }, 'concord', { value: 1, cpuMs: 1 });
    const text = report(results, { seconds: 1, rounds: 3 });
    expect(text).toContain('| One cell | CPU, ms each | 1.00 | 1.00 | 1.00 × | 0.90 to 1.10 × |');
    expect(text).not.toContain('| Another | CPU');
    expect(text).not.toContain('What it set out to reach');
  });
});
