import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBuild } from './builds.ts';

// npm starts scripts in the package's folder.
const root = process.cwd();

export const paths = {
  /** What is measured. */
  build: readBuild(root),
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
