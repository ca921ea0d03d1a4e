import type { Queryable, Statement } from '../database/database.ts';

/**
 * Positions have no gaps and time never goes backwards along them, so that halving finds the place: some twenty looks by
 * position, and no index on time that every recorded answer would have to keep.
 */
export const positionSince = (moment: string) => `
    with recursive halved (before, found) as (
      select 0::bigint, position + 1 from log_head
      union all
      select case when middle.at < ${moment} then middle.position else halved.before end,
             case when middle.at < ${moment} then halved.found else middle.position end
        from halved cross join lateral (
          select event.position, event.at from event where event.position = (halved.before + halved.found) / 2
        ) as middle
       where halved.found - halved.before > 1
    )
    select found as position from halved order by found - before limit 1`;

const firstSince: Statement = { name: 'first-event-since', text: positionSince('$1::timestamptz') };

/** The position of the first event at a moment or later; the next one to come where there is none. */
export async function firstPositionSince(connection: Queryable, moment: Date): Promise<number> {
  const [row] = await connection.query<{ position: number }>(firstSince, [moment]);
  if (!row) throw new Error('the log has no head');
  return row.position;
}
