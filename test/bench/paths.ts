import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// npm starts scripts in the package's folder.
const root = process.cwd();

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: { start: string };
};
const [, ...start] = scripts.start.split(' ');

export const paths = {
  /** What `npm start` starts, and the options that it gives Node. */
  server: join(root, start.at(-1) ?? ''),
  serverOptions: start.slice(0, -1),
  loadCatalogue: join(root, 'dist/server/app/load-catalogue.js'),
  verifyLog: join(root, 'dist/server/app/verify-log.js'),
  catalogue: join(root, 'server/catalogue/data'),
  databaseSchema: join(root, 'schema/database.sql'),
  programsSource: join(root, 'test/bench/programs'),
  programs: join(root, 'test/bench/programs/dist'),
  /**
   * Where PostgreSQL's data outlives a run: a folder for each checkout. PostgreSQL's user has to pass through every folder
   * above it, so it is none of ours. In memory (`BENCH_FOLDER=/dev/shm`) copies are quick and a commit takes just what it
   * was told to.
   */
  cache: join(
    process.env.BENCH_FOLDER ?? tmpdir(),
    `concord-bench-${createHash('sha256').update(root).digest('hex').slice(0, 8)}`,
  ),
};
