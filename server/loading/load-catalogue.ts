import type { CatalogueData } from '../catalogue/catalogue-data.ts';
import { renewReferenceVersion } from '../catalogue/reference-version.sql.ts';
import type { Database, Queryable } from '../database/database.ts';
import { takeStartLock } from '../database/start-lock.ts';
import { ensureStatistics } from '../database/statistics.sql.ts';
import type { CatalogueEvent } from '../log/append-event.sql.ts';
import { checkChanges } from './check-changes.ts';
import { heedPeople } from './heed-people.ts';
import { loadCycles } from './load-cycles.ts';
import { loadReference } from './load-reference.ts';
import { Problems } from './problems.ts';
import { readStoredCatalogue } from './stored-catalogue.ts';

export type LoadOptions = {
  dryRun: boolean;
  /** When the events happened, only while a demonstration is being made. */
  dateOf?: (event: CatalogueEvent) => Date;
  /** Hears of what the files say otherwise than a person who decided it since, and what is left as it is. */
  onLeft?: (sentence: string) => void;
  /** Cycles in which the files are to have the last word again. */
  takeOver?: readonly string[];
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
        const changes = await loadWithin(connection, data, options);
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
  files: CatalogueData,
  { dateOf, onLeft, takeOver = [] }: Omit<LoadOptions, 'dryRun'> = {},
): Promise<string[]> {
  const stored = await readStoredCatalogue(connection, files);
  const problems = new Problems(files.source);
  const { data, left } = heedPeople(files, stored, takeOver);
  for (const code of takeOver) {
    if (!files.cycles.some((cycle) => cycle.code === code)) {
      problems.add(`cycles.json: there is no cycle ${code} to take over: add it, or correct the code.`);
    }
  }
  checkChanges(data, stored, problems);
  problems.throwIfAny();
  for (const sentence of left) onLeft?.(sentence);
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
