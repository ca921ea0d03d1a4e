import type { Queryable, Statement } from '../database/database.ts';
import type { Viewer } from './viewer.ts';

const addKey: Statement = {
  name: 'session-add-key',
  text: `insert into setting (name, value) values ('session_key', $1) on conflict (name) do nothing`,
};
const key: Statement = { name: 'session-key', text: `select value from setting where name = 'session_key'` };

/** The key that signs sessions: the one offered if the installation has none yet. The first offer stays for good. */
export async function ensureSessionKey(connection: Queryable, offered: string): Promise<string> {
  await connection.query(addKey, [offered]);
  const [row] = await connection.query<{ value: string }>(key);
  if (!row) throw new Error('the key of the sessions is not there');
  return row.value;
}

const addSession: Statement = {
  name: 'session-add',
  text: `
    insert into session (id, person_id, created_at) values (gen_random_uuid(), $1::uuid, clock_timestamp())
    returning id`,
};

/** Begins a session and returns its id. */
export async function insertSession(connection: Queryable, personId: string): Promise<string> {
  const [row] = await connection.query<{ id: string }>(addSession, [personId]);
  if (!row) throw new Error('a session was inserted without a result');
  return row.id;
}

const endOfSession: Statement = {
  name: 'session-end',
  text: 'update session set ended_at = clock_timestamp() where id = $1::uuid and ended_at is null',
};

/** Ends a session; one that has ended stays as it is. */
export async function endSession(connection: Queryable, sessionId: string): Promise<void> {
  await connection.query(endOfSession, [sessionId]);
}

const viewerOfSession: Statement = {
  name: 'session-viewer',
  text: `
    select person.id as "personId", person.name,
           array(
             select json_build_object('role', role, 'agencyCode', agency_code, 'countryCode', country_code)
               from membership where membership.person_id = person.id order by membership.id
           ) as memberships
      from session join person on person.id = session.person_id
     where session.id = $1::uuid and session.ended_at is null`,
};

/** Whose session it is; undefined where it has ended or never was. */
export async function findViewer(connection: Queryable, sessionId: string): Promise<Viewer | undefined> {
  const [viewer] = await connection.query<Viewer>(viewerOfSession, [sessionId]);
  return viewer;
}

const endedSessions: Statement = {
  name: 'session-ended',
  text: `
    select watched.id from unnest($1::uuid[]) as watched (id)
     where not exists (select from session where session.id = watched.id and session.ended_at is null)`,
};

/** Those of these sessions that have ended. */
export async function findEndedSessions(connection: Queryable, sessionIds: string[]): Promise<string[]> {
  const rows = await connection.query<{ id: string }>(endedSessions, [sessionIds]);
  return rows.map(({ id }) => id);
}
