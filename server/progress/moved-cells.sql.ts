import type { Queryable, Statement } from '../database/database.ts';
import type { Counts } from '../domain/cell.ts';
import { answeredSince } from './changed-since.sql.ts';
import { countsAt } from './counts-at.sql.ts';
import { type CountColumns, type MatrixRow, snapshotOf } from './read-progress.sql.ts';

/** A cell as it stands, and as it was. */
export type MovedRow = MatrixRow & {
  since_at: Date | null;
  counts_before: Counts;
  carried_before: number;
  updated_before: Date | null;
};

const order = 'cell.country_code, cell.agency_code nulls last';

const movedCells: Statement = {
  name: 'read-moved-cells',
  text: `
    select ${snapshotOf(order)}, cell.country_code, cell.agency_code,
           cell.not_started, cell.in_progress, cell.submitted, cell.returned, cell.accepted, cell.carried,
           cell.updated_at,
           place.at as since_at, was.counts as counts_before, was.carried as carried_before, was.updated_at as updated_before
      from log_head cross join cycle
     cross join (select (select at from event where position = $2::bigint) as at) as place
      left join cell on cell.cycle_code = cycle.code and cell.presence is distinct from 'NONE'
       and ${answeredSince('$2::bigint')}
      left join lateral (${countsAt('cell', 'cycle.checklist_version', '$2::bigint')}) as was on cell.id is not null
     where cycle.code = $1
     order by ${order}`,
};

/** The cells of a cycle of which an answer changed after a place; one row without a country where there are none. */
export function readMovedCells(
  connection: Queryable,
  cycleCode: string,
  position: number,
): Promise<(MovedRow & CountColumns)[]> {
  return connection.query(movedCells, [cycleCode, position]);
}
