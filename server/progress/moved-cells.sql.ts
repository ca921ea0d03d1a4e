import type { Queryable, Statement } from '../database/database.ts';
import type { Counts } from '../domain/cell.ts';
import { answeredSince } from './changed-since.sql.ts';
import { countsAt } from './counts-at.sql.ts';
import { type MatrixRow, type Snapshot, snapshotOf } from './read-progress.sql.ts';

/** A cell as it stands, and as it was; each count in a column of its own, as in `CountColumns`. */
export type MovedRow = MatrixRow & {
  snapshot: (Snapshot & { sinceAt: string | null }) | null;
  not_started_before: number;
  in_progress_before: number;
  submitted_before: number;
  returned_before: number;
  accepted_before: number;
  carried_before: number;
  updated_before: Date | null;
};

export function countsBefore(row: MovedRow): Counts {
  return [
    row.not_started_before,
    row.in_progress_before,
    row.submitted_before,
    row.returned_before,
    row.accepted_before,
  ];
}

const order = 'cell.country_code, cell.agency_code nulls last';

const movedCells: Statement = {
  name: 'read-moved-cells',
  text: `
    select ${snapshotOf(order, `, 'sinceAt', place.at`)}, cell.country_code, cell.agency_code,
           cell.not_started, cell.in_progress, cell.submitted, cell.returned, cell.accepted, cell.carried,
           cell.updated_at,
           was.counts[1] as not_started_before, was.counts[2] as in_progress_before, was.counts[3] as submitted_before,
           was.counts[4] as returned_before, was.counts[5] as accepted_before, was.carried as carried_before,
           was.updated_at as updated_before
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
): Promise<MovedRow[]> {
  return connection.query<MovedRow>(movedCells, [cycleCode, position]);
}
