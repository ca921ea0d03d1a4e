import { encodeNodeId } from '../../schema/node-id.ts';
import type { OpenConflict } from '../../schema/types/open-conflict.ts';
import { isFieldName } from '../domain/response-fields.ts';
import { toPerson } from '../domain/to-person.ts';
import { findClashes } from '../responses/recording/merge.ts';
import { toResponse, toResponseState } from '../responses/to-response.ts';
import type { ConflictRow } from './conflicts.sql.ts';

/** A conflict as the API shows it: told again from the log, as the first time. */
export function openConflict(row: ConflictRow): OpenConflict {
  const mine = row.changes.filter(({ field }) => isFieldName(field));
  const since = row.since.map((change) => ({ ...change, at: new Date(change.at) }));
  return {
    id: encodeNodeId('Event', String(row.position)),
    at: row.at,
    writtenAt: row.written_at,
    response: toResponse(toResponseState(row.cycle_code, row.country_code, row)),
    fields: findClashes(Object.fromEntries(mine.map(({ field, to }) => [field, to])), since).map((clash) => ({
      ...clash,
      theirsBy: toPerson(clash.theirsBy),
    })),
    mine,
    note: row.note,
  };
}
