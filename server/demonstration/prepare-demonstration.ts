import { readCycles } from '../catalogue/catalogue.sql.ts';
import type { CatalogueData, CycleData } from '../catalogue/catalogue-data.ts';
import { loadCatalogueLocked } from '../catalogue/load-catalogue.ts';
import type { Database } from '../database/database.ts';
import { withStartLock } from '../database/migrate.ts';
import type { CatalogueEvent } from '../events/append-event.sql.ts';
import { ensurePersonas } from '../identity/ensure-personas.ts';
import { readPersonas } from '../identity/persona-directory.ts';
import { StartupError } from '../startup-error.ts';
import { demonstrationAnswers } from './demonstration-answers.ts';
import {
  type DemonstrationStage,
  demonstrationYears,
  withDemonstrationCycles,
} from './demonstration-cycles.ts';
import {
  holdsWork,
  readDemonstrationState,
  renewStatistics,
  saveDemonstrationState,
} from './demonstration-state.sql.ts';
import { seedAnswers } from './seed-answers.ts';

const COMPLETE = 'complete';
const STARTED = 'started ';

/**
 * Fills an empty database with a cycle that is over, one that is open, and made-up answers in both. Where that was done
 * before it does nothing; where it was interrupted it goes on. A database that holds real work is refused: made-up
 * answers among real ones could never be told apart again.
 */
export async function prepareDemonstration(
  database: Database,
  data: CatalogueData,
  now = new Date(),
): Promise<void> {
  if ((await readDemonstrationState(database)) === COMPLETE) return;
  await withStartLock(database, async () => {
    const firstDay = await startedOn(database, now);
    if (firstDay === undefined) return;
    await prepare(database, data, firstDay);
    // With their roles: a country has its lead from the start, and not from when somebody looks in.
    await ensurePersonas(database, await readPersonas(database));
    await renewStatistics(database);
    await saveDemonstrationState(database, COMPLETE);
  });
}

/**
 * Refuses a database that holds a demonstration, complete or not, to whoever means real work: anybody could sign in as
 * anybody there, and what they did is in its log for good.
 */
export async function refuseDemonstration(database: Database): Promise<void> {
  if ((await readDemonstrationState(database)) === undefined) return;
  throw new StartupError(
    'The database holds a demonstration, and its made-up people and answers would stay among real ones: use an empty database, or DEMO=1 without IDENTITY_PROVIDERS to go on with the demonstration.',
  );
}

/** The day of the first start, which decides the years of the demonstration; undefined where it is complete. */
async function startedOn(database: Database, now: Date): Promise<string | undefined> {
  const state = await readDemonstrationState(database);
  if (state === COMPLETE) return undefined;
  if (state?.startsWith(STARTED)) return state.slice(STARTED.length);
  if (await holdsWork(database)) {
    throw new StartupError(
      'The database holds real reporting cycles, and a demonstration would mix made-up answers into them: start without DEMO=1, or on an empty database.',
    );
  }
  const today = now.toISOString().slice(0, 10);
  await saveDemonstrationState(database, `${STARTED}${today}`);
  return today;
}

/** Last year's answers are written while its cycle is open, like any others; only then it closes and the next one opens. */
async function prepare(database: Database, data: CatalogueData, firstDay: string): Promise<void> {
  const { lastYear } = demonstrationYears(firstDay);
  const isOver = (await readCycles(database)).some(
    ({ code, state }) => code === lastYear.code && state === 'CLOSED',
  );
  for (const stage of isOver ? (['this year'] as const) : (['last year', 'this year'] as const)) {
    await prepareStage(database, data, firstDay, stage);
  }
}

async function prepareStage(
  database: Database,
  data: CatalogueData,
  firstDay: string,
  stage: DemonstrationStage,
): Promise<void> {
  const withCycles = withDemonstrationCycles(data, firstDay, stage);
  const { lastYear, thisYear } = demonstrationYears(firstDay);
  await loadCatalogueLocked(database, withCycles, {
    dryRun: false,
    dateOf: (event) => dayOfEvent(event, [lastYear, thisYear]),
  });
  const answers =
    stage === 'last year'
      ? demonstrationAnswers(withCycles, lastYear, lastYear.closesOn, 'CLOSED')
      : demonstrationAnswers(withCycles, thisYear, firstDay, 'OPEN');
  await seedAnswers(database, withCycles, answers);
}

/** A cycle opens in the morning of its first day, before anybody writes, and closes in the evening of its last. */
function dayOfEvent({ kind, cycleCode }: CatalogueEvent, cycles: readonly CycleData[]): Date {
  const cycle = cycles.find(({ code }) => code === cycleCode);
  if (!cycle) throw new Error(`the demonstration has no cycle ${cycleCode}`);
  return new Date(kind === 'CYCLE_CLOSED' ? `${cycle.closesOn}T18:00:00Z` : `${cycle.opensOn}T06:00:00Z`);
}
