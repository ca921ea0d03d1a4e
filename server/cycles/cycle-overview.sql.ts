import { cycleColumns, type StoredCycle } from '../catalogue/catalogue.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';

export type CycleStandingRow = StoredCycle & {
  notStarted: number;
  inProgress: number;
  submitted: number;
  returned: number;
  accepted: number;
  position: number;
  hash: Buffer;
};

const overview: Statement = {
  name: 'cycle-overview',
  text: `
    select ${cycleColumns}, coalesce(sum(not_started), 0)::integer as "notStarted",
           coalesce(sum(in_progress), 0)::integer as "inProgress", coalesce(sum(submitted), 0)::integer as submitted,
           coalesce(sum(returned), 0)::integer as returned, coalesce(sum(accepted), 0)::integer as accepted,
           log_head.position, log_head.hash
      from cycle cross join log_head
      left join cell on cell.cycle_code = cycle.code and cell.presence is distinct from 'NONE'
     group by cycle.code, log_head.position, log_head.hash
     order by opens_on desc, cycle.code collate "C" desc`,
};

/** Every cycle with its counts and the end of the log at that moment, in one statement. */
export function readCycleOverview(connection: Queryable): Promise<CycleStandingRow[]> {
  return connection.query<CycleStandingRow>(overview);
}
