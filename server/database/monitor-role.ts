import type { Database, Queryable } from './database.ts';
import { sqlState } from './database-errors.ts';
import { takeStartLock } from './start-lock.ts';

const DUPLICATE_ROLE = '42710';
const INSUFFICIENT_PRIVILEGE = '42501';

/** What is missing before requests can come under the monitor's role, and what makes it. Names are quoted by the database. */
type MonitorRole = {
  made: boolean;
  lent: boolean;
  granted: boolean;
  mayMake: boolean;
  make: string;
  lend: string;
  grants: string[];
};

const look = {
  name: 'monitor-role',
  text: `
    select role.oid is not null as made,
           coalesce(pg_has_role(current_user, role.oid,
             case when current_setting('server_version_num')::integer >= 160000 then 'SET' else 'MEMBER' end), false) as lent,
           coalesce((select bool_and(has_table_privilege(role.oid, pg_class.oid, 'delete'))
                       and has_table_privilege(role.oid, 'membership', 'select')
                       and has_table_privilege(role.oid, 'person', 'select')
                       and has_schema_privilege(role.oid, current_schema(), 'usage')
                       from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r'
                        and relname like 'monitor\\_%'), false) as granted,
           (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as "mayMake",
           format('create role %I nologin', monitor_role()) as make,
           format('grant %I to %I', monitor_role(), current_user) as lend,
           (select array_agg(format('grant select, insert, update, delete on %I to %I', relname, monitor_role())
                             order by relname)
              from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r'
               and relname like 'monitor\\_%')
             || format('grant select on membership, person to %I', monitor_role())
             || format('grant usage on schema %I to %I', current_schema(), monitor_role()) as grants
      from (select) as always left join pg_roles as role on role.rolname = monitor_role()`,
};

/**
 * Makes the role under which requests read the monitor's tables, and gives it what it needs of them, as far as the user of
 * the database may. What only an administrator may, `monitorRoleLacks` says.
 */
export async function ensureMonitorRole(database: Database): Promise<void> {
  const standing = await readRole(database);
  if (isReady(standing) || (!standing.mayMake && !standing.lent)) return;
  try {
    await database.transaction('READ COMMITTED', async (connection) => {
      await takeStartLock(connection);
      const { made, lent, granted, mayMake, make, lend, grants } = await readRole(connection);
      if (!made && mayMake) await connection.query({ name: 'monitor-role-make', text: make });
      if (!lent && mayMake) await connection.query({ name: 'monitor-role-lend', text: lend });
      if (granted) return;
      for (const [index, text] of grants.entries()) {
        await connection.query({ name: `monitor-role-grant-${index}`, text });
      }
    });
  } catch (error) {
    // Somebody else made it, and lends it to nobody: `monitorRoleLacks` says so.
    if (sqlState(error) === INSUFFICIENT_PRIVILEGE) return;
    // Roles are the whole server's: another database of a name that begins alike made it a moment ago.
    if (sqlState(error) !== DUPLICATE_ROLE) throw error;
    await ensureMonitorRole(database);
  }
}

/** The sentence that says what an administrator runs to open the monitor; null where it is open. */
export async function monitorRoleLacks(connection: Queryable): Promise<string | null> {
  const standing = await readRole(connection);
  if (isReady(standing)) return null;
  const { made, make, lend } = standing;
  return (
    'The monitor is closed, because the user in DATABASE_URL can make no role for it: an administrator of the database runs ' +
    `“${[...(made ? [] : [make]), lend].join('; ')};”, and then Concord is started again.`
  );
}

function isReady({ made, lent, granted }: MonitorRole): boolean {
  return made && lent && granted;
}

async function readRole(connection: Queryable): Promise<MonitorRole> {
  const [role] = await connection.query<MonitorRole>(look);
  if (!role) throw new Error('the database said nothing of the monitor’s role');
  return role;
}
