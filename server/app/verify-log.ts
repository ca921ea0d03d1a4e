import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type SnapshotReport, verifySnapshots } from '../cycles/verify-snapshots.ts';
import { connectDatabase, type DatabaseLocation } from '../database/open-database.ts';
import { StartupError } from '../lib/startup-error.ts';
import { readKeptHead } from '../log/proof/kept-head.ts';
import { type LogReport, verifyLog } from '../log/proof/verify-log.ts';
import { readConfig } from './config.ts';

/**
 * `npm run verify-log`: checks the whole log, and says in one sentence that it is as it was written, or where it is first
 * broken (exit code 1). A log that was rewritten from its start is whole in itself: `-- --head <file>` also compares it
 * with a signed head that somebody kept elsewhere.
 */
async function main(location: DatabaseLocation, headFile: string | undefined): Promise<void> {
  const { report, snapshots } = await verify(location, headFile);
  if (report.intact) {
    const events = report.count === 1 ? '1 event' : `${report.count} events`;
    console.log(`The log is intact: ${events}, ending in ${report.headHash}.`);
    tellSnapshots(snapshots);
  } else {
    console.error(report.problem);
    process.exitCode = 1;
  }
}

/** It changes nothing: a check must not make a database, nor upgrade one that an older server still uses. */
async function verify(
  location: DatabaseLocation,
  headFile: string | undefined,
): Promise<{ report: LogReport; snapshots: SnapshotReport[] }> {
  const kept = headFile === undefined ? undefined : readKeptHead(headFile);
  if ('folder' in location && !existsSync(location.folder)) {
    throw new StartupError(`There is no data folder ${location.folder}: set DATA_DIR to the one to check.`);
  }
  const database = await connectDatabase(location);
  try {
    const [log] = await database.query<{ found: boolean; snapshots: boolean }>({
      name: 'find-log',
      text: `select to_regclass('log_head') is not null as found, to_regclass('snapshot') is not null as snapshots`,
    });
    if (!log?.found)
      throw new StartupError(
        'There is no log in this database: set DATABASE_URL or DATA_DIR to the one to check.',
      );
    const report = await verifyLog(database, kept);
    return { report, snapshots: report.intact && log.snapshots ? await verifySnapshots(database) : [] };
  } finally {
    await database.close();
  }
}

/** One line for each; one that is not as it was makes the check fail. */
function tellSnapshots(reports: readonly SnapshotReport[]): void {
  for (const { cycleCode, name, problem, erased } of reports) {
    if (problem !== null) {
      console.error(problem);
      process.exitCode = 1;
    } else {
      const since = erased === 0 ? '' : ` Words of ${erased} of its answers were erased since.`;
      console.log(`The snapshot “${name}” of cycle ${cycleCode} is what the log says.${since}`);
    }
  }
}

try {
  const { values } = parseArgs({ options: { head: { type: 'string' } } });
  await main(readConfig(process.env).database, values.head);
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
