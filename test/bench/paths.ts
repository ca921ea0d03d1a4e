import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// npm starts scripts in the package's folder.
const root = process.cwd();

export const paths = {
  server: join(root, 'dist/server/main.js'),
  loadCatalogue: join(root, 'dist/server/load-catalogue.js'),
  verifyLog: join(root, 'dist/server/verify-log.js'),
  catalogue: join(root, 'server/catalogue/data'),
  databaseSchema: join(root, 'schema/database.sql'),
  programsSource: join(root, 'test/bench/programs'),
  programs: join(root, 'test/bench/programs/dist'),
  /** PostgreSQL's user has to pass through every folder above, so it is none of ours; one for each checkout. */
  cache: join(tmpdir(), `concord-bench-${createHash('sha256').update(root).digest('hex').slice(0, 8)}`),
};
