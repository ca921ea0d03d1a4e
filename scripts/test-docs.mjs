// npm run test:docs: what the documents say about programs of the machine. What is missing ends it with 1: a test that was
// left out would look like one that passed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
const missing = ['nginx', 'systemd-analyze'].filter(
  (program) => !folders.some((folder) => existsSync(join(folder, program))),
);
for (const program of missing) console.error(`${program} is not installed.`);
if (missing.length > 0) process.exit(1);

const { status } = spawnSync('npx', ['vitest', 'run', '--config', 'test/docs/vitest.config.ts'], {
  stdio: 'inherit',
  env: { ...process.env, PATH: folders.join(delimiter) },
});
process.exit(status ?? 1);
