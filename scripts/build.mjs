// Builds the server (dist/server), the fonts of its reports (dist/fonts) and the page (dist/client). With --if-stale it builds only what is
// older than its sources, so that every start may call it. Where nothing is stale, it loads no development package.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const ifStale = process.argv.includes('--if-stale');

const parts = [
  {
    name: 'server',
    sources: ['schema', 'server', 'scripts/bundle-server.mjs', 'tsconfig.json', 'tsconfig.build.json'],
    build: () => {
      rmSync(join(root, 'dist/compiled'), { recursive: true, force: true });
      run('typescript/bin/tsc', ['-p', 'tsconfig.build.json']);
      // A process of its own: what is up to date is not to load the bundler.
      runScript(join(root, 'scripts/bundle-server.mjs'));
    },
  },
  {
    name: 'fonts',
    sources: ['scripts/copy-fonts.mjs', 'client/views/map/shapes.json'],
    build: () => runScript(join(root, 'scripts/copy-fonts.mjs')),
  },
  {
    name: 'client',
    sources: ['client', 'scripts/codegen.mjs', 'vite.config.ts'],
    build: async () => {
      run('vite/bin/vite.js', ['build', '--logLevel', 'warn']);
      const { operationTexts } = await import('./codegen.mjs');
      writeFileSync(join(root, 'dist/client/operations.json'), JSON.stringify(await operationTexts()));
    },
  },
];

// By content: npm writes the lock anew, with the same content, whenever packages are taken away.
const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');

for (const { name, sources, build } of parts) {
  const stamp = join(root, 'dist', `.${name}-built`);
  if (ifStale && newest(sources) <= modified(stamp) && readFileSync(stamp, 'utf8') === lock) continue;
  refuseWithoutTools();
  await build();
  writeFileSync(stamp, lock);
}

/** An installation for production has nothing to build with. */
function refuseWithoutTools() {
  try {
    createRequire(import.meta.url).resolve('typescript/package.json');
  } catch {
    console.error(
      'dist/ is missing or older than its sources, and the packages that build it are not installed: run npm ci && npm run build, then npm prune --omit=dev.',
    );
    process.exit(1);
  }
}

/** @param {string} bin @param {string[]} args */
function run(bin, args) {
  const [name = '', ...path] = bin.split('/');
  const package_ = createRequire(import.meta.url).resolve(`${name}/package.json`);
  runScript(join(dirname(package_), ...path), args);
}

/** @param {string} script @param {string[]} args */
function runScript(script, args = []) {
  const { status } = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** The latest change in files and folders, in milliseconds. @param {string[]} paths @returns {number} */
function newest(paths) {
  return Math.max(
    ...paths.map((path) => {
      const full = join(root, path);
      if (!statSync(full).isDirectory()) return modified(full);
      const below = readdirSync(full).map((name) => join(path, name));
      return Math.max(modified(full), newest(below));
    }),
  );
}

/** @param {string} path */
function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
