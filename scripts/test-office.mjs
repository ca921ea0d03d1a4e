// npm run test:office: opens exports by LibreOffice and Gnumeric, and makes the packs in test/fixtures/packs anew, saved by each and by both after each
// other, and reads them. What is missing ends it with 1: a test that was left out would look like one that passed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const folders = (process.env.PATH ?? '').split(delimiter);
const missing = ['soffice', 'ssconvert'].filter(
  (program) => !folders.some((folder) => existsSync(join(folder, program))),
);
for (const program of missing) {
  console.error(
    `${program} is not installed: it comes with ${program === 'soffice' ? 'LibreOffice Calc' : 'Gnumeric'}.`,
  );
}
if (missing.length > 0) process.exit(1);

const { status } = spawnSync('npx', ['vitest', 'run', '--config', 'test/packs/vitest.config.ts'], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
