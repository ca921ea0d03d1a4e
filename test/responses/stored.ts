import { expect } from 'vitest';
import type { Database } from '../../server/database/database.ts';
import type { LogEvent } from '../../server/log/log-event.ts';
import { verifyLog } from '../../server/log/proof/verify-log.ts';
import { readEventsAfter } from '../../server/log/read-events.sql.ts';
import { wrongCells } from '../catalogue/whole-database.ts';
import { openCycle, type Place } from '../support/builders.ts';

/** A response as its row says it. */
export type StoredResponse = {
  status: string;
  rating: string | null;
  narrative: string | null;
  revision: number;
  updated_at: Date | null;
  updated_by: string | null;
};

/** An answer's row in the open cycle. */
export async function readRow(database: Database, place: Place): Promise<StoredResponse> {
  const [row] = await database.query<StoredResponse>(
    {
      name: 'test-row',
      text: `select status, rating, narrative, revision, response.updated_at, updated_by
               from response join cell on cell.id = cell_id
              where cycle_code = $1 and country_code = $2 and agency_code is not distinct from $3 and item_code = $4`,
    },
    [openCycle, place.country, place.agency, place.item],
  );
  if (!row) throw new Error(`No answer is due at ${JSON.stringify(place)}`);
  return row;
}

/** The whole log, oldest first. */
export function readEvents(database: Database): Promise<LogEvent[]> {
  return readEventsAfter(database, 0, 1_000_000);
}

/** After everything that happened, the counts are a recount of the rows, and the log is whole and chained. */
export async function expectSound(database: Database): Promise<void> {
  expect(await wrongCells(database)).toEqual([]);
  expect(await verifyLog(database)).toMatchObject({ intact: true });
}

/** Every answer that is due in a cycle, by `country/agency/item`. */
export async function readAnswers(
  database: Database,
  cycle = openCycle,
): Promise<Map<string, Omit<StoredResponse, 'updated_at' | 'updated_by'> & { by: string | null }>> {
  const rows = await database.query<{ key: string } & StoredResponse>(
    {
      name: 'test-answers',
      text: `select country_code || '/' || coalesce(agency_code, '') || '/' || item_code as key,
                    status, rating, narrative, revision, updated_by
               from response join cell on cell.id = cell_id where cycle_code = $1`,
    },
    [cycle],
  );
  return new Map(
    rows.map(({ key, status, rating, narrative, revision, updated_by: by }) => [
      key,
      { status, rating, narrative, revision, by },
    ]),
  );
}

/** What the receipts say, by person and mutationId. */
export async function readReceipts(database: Database): Promise<Map<string, string>> {
  const rows = await database.query<{ id: string; outcome: string }>({
    name: 'test-receipts',
    text: `select person_id || ' ' || mutation_id as id, outcome from receipt`,
  });
  return new Map(rows.map(({ id, outcome }) => [id, outcome]));
}

/** Takes back every answer and begins the log anew, for the next of many runs on one database. */
export async function resetAnswers(database: Database): Promise<void> {
  for (const [index, text] of [
    'delete from receipt',
    'delete from event',
    `update log_head set position = 0, hash = decode(repeat('00', 32), 'hex'), at = 'epoch'`,
    `update response set status = 'NOT_STARTED', rating = null, narrative = null, revision = 0, updated_at = null,
            updated_by = null where revision > 0`,
    `update cell set not_started = not_started + in_progress + submitted + returned + accepted, in_progress = 0,
            submitted = 0, returned = 0, accepted = 0, updated_at = null where updated_at is not null`,
  ].entries()) {
    await database.query({ name: `test-reset-${index}`, text });
  }
}
