// npm run test:postgres: the database tests and test/faults on every packaged PostgreSQL of this machine, and Concord behind
// its PgBouncer. What is missing ends it with 1: a test that was left out would look like one that passed.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const runs = [
  [
    'run',
    '--project',
    'behaviour',
    'test/database',
    'test/events',
    'test/responses',
    'test/cycles',
    'test/comparison',
    'test/decisions',
    'test/staleness',
    'test/overview',
    'test/comments',
    'test/plan',
    'test/across',
    'test/evidence',
    'test/exports',
    'test/notices',
    'test/progress',
    'test/reports',
    'test/seen',
    'test/webhooks',
    'test/packs',
    'test/saved-views',
    'test/monitor',
    'test/identity/locale.test.ts',
  ],
  ['run', '--config', 'test/faults/vitest.config.ts'],
  ['run', '--config', 'test/pooler/vitest.config.ts'],
];

/** Folders of `initdb` and `postgres`, as Debian, Red Hat and Homebrew lay them. */
function packagedServers() {
  const parents = ['/usr/lib/postgresql', '/usr', '/opt/homebrew/opt', '/usr/local/opt'];
  const found = parents
    .filter((parent) => existsSync(parent))
    .flatMap((parent) => readdirSync(parent).map((name) => join(parent, name, 'bin')))
    .filter((bin) => existsSync(join(bin, 'initdb')) && existsSync(join(bin, 'postgres')));
  return process.env.POSTGRES_BIN ? [process.env.POSTGRES_BIN] : found;
}

const servers = packagedServers();
const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
const pooler = folders.some((folder) => existsSync(join(folder, 'pgbouncer')));
if (servers.length === 0) console.error('A packaged PostgreSQL is not installed.');
if (!pooler) console.error('PgBouncer is not installed.');
if (servers.length === 0 || !pooler) process.exit(1);

let failed = false;
for (const bin of servers) {
  for (const run of runs) {
    console.log(`\n${bin}: vitest ${run.join(' ')}`);
    const { status } = spawnSync('npx', ['vitest', ...run], {
      stdio: 'inherit',
      env: { ...process.env, POSTGRES_BIN: bin },
    });
    if (status !== 0) failed = true;
  }
}
process.exit(failed ? 1 : 0);
