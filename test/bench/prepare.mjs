// Installs what the benchmark starts beside Concord, where that was not done, and compiles it and the benchmark itself.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const programs = join(here, 'programs');

install(programs);
install(join(programs, 'postgraphile'));
compile(join(programs, 'tsconfig.json'));
compile(join(here, 'tsconfig.json'));

/** @param {string} folder */
function install(folder) {
  const installed = modified(join(folder, 'node_modules/.package-lock.json'));
  if (installed >= modified(join(folder, 'package-lock.json'))) return;
  // PostGraphile asks for a later Node, and brings it along.
  const ci = ['ci', '--no-audit', '--engine-strict=false'];
  run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ci, folder);
}

/** @param {string} config */
function compile(config) {
  const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
  run(process.execPath, [join(typescript, 'bin/tsc'), '-p', config], here);
}

/** @param {string} command @param {string[]} args @param {string} cwd */
function run(command, args, cwd) {
  const { status } = spawnSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}

/** In milliseconds; 0 where it is not there. @param {string} path */
function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
