import { readCycles } from '../catalogue/catalogue.sql.ts';
import type { CatalogueData, CycleData } from '../catalogue/catalogue-data.ts';
import type { Database, Queryable } from '../database/database.ts';
import { takeStartLock } from '../database/start-lock.ts';
import { renewStatistics } from '../database/statistics.sql.ts';
import { StartupError } from '../lib/startup-error.ts';
import { loadWithin } from '../loading/load-catalogue.ts';
import type { CatalogueEvent } from '../log/append-event.sql.ts';
import type { DemonstrationAnswer } from './answer-life.ts';
import { demonstrationAnswers } from './demonstration-answers.ts';
import {
  type DemonstrationStage,
  type DemonstrationYear,
  demonstrationYears,
} from './demonstration-cycles.ts';
import {
  holdsWork,
  readDemonstrationState,
  saveDemonstrationState,
  saveStageOf,
} from './demonstration-state.sql.ts';
import { type DemonstrationAddendum, demonstrationAddenda } from './made-up-addenda.ts';
import { demonstrationThreads } from './made-up-comments.ts';
import { demonstrationNextSteps } from './made-up-steps.ts';
import { seedAnswers } from './seed-answers.ts';
import { seedAddenda, seedComments, seedMarks, seedNextSteps } from './seed-beside.ts';
import { seedFormerEvidence } from './seed-former-evidence.ts';

const COMPLETE = 'complete';
const STARTED = 'started ';

/**
 * Fills an empty database with a cycle that is over, one that is open, made-up answers in both, and what stands beside
 * them. Where that was done before it does nothing; where it was interrupted it goes on. A database that holds real work
 * is refused: made-up answers among real ones could never be told apart again.
 */
export async function prepareDemonstration(
  database: Database,
  data: CatalogueData,
  now = new Date(),
  say: (progress: string) => void = () => {},
): Promise<void> {
  if ((await readDemonstrationState(database)) === COMPLETE) return;
  const firstDay = await locked(database, (connection) => startedOn(connection, now));
  if (firstDay === undefined) return;
  const { lastYear, thisYear } = demonstrationYears(data, firstDay);
  const past = demonstrationAnswers(lastYear, null);
  const present = demonstrationAnswers(thisYear, lastYear);
  const cycles = [lastYear.cycle, thisYear.cycle] as const;
  await prepareYear(database, lastYear, { cycles, answers: past, addenda: [], say });
  const addenda = demonstrationAddenda(lastYear, past);
  await prepareYear(database, thisYear, { cycles, answers: present, addenda, say });
  await seedComments(database, thisYear, demonstrationThreads(thisYear, present));
  await seedNextSteps(database, thisYear, demonstrationNextSteps(thisYear, present));
  // With their roles: a country has its lead from the start, and not from when somebody looks in.
  await seedMarks(database, thisYear);
  await locked(database, async (connection) => {
    if ((await readDemonstrationState(connection)) === COMPLETE) return;
    await renewStatistics(connection);
    await saveDemonstrationState(connection, COMPLETE);
    // It is made while people look around already (`seedMonitor`, `seedEvidence`).
    await saveStageOf(connection, 'monitor', 'due');
    await saveStageOf(connection, 'evidence', 'due');
  });
}

/**
 * One step, with no other replica at the same step. Each is a transaction of its own, and asks in it what others
 * have done meanwhile.
 */
function locked<Result>(
  database: Database,
  work: (connection: Queryable) => Promise<Result>,
): Promise<Result> {
  return database.transaction('READ COMMITTED', async (connection) => {
    await takeStartLock(connection);
    return work(connection);
  });
}

/**
 * Refuses real work on a database that holds a demonstration, complete or not. Anybody could sign in as anybody
 * there, and what they did is in its log for good.
 */
export async function refuseDemonstration(database: Database): Promise<void> {
  if ((await readDemonstrationState(database)) === undefined) return;
  throw new StartupError(
    'The database holds a demonstration, and its made-up people and answers would stay among real ones: use an empty database, or DEMO=1 without IDENTITY_PROVIDERS to go on with the demonstration.',
  );
}

/** The day of the first start, which decides the years of the demonstration; undefined where it is complete. */
async function startedOn(connection: Queryable, now: Date): Promise<string | undefined> {
  const state = await readDemonstrationState(connection);
  if (state === COMPLETE) return undefined;
  if (state?.startsWith(STARTED)) return state.slice(STARTED.length);
  if (await holdsWork(connection)) {
    throw new StartupError(
      'The database holds real reporting cycles, and a demonstration would mix made-up answers into them: start without DEMO=1, or on an empty database.',
    );
  }
  const today = now.toISOString().slice(0, 10);
  await saveDemonstrationState(connection, `${STARTED}${today}`);
  return today;
}

type Making = {
  /** Of last year and this year. */
  cycles: readonly [CycleData, CycleData];
  answers: DemonstrationAnswer[];
  /** To what the cycle before has recorded. */
  addenda: DemonstrationAddendum[];
  say: (progress: string) => void;
};

/** Last year's answers are written while its cycle is open, like any others; only then it closes and the next one opens. */
async function prepareYear(
  database: Database,
  year: DemonstrationYear,
  { cycles, answers, addenda, say }: Making,
): Promise<void> {
  const { stage, data } = year;
  const step = <Result>(work: (connection: Queryable) => Promise<Result>) =>
    locked(database, async (connection) =>
      (await isOver(connection, stage, cycles[0].code)) ? undefined : work(connection),
    );
  const changes = await step((connection) =>
    loadWithin(connection, data, { dateOf: (event) => dayOfEvent(event, cycles) }),
  );
  for (const change of changes ?? []) say(change);
  if (addenda.length > 0) await step((connection) => seedAddenda(connection, year, addenda));
  await seedAnswers(step, data, answers, (percent) =>
    say(`making the demonstration: ${percent} % of the answers of ${stage}`),
  );
  // Before it is closed, for afterwards nobody declares anything in it.
  if (stage === 'last year') await step((connection) => seedFormerEvidence(connection, year));
}

/** Whether another replica has come further than this. */
async function isOver(connection: Queryable, stage: DemonstrationStage, lastYear: string): Promise<boolean> {
  if ((await readDemonstrationState(connection)) === COMPLETE) return true;
  return (
    stage === 'last year' &&
    (await readCycles(connection)).some(({ code, state }) => code === lastYear && state === 'CLOSED')
  );
}

/** A cycle opens in the morning of its first day, before anybody writes, and closes in the evening of its last. */
function dayOfEvent({ kind, cycleCode }: CatalogueEvent, cycles: readonly CycleData[]): Date {
  const cycle = cycles.find(({ code }) => code === cycleCode);
  if (!cycle) throw new Error(`the demonstration has no cycle ${cycleCode}`);
  return new Date(kind === 'CYCLE_CLOSED' ? `${cycle.closesOn}T18:00:00Z` : `${cycle.opensOn}T06:00:00Z`);
}
