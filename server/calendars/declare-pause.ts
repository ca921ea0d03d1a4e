import { randomUUID } from 'node:crypto';
import type { DeclarePauseInput } from '../../schema/types/declare-pause-input.ts';
import { mayDo } from '../access/permissions.ts';
import type { Database, Queryable } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput, forbidden, notFound } from '../lib/api-errors.ts';
import { isCalendarDate } from '../lib/is-calendar-date.ts';
import { isUuid } from '../lib/is-uuid.ts';
import { appendEvent, type CatalogueEvent } from '../log/append-event.sql.ts';
import {
  insertPause,
  lockCountry,
  type PauseRow,
  readCalendarPlace,
  readPause,
  readPauses,
  savePauseEnd,
} from './calendar.sql.ts';

const DAY = 86_400_000;
const LONGEST_DAYS = 366;
/** Of one country, its agencies included. */
const MOST_PAUSES = 200;

/** What came of it: the pause, null where it was taken back, and whether anything changed. */
export type PauseSaid = { pause: PauseRow | null; changed: boolean };

/**
 * Declares days on which an agency or a country can't work. The same said again is no event. Throws NOT_FOUND where the
 * agency doesn't report there in the open cycle, FORBIDDEN, or BAD_USER_INPUT.
 */
export function declarePause(
  database: Database,
  actor: Viewer,
  { country, agency = null, kind, startsOn, endsOn }: DeclarePauseInput,
): Promise<PauseSaid> {
  checkDays(startsOn, endsOn);
  if (Date.parse(startsOn) < Date.now() - LONGEST_DAYS * DAY) {
    throw badUserInput('A pause begins a year ago at most.');
  }
  return database.transaction('READ COMMITTED', async (connection) => {
    await lockCountry(connection, country);
    const place = { countryCode: country, agencyCode: agency };
    const tell = await teller(connection, actor, place);
    const declared = await readPauses(connection, country);
    const same = declared.find(
      (one) =>
        one.agencyCode === agency && one.kind === kind && one.startsOn === startsOn && one.endsOn === endsOn,
    );
    if (same) return { pause: same, changed: false };
    if (declared.length >= MOST_PAUSES) {
      throw badUserInput(`A country has ${MOST_PAUSES} pauses at most: take back those that are not needed.`);
    }
    const id = randomUUID();
    await insertPause(connection, { id, ...place, kind, startsOn, endsOn }, actor.personId);
    await tell('PAUSE_DECLARED', id, [
      { field: 'pauseKind', from: null, to: kind },
      { field: 'startsOn', from: null, to: startsOn },
      { field: 'endsOn', from: null, to: endsOn },
    ]);
    return { pause: await readPause(connection, id), changed: true };
  });
}

/** Lets a pause end on another day, or with null takes it back. Throws as `declarePause` does. */
export function changePause(
  database: Database,
  actor: Viewer,
  id: string,
  endsOn: string | null,
): Promise<PauseSaid> {
  return database.transaction('READ COMMITTED', async (connection) => {
    const found = isUuid(id) ? await readPause(connection, id) : null;
    if (!found) throw notFound('There is no such pause, or it was taken back.');
    await lockCountry(connection, found.countryCode);
    const tell = await teller(connection, actor, found);
    // Somebody else may have changed it before the lock was there.
    const pause = await readPause(connection, id);
    if (!pause) throw notFound('There is no such pause, or it was taken back.');
    if (endsOn !== null) checkDays(pause.startsOn, endsOn);
    if (pause.endsOn === endsOn) return { pause, changed: false };
    await savePauseEnd(connection, id, endsOn);
    await tell('PAUSE_CHANGED', id, [{ field: 'endsOn', from: pause.endsOn, to: endsOn }]);
    return { pause: await readPause(connection, id), changed: true };
  });
}

/** What tells the log of it, of those alone who may say so there. */
async function teller(
  connection: Queryable,
  actor: Viewer,
  { countryCode, agencyCode }: { countryCode: string; agencyCode: string | null },
): Promise<
  (kind: 'PAUSE_DECLARED' | 'PAUSE_CHANGED', id: string, changes: CatalogueEvent['changes']) => Promise<void>
> {
  const place = await readCalendarPlace(connection, countryCode, agencyCode);
  if (!place) throw notFound('Nobody reports there in an open cycle.');
  if (!mayDo(actor, 'declarePause', { countryCode, agencyCode })) {
    throw forbidden('A pause is declared for an agency by its focal points, for a country by its lead.');
  }
  return async (kind, id, changes) => {
    await appendEvent(connection, {
      kind,
      actorId: actor.personId,
      cycleCode: place.cycleCode,
      cellId: place.cellId,
      changes: [{ field: 'pause', from: null, to: id }, ...changes],
      note: null,
    });
  };
}

function checkDays(startsOn: string, endsOn: string): void {
  for (const day of [startsOn, endsOn]) {
    if (!isCalendarDate(day)) throw badUserInput('A day is given as 2027-01-31.');
  }
  if (endsOn < startsOn) throw badUserInput('The last day must not be before the first.');
  if (Date.parse(endsOn) - Date.parse(startsOn) > LONGEST_DAYS * DAY) {
    throw badUserInput('A pause is a year at most: say again later that it goes on.');
  }
}
