import type { CatalogueData } from '../catalogue/catalogue-data.ts';
import { renewReferenceVersion } from '../catalogue/reference-version.sql.ts';
import type { Database, Queryable } from '../database/database.ts';
import { takeStartLock } from '../database/start-lock.ts';
import type { CatalogueEvent } from '../log/append-event.sql.ts';
import { checkChanges } from './check-changes.ts';
import { loadCycles } from './load-cycles.ts';
import { loadReference } from './load-reference.ts';
import { Problems } from './problems.ts';
import { ensureStatistics } from './statistics.sql.ts';
import { readStoredCatalogue } from './stored-catalogue.ts';

export type LoadOptions = {
  dryRun: boolean;
  /** When the events happened, only while a demonstration is being made. */
  dateOf?: (event: CatalogueEvent) => Date;
};

/**
 * Brings the database to what the data files say and tells, one sentence each, what it changed. Running it again changes
 * nothing; nothing is ever deleted, and no version of the checklist is ever altered. What can't follow on what is there
 * is refused with a StartupError, and then nothing is changed at all.
 *
 * A dry run does the same work and takes it back at the end, so that it can't tell another story than the run.
 */
export async function loadCatalogue(
  database: Database,
  data: CatalogueData,
  options: LoadOptions = { dryRun: false },
): Promise<string[]> {
  try {
    return await database.transaction(
      'READ COMMITTED',
      async (connection) => {
        await takeStartLock(connection);
        const changes = await loadWithin(connection, data, options.dateOf);
        if (options.dryRun) throw new TakenBack(changes);
        return changes;
      },
      { unlimited: true },
    );
  } catch (error) {
    if (error instanceof TakenBack) return error.changes;
    throw error;
  }
}

/** The same, for a caller whose transaction holds the start lock. */
export async function loadWithin(
  connection: Queryable,
  data: CatalogueData,
  dateOf?: LoadOptions['dateOf'],
): Promise<string[]> {
  const stored = await readStoredCatalogue(connection, data);
  const problems = new Problems(data.source);
  checkChanges(data, stored, problems);
  problems.throwIfAny();
  const changes = [
    ...(await loadReference(connection, data, stored)),
    ...(await loadCycles(connection, data, stored, dateOf)),
  ];
  if (changes.length > 0) await renewReferenceVersion(connection);
  await ensureStatistics(connection);
  return changes;
}

/** Ends a dry run's transaction. */
class TakenBack extends Error {
  constructor(readonly changes: string[]) {
    super('a dry run takes back what it did');
  }
}
