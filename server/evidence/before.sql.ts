import type { VisibilityScope } from '../access/visibility.ts';
import { keysOf } from '../access/visible-responses.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import { columns, type EvidenceRow, hasCome, inForce, read, stands, tables } from './evidence.sql.ts';

/** Evidence of the cycle before; whether it would count in the one that goes on, and stands there already. */
export type FormerRow = EvidenceRow & { stillCounts: boolean; takenAlong: boolean };

const statement: Statement = {
  name: 'evidence-of-cycle-before',
  text: `
    select ${columns}, (${hasCome} and ${inForce('next')}) is true as "stillCounts",
           exists (select from evidence as later
                    where later.continues_id = evidence.id and later.cell_id = $1::integer and later.item_code = $2::text
                      and later.withdrawn_at is null and later.erased_at is null) as "takenAlong"
      from ${tables}
      join (
        select former.id as cell_id, link.from_item_code as item_code, cycle.opens_on, cycle.closes_on
          from cell as own join cycle on cycle.code = own.cycle_code
          join snapshot on snapshot.id = cycle.carried_from
          join cell as former on former.cycle_code = snapshot.cycle_code and former.country_code = own.country_code
           and former.agency_code is not distinct from own.agency_code
          join carried_item as link on link.cycle_code = cycle.code and link.item_code = $2::text
         where own.id = $1::integer
      ) as next on next.cell_id = evidence.cell_id and next.item_code = evidence.item_code
     where ${stands} and ${read('$3')}
     order by evidence.position`,
};

/** What stands beside the answers of the cycle before with which an answer goes on. */
export function readEvidenceBefore(
  connection: Queryable,
  { cellId, itemCode }: { cellId: number; itemCode: string },
  scope: VisibilityScope,
): Promise<FormerRow[]> {
  return connection.query<FormerRow>(statement, [cellId, itemCode, keysOf(scope)]);
}
