// npm run test:node -- 24 [arguments for Vitest]: the behaviour part of the tests on another Node, whose binary npm brings.
// It goes into a temporary folder, and is no dependency. `.ci/run` does not run it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Exact, so that two people who run it run the same. */
const versions = new Map([
  ['22', '22.23.3'],
  ['24', '24.22.3'],
]);

/**
 * The npm package that holds nothing but the binary of a Node, with its exact version.
 * @param {string | undefined} wanted a major that is listed above, or an exact version
 * @param {string} platform @param {string} arch both as `process` has them
 */
export function nodePackage(wanted, platform, arch) {
  const exact = /^\d+\.\d+\.\d+$/.test(wanted ?? '') ? wanted : versions.get(wanted ?? '');
  if (exact === undefined) {
    const known = [...versions.keys()].join(', ');
    throw new Error(`Name the Node: npm run test:node -- 24. Known are ${known}, or an exact version.`);
  }
  return `node-${platform === 'win32' ? 'win' : platform}-${arch}@${exact}`;
}

/** @param {string[]} args */
function testOnAnotherNode([wanted, ...rest]) {
  const spec = nodePackage(wanted, process.platform, process.arch);
  const folder = mkdtempSync(join(tmpdir(), 'concord-node-'));
  try {
    const flags = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--engine-strict=false'];
    const windows = process.platform === 'win32';
    const npm = windows ? 'npm.cmd' : 'npm';
    if (run(npm, ['install', '--prefix', folder, ...flags, spec], { shell: windows }) !== 0) return 1;
    const bin = join(folder, 'node_modules', spec.slice(0, spec.lastIndexOf('@')), 'bin');
    const node = join(bin, windows ? 'node.exe' : 'node');
    console.log(`Node ${spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim()}`);
    const root = join(dirname(fileURLToPath(import.meta.url)), '..');
    const vitest = dirname(createRequire(import.meta.url).resolve('vitest/package.json'));
    // A process that a test starts as `node` runs on that Node as well.
    const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
    return run(node, [join(vitest, 'vitest.mjs'), 'run', '--project', 'behaviour', ...rest], {
      cwd: root,
      env,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Its exit code. @param {string} command @param {string[]} args @param {import('node:child_process').SpawnSyncOptions} options */
function run(command, args, options) {
  return spawnSync(command, args, { ...options, stdio: 'inherit' }).status ?? 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.exitCode = testOnAnotherNode(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
