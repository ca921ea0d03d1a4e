import { encodeNodeId } from '../../schema/node-id.ts';
import type { OwnChange, OwnChangePage, OwnChangesArgs } from '../../schema/types/own-change.ts';
import type { ResponseStatus } from '../../schema/types/response-status.ts';
import type { Reader } from '../access/visibility.ts';
import type { Database } from '../database/database.ts';
import { isFieldName } from '../domain/response-fields.ts';
import { toPerson } from '../domain/to-person.ts';
import { badUserInput } from '../lib/api-errors.ts';
import { formatCursor } from '../log/cursor.ts';
import { readHead } from '../log/read-events.sql.ts';
import { type OwnChangeRow, readOwnChanges } from './own-changes.sql.ts';

const USUAL = 50;
const MOST = 100;

/** A page of somebody's own changes in a cycle, with the end of the log at that moment. Throws BAD_USER_INPUT for its size or place. */
export function readOwnChangePage(
  database: Database,
  reader: Reader,
  cycleCode: string,
  { first, after }: Pick<OwnChangesArgs, 'first' | 'after'>,
): Promise<OwnChangePage> {
  const size = first ?? USUAL;
  if (size < 0 || size > MOST) throw badUserInput(`A page holds 0 to ${MOST} changes.`);
  const before = placeOf(after);
  return database.transaction('REPEATABLE READ', async (connection) => {
    const head = await readHead(connection);
    const rows = await readOwnChanges(connection, reader, { cycleCode, before, limit: size + 1 });
    const shown = rows.slice(0, size);
    const last = shown.at(-1);
    return {
      nodes: shown.map(toOwnChange),
      hasNextPage: rows.length > size,
      endCursor: last ? String(last.position) : null,
      cursor: formatCursor(head),
    };
  });
}

function placeOf(after: string | null | undefined): number | null {
  if (after == null) return null;
  if (!/^\d{1,15}$/.test(after)) throw badUserInput('`after` is the `endCursor` of a page before.');
  return Number(after);
}

function toOwnChange(row: OwnChangeRow): OwnChange {
  const { changes, decision } = row;
  const status = changes.find(({ field }) => field === 'status');
  return {
    id: encodeNodeId('Event', String(row.position)),
    at: row.at,
    writtenAt: row.written_at,
    countryCode: row.country_code,
    agencyCode: row.agency_code,
    itemCode: row.item_code,
    revision: row.revision,
    fields: changes.map(({ field }) => field).filter(isFieldName),
    status: (status?.to ?? null) as ResponseStatus | null,
    seenOn: row.seen_on,
    decision: decision && {
      status: decision.status,
      by: decision.by && toPerson(decision.by),
      at: new Date(decision.at),
    },
  };
}
