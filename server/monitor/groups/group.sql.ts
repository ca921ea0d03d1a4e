import type { Statement } from '../../database/database.ts';
import type { MonitorConnection } from '../monitor-connection.ts';

/** A group as it names itself, in one country, with the names that others use. */
export type GroupRow = {
  id: string;
  countryCode: string;
  name: string;
  aliases: string[];
  hidden: boolean;
  revision: number;
};

const columns = 'id, country_code as "countryCode", name, aliases, hidden, revision';

const list: Statement = {
  name: 'monitor-groups',
  text: `
    select ${columns} from monitor_group
     where country_code = $1 and ($2::boolean or not hidden) order by lower(name), id`,
};

/** A country's groups by name, the hidden ones only where they are asked for. */
export function readGroups(
  connection: MonitorConnection,
  countryCode: string,
  hiddenToo: boolean,
): Promise<GroupRow[]> {
  return connection.query<GroupRow>(list, [countryCode, hiddenToo]);
}

const lock: Statement = {
  name: 'monitor-group-lock',
  text: `select ${columns} from monitor_group where id = $1 for update`,
};

export async function lockGroup(connection: MonitorConnection, id: string): Promise<GroupRow | null> {
  const [row] = await connection.query<GroupRow>(lock, [id]);
  return row ?? null;
}

const lockAll: Statement = {
  name: 'monitor-group-names-lock',
  text: `select pg_advisory_xact_lock(hashtextextended('monitor groups ' || $1, 0))`,
};

/** Lets one at a time name groups of a country, until the transaction ends: what one calls its group is known to the next. */
export async function lockNames(connection: MonitorConnection, countryCode: string): Promise<void> {
  await connection.query(lockAll, [countryCode]);
}

const upsert: Statement = {
  name: 'monitor-group-write',
  text: `
    insert into monitor_group (id, country_code, name, aliases, hidden, revision) values ($1, $2, $3, $4, $5, $6)
    on conflict (id) do update
       set name = excluded.name, aliases = excluded.aliases, hidden = excluded.hidden, revision = excluded.revision`,
};

/** Writes a new group, or another revision of one. */
export async function writeGroup(connection: MonitorConnection, group: GroupRow): Promise<void> {
  const { id, countryCode, name, aliases, hidden, revision } = group;
  await connection.query(upsert, [id, countryCode, name, aliases, hidden, revision]);
}
