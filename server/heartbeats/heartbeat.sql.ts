import type { Queryable, Statement } from '../database/database.ts';

/** What waits on a device for a cell. */
export type Waiting = { cellId: number; count: number; waitedSeconds: number };

const ownCells: Statement = {
  name: 'heartbeat-cells',
  text: `
    select cell.id as "cellId", asked.ordinal
      from jsonb_to_recordset($1::jsonb) as asked(ordinal integer, cycle text, country text, agency text)
      join cell on cell.cycle_code = coalesce(asked.cycle, (select open_cycle_code from log_head))
       and cell.country_code = asked.country and cell.agency_code is not distinct from asked.agency
     where cell.presence is distinct from 'NONE'`,
};

/** Cells by their codes, of the open cycle where none is named: by the place of each in the list. */
export async function readCellIds(
  connection: Queryable,
  places: readonly { cycle: string | null; country: string; agency: string | null }[],
): Promise<ReadonlyMap<number, number>> {
  const asked = places.map((place, ordinal) => ({ ...place, ordinal }));
  const rows = await connection.query<{ cellId: number; ordinal: number }>(ownCells, [JSON.stringify(asked)]);
  return new Map(rows.map(({ ordinal, cellId }) => [ordinal, cellId]));
}

const lockOwner: Statement = {
  name: 'heartbeat-lock-owner',
  text: 'select id from person where id = $1 for no key update',
};

// A device that has nothing waiting any more says so of every cell of which it ever said something.
const quiet: Statement = {
  name: 'heartbeat-quiet',
  text: `
    update heartbeat set heard_at = clock_timestamp(), waiting = 0, waiting_since = null
     where person_id = $1::uuid and device_id = $2::uuid`,
};

const upsert: Statement = {
  name: 'heartbeat-upsert',
  text: `
    insert into heartbeat (cell_id, person_id, device_id, heard_at, waiting, waiting_since)
    select said.cell_id, $1::uuid, $2::uuid, now_is.at, said.count,
           case when said.count > 0 then now_is.at - said.waited * interval '1 second' end
      from unnest($3::integer[], $4::integer[], $5::integer[]) as said(cell_id, count, waited)
     cross join (select clock_timestamp() as at) as now_is
    on conflict (cell_id, person_id, device_id) do update set
      heard_at = excluded.heard_at, waiting = excluded.waiting, waiting_since = excluded.waiting_since`,
};

const oldest: Statement = {
  name: 'heartbeat-delete-oldest',
  text: `
    delete from heartbeat where person_id = $1::uuid and device_id in (
      select device_id from heartbeat where person_id = $1::uuid
       group by device_id order by max(heard_at) desc offset $2::integer)`,
};

/** Writes what a device says, in place of all that it said before; of one person's devices those heard of last stay. */
export async function writeHeartbeat(
  connection: Queryable,
  { personId, deviceId, mostDevices }: { personId: string; deviceId: string; mostDevices: number },
  waiting: readonly Waiting[],
): Promise<void> {
  await connection.query(lockOwner, [personId]);
  await connection.query(quiet, [personId, deviceId]);
  await connection.query(upsert, [
    personId,
    deviceId,
    waiting.map(({ cellId }) => cellId),
    waiting.map(({ count }) => count),
    waiting.map(({ waitedSeconds }) => waitedSeconds),
  ]);
  await connection.query(oldest, [personId, mostDevices]);
}

export type HeartbeatRow = {
  country_code: string;
  agency_code: string | null;
  heard_at: Date;
  waiting: number;
  waiting_since: Date | null;
};

const read: Statement = {
  name: 'heartbeats',
  text: `
    select cell.country_code, cell.agency_code, heartbeat.heard_at, heartbeat.waiting, heartbeat.waiting_since
      from heartbeat
      join cell on cell.id = heartbeat.cell_id
      join person on person.id = heartbeat.person_id and person.deactivated_at is null
     where cell.cycle_code = $1 and ($2::text[] is null or cell.country_code = any ($2::text[]))
       and cell.presence is distinct from 'NONE'
       and exists (
         select from jsonb_to_recordset($3::jsonb) as may(agency text, country text)
          where (may.agency is null or may.agency = cell.agency_code)
            and (may.country is null or may.country = cell.country_code))
     order by cell.country_code collate "C", cell.agency_code collate "C" nulls last, heartbeat.heard_at desc, heartbeat.waiting desc`,
};

/** What devices last said of the cells that these grants reach, the latest first in each cell. */
export function readHeartbeats(
  connection: Queryable,
  cycleCode: string,
  countries: readonly string[] | null,
  grants: readonly { agency: string | null; country: string | null }[],
): Promise<HeartbeatRow[]> {
  return connection.query<HeartbeatRow>(read, [cycleCode, countries, JSON.stringify(grants)]);
}
