import type { CycleObstacleCode, CycleStep } from '../../schema/types/cycle-step.ts';
import { mayDo } from '../access/permissions.ts';
import { readCycles, type StoredCycle } from '../catalogue/catalogue.sql.ts';
import { toCycle } from '../catalogue/to-cycle.ts';
import type { Database, Queryable } from '../database/database.ts';
import { takeStartLock } from '../database/start-lock.ts';
import type { Viewer } from '../domain/viewer.ts';
import { forbidden, notFound } from '../lib/api-errors.ts';

/** What a step would do, and how it is done. */
export type ConsideredStep = {
  figures: Partial<Omit<CycleStep, 'done' | 'cycle' | 'obstacles'>>;
  obstacles: Obstacle[];
  carryOut: (connection: Queryable) => Promise<void>;
};

/** Something in the way of a step. */
export type Obstacle = { code: CycleObstacleCode; message: string };

/** Looks at where the cycles stand. */
export type Consider = (connection: Queryable, cycles: readonly StoredCycle[]) => Promise<ConsideredStep>;

/** Everything at once: a cycle is the whole network's. */
const everywhere = { countryCode: null, agencyCode: null };

/**
 * Takes a step of a cycle in a person's name, or in a dry run says what it would do. Steps, and loads of the files, come
 * one after the other, and each looks afresh once it is its turn. A dry run locks and writes nothing.
 */
export async function takeStep(
  database: Database,
  actor: Viewer,
  { code, dryRun }: { code: string; dryRun: boolean },
  consider: Consider,
): Promise<CycleStep> {
  requireCycleManager(actor);
  if (dryRun) {
    return database.transaction('REPEATABLE READ', async (connection) => {
      const step = await consider(connection, await readCycles(connection));
      return outcomeOf(connection, code, step, false);
    });
  }
  return database.transaction(
    'READ COMMITTED',
    async (connection) => {
      await takeStartLock(connection);
      const step = await consider(connection, await readCycles(connection));
      const done = step.obstacles.length === 0;
      if (done) await step.carryOut(connection);
      return outcomeOf(connection, code, step, done);
    },
    { unlimited: true },
  );
}

/** Refuses everybody but coordinators of the whole network. */
export function requireCycleManager(actor: Viewer): void {
  if (mayDo(actor, 'manageCycles', everywhere)) return;
  throw forbidden('Only a coordinator of the whole network plans, opens and closes cycles.');
}

/** The cycle with this code, or NOT_FOUND. */
export function cycleNamed(cycles: readonly StoredCycle[], code: string): StoredCycle {
  const cycle = cycles.find((known) => known.code === code);
  if (!cycle) throw notFound('There is no such cycle: `cycles` lists those that there are.');
  return cycle;
}

/** The obstacles that are there. */
export function obstacles(...found: (Obstacle | null)[]): Obstacle[] {
  return found.filter((obstacle) => obstacle !== null);
}

/** Only one cycle can be open. */
export function anotherOpen(cycles: readonly StoredCycle[], code: string): Obstacle | null {
  const open = cycles.find((cycle) => cycle.state === 'OPEN' && cycle.code !== code);
  return open
    ? { code: 'ANOTHER_OPEN', message: `Cycle ${open.code} is open, and only one can be: close it first.` }
    : null;
}

async function outcomeOf(
  connection: Queryable,
  code: string,
  { figures, obstacles: found }: ConsideredStep,
  done: boolean,
): Promise<CycleStep> {
  const cycle = (await readCycles(connection)).find((known) => known.code === code);
  return {
    done,
    cycle: cycle ? toCycle(cycle) : null,
    answersDue: 0,
    answersCarried: 0,
    answersLeaving: 0,
    answersUnfinished: 0,
    peopleGaining: 0,
    peopleLosing: 0,
    rolesEnding: 0,
    ...figures,
    obstacles: found,
  };
}
