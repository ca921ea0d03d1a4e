import type { CycleStep } from '../../schema/types/cycle-step.ts';
import { readCountryByCode } from '../catalogue/catalogue.sql.ts';
import type { Database } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput, notFound } from '../lib/api-errors.ts';
import { isCalendarDate } from '../lib/is-calendar-date.ts';
import { appendEvent } from '../log/append-event.sql.ts';
import { saveSaidBy } from './cycle.sql.ts';
import { readLaterLastDays, saveLaterLastDay } from './later-last-day.sql.ts';
import { cycleNamed, takeStep } from './take-step.ts';

/** Null: the country has no later day any more than the rest of the cycle. */
export type CountryDay = { code: string; country: string; closesOn: string | null };

/** Gives one country until later than the rest of the cycle, or takes that back. */
export function giveLaterLastDay(
  database: Database,
  actor: Viewer,
  { code, country, closesOn }: CountryDay,
  dryRun: boolean,
): Promise<CycleStep> {
  return takeStep(database, actor, { code, dryRun }, async (connection, cycles) => {
    const cycle = cycleNamed(cycles, code);
    if (!(await readCountryByCode(connection, country)))
      throw notFound('There is no country with this code.');
    if (closesOn !== null && !isCalendarDate(closesOn)) throw badUserInput('A day is given as 2027-01-31.');
    if (closesOn !== null && closesOn <= cycle.closesOn) {
      throw badUserInput(`A country’s own last day is later than the cycle’s, which is ${cycle.closesOn}.`);
    }
    const given = await readLaterLastDays(connection, code);
    const from = given.find(({ countryCode }) => countryCode === country)?.closesOn ?? null;
    return {
      figures: {},
      obstacles:
        cycle.state === 'CLOSED'
          ? [{ code: 'NOT_OPEN', message: `Cycle ${code} is closed: reopen it to give a country more time.` }]
          : [],
      carryOut: async (writing) => {
        if (from === closesOn) return;
        await saveLaterLastDay(writing, code, country, closesOn);
        await saveSaidBy(writing, code, 'PERSON');
        await appendEvent(writing, {
          kind: 'CYCLE_CHANGED',
          actorId: actor.personId,
          cycleCode: code,
          cellId: null,
          changes: [{ field: `closesOn.${country}`, from, to: closesOn }],
          note: null,
        });
      },
    };
  });
}
