import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
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
  const report = await verify(location, headFile);
  if (report.intact) {
    const events = report.count === 1 ? '1 event' : `${report.count} events`;
    console.log(`The log is intact: ${events}, ending in ${report.headHash}.`);
  } else {
    console.error(report.problem);
    process.exitCode = 1;
  }
}

/** It changes nothing: a check must not make a database, nor upgrade one that an older server still uses. */
async function verify(location: DatabaseLocation, headFile: string | undefined): Promise<LogReport> {
  const kept = headFile === undefined ? undefined : readKeptHead(headFile);
  if ('folder' in location && !existsSync(location.folder)) {
    throw new StartupError(`There is no data folder ${location.folder}: set DATA_DIR to the one to check.`);
  }
  const database = await connectDatabase(location);
  try {
    const [log] = await database.query<{ found: boolean }>({
      name: 'find-log',
      text: `select to_regclass('log_head') is not null as found`,
    });
    if (!log?.found)
      throw new StartupError(
        'There is no log in this database: set DATABASE_URL or DATA_DIR to the one to check.',
      );
    return await verifyLog(database, kept);
  } finally {
    await database.close();
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
