import type { Statement } from '../../database/database.ts';
import type { MonitorConnection } from '../monitor-connection.ts';
import type { Retention } from '../sealing/key-provider.ts';

export type OpeningRow = {
  id: string;
  countryCode: string;
  person: { id: string; name: string };
  openedAt: Date;
  endsAt: Date;
  retention: Retention;
  sealed: Buffer;
};

const opened: Statement = {
  name: 'monitor-opening-stands',
  text: `
    select from monitor_opening
     where country_code = $1 and person_id = $2::uuid and opened_at > clock_timestamp() - interval '24 hours' limit 1`,
};

/** Whether whoever asks opened a country's incidents in the last 24 hours. */
export async function hasOpened(connection: MonitorConnection, countryCode: string): Promise<boolean> {
  return (await connection.query(opened, [countryCode, connection.inNameOf])).length > 0;
}

const own: Statement = {
  name: 'monitor-opening-own',
  text: `
    select opened_at + interval '24 hours' as "endsAt" from monitor_opening
     where country_code = $1 and person_id = $2::uuid and opened_at > clock_timestamp() - interval '24 hours'
     order by opened_at desc limit 1`,
};

/** Until when whoever asks has opened a country's incidents; null where they have not. */
export async function readOwnOpening(
  connection: MonitorConnection,
  countryCode: string,
): Promise<Date | null> {
  const [row] = await connection.query<{ endsAt: Date }>(own, [countryCode, connection.inNameOf]);
  return row?.endsAt ?? null;
}

const insert: Statement = {
  name: 'monitor-opening-insert',
  text: `
    insert into monitor_opening (id, country_code, person_id, opened_at, retention, sealed)
    values ($1, $2, $3, clock_timestamp(), $4, $5) on conflict (id) do nothing returning id`,
};

/** Whether it is new: the same request may have opened them before. */
export async function insertOpening(
  connection: MonitorConnection,
  { id, countryCode, retention, sealed }: Pick<OpeningRow, 'id' | 'countryCode' | 'retention' | 'sealed'>,
): Promise<boolean> {
  const values = [id, countryCode, connection.inNameOf, retention, sealed];
  return (await connection.query(insert, values)).length > 0;
}

const list: Statement = {
  name: 'monitor-openings',
  text: `
    select id, country_code as "countryCode", opened_at as "openedAt", opened_at + interval '24 hours' as "endsAt",
           retention, sealed,
           (select json_build_object('id', person.id, 'name', person.name) from person where person.id = person_id) as person
      from monitor_opening where country_code = $1 order by opened_at desc, id limit $2`,
};

/** Who opened a country's incidents, the latest first. */
export function readOpenings(
  connection: MonitorConnection,
  countryCode: string,
  limit: number,
): Promise<OpeningRow[]> {
  return connection.query<OpeningRow>(list, [countryCode, limit]);
}
