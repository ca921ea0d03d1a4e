// Installs the S3-compatible server of `npm run uploads`, where that was not done. It asks for a later Node, and brings it along.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname;
if (!existsSync(join(here, 'node_modules/.package-lock.json'))) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const asked = ['ci', '--no-audit', '--engine-strict=false'];
  const { status } = spawnSync(npm, asked, { cwd: here, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
