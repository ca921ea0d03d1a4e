import type { SensitiveDateKind } from '../../../schema/types/assessment-terms.ts';
import type { Statement } from '../../database/database.ts';
import type { MonitorConnection } from '../monitor-connection.ts';
import type { Retention } from '../sealing/key-provider.ts';

export type SensitiveDateRow = {
  id: string;
  countryCode: string;
  groupId: string | null;
  groupName: string | null;
  kind: SensitiveDateKind;
  day: string;
  yearly: boolean;
  retention: Retention;
  sealed: Buffer;
  revision: number;
};

const columns = `
  id, country_code as "countryCode", group_id as "groupId",
  (select name from monitor_group where monitor_group.id = group_id) as "groupName",
  kind, to_char(day, 'YYYY-MM-DD') as day, yearly, retention, sealed, revision`;

const list: Statement = {
  name: 'monitor-sensitive-dates',
  text: `
    select ${columns} from monitor_sensitive_date where country_code = $1
     order by monitor_sensitive_date.day, monitor_sensitive_date.id`,
};

/** A country’s sensitive dates, those over too. */
export function readSensitiveDates(
  connection: MonitorConnection,
  countryCode: string,
): Promise<SensitiveDateRow[]> {
  return connection.query<SensitiveDateRow>(list, [countryCode]);
}

const lock: Statement = {
  name: 'monitor-sensitive-date-lock',
  text: `select ${columns} from monitor_sensitive_date where id = $1 for update`,
};

export async function lockSensitiveDate(
  connection: MonitorConnection,
  id: string,
): Promise<SensitiveDateRow | null> {
  const [row] = await connection.query<SensitiveDateRow>(lock, [id]);
  return row ?? null;
}

const upsert: Statement = {
  name: 'monitor-sensitive-date-write',
  text: `
    insert into monitor_sensitive_date (id, country_code, group_id, kind, day, yearly, retention, sealed, revision, set_by, set_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, clock_timestamp())
    on conflict (id) do update
       set group_id = excluded.group_id, kind = excluded.kind, day = excluded.day, yearly = excluded.yearly,
           sealed = excluded.sealed, revision = excluded.revision, set_by = excluded.set_by, set_at = excluded.set_at`,
};

/** Writes a new date, or another revision of one. */
export async function writeSensitiveDate(
  connection: MonitorConnection,
  date: Omit<SensitiveDateRow, 'groupName'>,
): Promise<void> {
  const { id, countryCode, groupId, kind, day, yearly, retention, sealed, revision } = date;
  const values = [id, countryCode, groupId, kind, day, yearly, retention, sealed, revision];
  await connection.query(upsert, [...values, connection.inNameOf]);
}

const remove: Statement = {
  name: 'monitor-sensitive-date-delete',
  text: 'delete from monitor_sensitive_date where id = $1',
};

export async function deleteSensitiveDate(connection: MonitorConnection, id: string): Promise<void> {
  await connection.query(remove, [id]);
}
