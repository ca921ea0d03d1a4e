import { openDatabase } from '../database/open-database.ts';
import { StartupError } from '../lib/startup-error.ts';
import { loadCatalogue } from '../loading/load-catalogue.ts';
import { readCatalogue } from '../loading/read-catalogue.ts';
import { readConfig } from './config.ts';

/**
 * `npm run load-catalogue [-- --dry-run]`: brings the database to what the data files say, and prints each change as a
 * line of its own.
 */
async function main(words: string[]): Promise<void> {
  const unknown = words.find((word) => word !== '--dry-run');
  if (unknown !== undefined) {
    throw new StartupError(
      `“${unknown}” is not known here: use --dry-run to see what would change, or nothing to change it.`,
    );
  }
  const config = readConfig(process.env);
  const data = await readCatalogue(config.catalogueDir);
  const database = await openDatabase(config.database);
  try {
    const changes = await loadCatalogue(database, data, { dryRun: words.includes('--dry-run') });
    for (const change of changes) console.log(change);
    if (changes.length === 0) console.log('There is nothing to change.');
  } finally {
    await database.close();
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
