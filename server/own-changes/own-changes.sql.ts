import type { Reader } from '../access/visibility.ts';
import { keysOf, visibleResponse } from '../access/visible-responses.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import type { FieldChange } from '../domain/event-content.ts';
import { seenOn } from '../seen/seen.sql.ts';

export type OwnChangeRow = {
  position: number;
  at: Date;
  written_at: Date | null;
  country_code: string;
  agency_code: string | null;
  item_code: string;
  revision: number;
  changes: FieldChange[];
  seen_on: string | null;
  decision: { status: 'ACCEPTED' | 'RETURNED'; by: { id: string; name: string } | null; at: string } | null;
};

/** What the author may still read of their change: all that they wrote, where they read the draft or what it published. */
const stillReads = `case when event.visibility = 'DRAFT' then ${visibleResponse('true', '$5')}
                         else ${visibleResponse('false', '$5')} end`;

const read: Statement = {
  name: 'own-changes',
  text: `
    select event.position, event.at, event.written_at, cell.country_code, cell.agency_code, event.item_code, event.revision,
           event.changes, ${seenOn('event.cell_id', 'event.item_code', 'event.position', 'event.actor_id')} as seen_on,
           (select jsonb_build_object(
                     'status', case when decided.changes @> '[{"field": "status", "to": "ACCEPTED"}]' then 'ACCEPTED' else 'RETURNED' end,
                     'at', decided.at, 'by', (select jsonb_build_object('id', person.id, 'name', person.name)
                                                from person where person.id = decided.actor_id))
              from event as decided
             where decided.cell_id = event.cell_id and decided.item_code = event.item_code
               and decided.position > event.position and decided.kind = 'RESPONSE_RECORDED'
               and (decided.changes @> '[{"field": "status", "to": "ACCEPTED"}]'
                    or decided.changes @> '[{"field": "status", "to": "RETURNED"}]')
             order by decided.position limit 1) as decision
      from event join cell on cell.id = event.cell_id
     where event.actor_id = $1::uuid and event.kind = 'RESPONSE_RECORDED' and event.cycle_code = $2
       and ($3::bigint is null or event.position < $3::bigint) and ${stillReads}
     order by event.position desc limit $4`,
};

/** Somebody's own recorded changes of a cycle, before a position, newest first. */
export function readOwnChanges(
  connection: Queryable,
  { personId, scope }: Reader,
  { cycleCode, before, limit }: { cycleCode: string; before: number | null; limit: number },
): Promise<OwnChangeRow[]> {
  return connection.query<OwnChangeRow>(read, [personId, cycleCode, before, limit, keysOf(scope)]);
}
