import { parseArgs } from 'node:util';
import { openDatabase } from '../database/open-database.ts';
import { afterDemonstration } from '../demonstration/demonstration-checklists.ts';
import { StartupError } from '../lib/startup-error.ts';
import { loadCatalogue } from '../loading/load-catalogue.ts';
import { readCallToAction } from '../loading/read-call-to-action.ts';
import { readCatalogue } from '../loading/read-catalogue.ts';
import { readConfig } from './config.ts';

/**
 * `npm run load-catalogue [-- --dry-run] [--take-over <cycle>]`: brings the database to what the data files say, and prints
 * each change as a line of its own. A cycle that a person decided since is left alone, unless it is taken over by name.
 */
async function main(words: string[]): Promise<void> {
  const { dryRun, takeOver } = readWords(words);
  const config = readConfig(process.env);
  const files = await readCatalogue(config.catalogueDir);
  // Nothing of it is stored; a start would refuse what is wrong in it.
  await readCallToAction(config.catalogueDir, files.checklist);
  const database = await openDatabase(config.database);
  try {
    const data = await afterDemonstration(database, files);
    const changes = await loadCatalogue(database, data, { dryRun, takeOver, onLeft: console.log });
    for (const change of changes) console.log(change);
    if (changes.length === 0) console.log('There is nothing to change.');
  } finally {
    await database.close();
  }
}

function readWords(words: string[]): { dryRun: boolean; takeOver: string[] } {
  try {
    const { values } = parseArgs({
      args: words,
      options: { 'dry-run': { type: 'boolean' }, 'take-over': { type: 'string', multiple: true } },
    });
    return { dryRun: values['dry-run'] ?? false, takeOver: values['take-over'] ?? [] };
  } catch (error) {
    throw new StartupError(
      `${(error as Error).message}. Use --dry-run to see what would change, --take-over <cycle> where a person decided it since, or nothing to change it.`,
      { cause: error },
    );
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
