import { mayDo } from '../../access/permissions.ts';
import type { Database } from '../../database/database.ts';
import type { Viewer } from '../../domain/viewer.ts';
import { forbidden, notFound } from '../../lib/api-errors.ts';
import { appendEvent } from '../../log/append-event.sql.ts';
import { findCells, letReadyWait, lockCells, setSecondPerson } from './second-person.sql.ts';

/**
 * Says whether what somebody of an agency wrote is submitted by somebody else of theirs, in a country or with null wherever
 * the agency reports. Returns the countries in which that is new. Throws NOT_FOUND where it doesn't report in the open cycle,
 * or FORBIDDEN.
 */
export function askForSecondPerson(
  database: Database,
  actor: Viewer,
  { agency, country, asked }: { agency: string; country: string | null; asked: boolean },
): Promise<string[]> {
  return database.transaction('READ COMMITTED', async (connection) => {
    const ids = await findCells(connection, agency, country);
    if (ids.length === 0) throw notFound('The agency doesn’t report there in an open cycle.');
    if (!mayDo(actor, 'askForSecondPerson', { countryCode: country, agencyCode: agency })) {
      throw forbidden('Whether an agency asks for a second person is said by its focal points.');
    }
    const changed = (await lockCells(connection, ids)).filter((cell) => cell.asked !== asked);
    await setSecondPerson(
      connection,
      changed.map(({ id }) => id),
      asked,
    );
    const since: { id: number; position: number }[] = [];
    for (const { id, cycleCode } of changed) {
      const position = await appendEvent(connection, {
        kind: 'SECOND_PERSON_SET',
        actorId: actor.personId,
        cycleCode,
        cellId: id,
        changes: [{ field: 'secondPerson', from: String(!asked), to: String(asked) }],
        note: null,
      });
      since.push({ id, position });
    }
    if (asked) await letReadyWait(connection, since);
    return changed.map(({ countryCode }) => countryCode).sort();
  });
}
