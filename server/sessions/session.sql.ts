import { countingRoles } from '../access/counting-roles.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import type { MembershipScope } from '../domain/viewer.ts';

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

/** Without a request of its own for 12 hours a session ends; however busy, it ends after 7 days. */
export const sessionLives = `(
  session.ended_at is null
  and session.expires_at > clock_timestamp()
  and session.last_seen_at > clock_timestamp() - interval '12 hours'
)`;

/** What a provider told of a sign-in; all null in the demonstration. */
export type SignInDetails = {
  device: string | null;
  mfa: boolean;
  provider: string | null;
  issuer: string | null;
  subject: string | null;
  sid: string | null;
};

const addSession: Statement = {
  name: 'session-add',
  text: `
    insert into session (id, person_id, created_at, last_seen_at, expires_at, device, mfa, provider, issuer, subject, sid)
    select gen_random_uuid(), $1::uuid, now, now, now + interval '7 days', $2, $3::boolean, $4, $5, $6, $7
      from clock_timestamp() as now
    returning id`,
};

/** Begins a session and returns its id. */
export async function insertSession(
  connection: Queryable,
  personId: string,
  { device, mfa, provider, issuer, subject, sid }: SignInDetails,
): Promise<string> {
  const [row] = await connection.query<{ id: string }>(addSession, [
    personId,
    device,
    mfa,
    provider,
    issuer,
    subject,
    sid,
  ]);
  if (!row) throw new Error('a session was inserted without a result');
  return row.id;
}

const endOfSession: Statement = {
  name: 'session-end',
  text: `
    update session set ended_at = clock_timestamp() where id = $1::uuid and ended_at is null
    returning provider`,
};

/** Ends a session and says which provider began it; one that has ended stays as it is. */
export async function endSession(connection: Queryable, sessionId: string): Promise<string | null> {
  const [row] = await connection.query<{ provider: string | null }>(endOfSession, [sessionId]);
  return row?.provider ?? null;
}

const endOfPersonsSessions: Statement = {
  name: 'session-end-of-person',
  text: `
    with named as materialized (
      select id, ended_at from session
       where person_id = $1::uuid and not revoked and ($2::uuid is null or id = $2) for update
    ), revoked as (
      update session set revoked = true, ended_at = coalesce(named.ended_at, clock_timestamp())
        from named where session.id = named.id
    )
    select id from named where ended_at is null`,
};

/**
 * Revokes all sessions of a person, or the one that is named if it is theirs; returns those that ended with it. One that had
 * ended before is revoked as well: its device may not have heard of anything yet.
 */
export async function endSessionsOf(
  connection: Queryable,
  personId: string,
  sessionId: string | null,
): Promise<string[]> {
  const rows = await connection.query<{ id: string }>(endOfPersonsSessions, [personId, sessionId]);
  return rows.map(({ id }) => id);
}

const endOfProvidersSessions: Statement = {
  name: 'session-end-of-provider',
  text: `
    update session set ended_at = clock_timestamp()
     where issuer = $1 and ended_at is null
       and ($2::text is null or subject = $2) and ($3::text is null or sid = $3)
       and ($2::text is not null or $3::text is not null)
    returning id`,
};

/** Ends what a provider names: one session by its sid, or all of a subject; returns those that it ended. */
export async function endSessionsOfProvider(
  connection: Queryable,
  issuer: string,
  subject: string | null,
  sid: string | null,
): Promise<string[]> {
  const rows = await connection.query<{ id: string }>(endOfProvidersSessions, [issuer, subject, sid]);
  return rows.map(({ id }) => id);
}

/** The holder of a session. `scope` changes with every change of the roles that count. */
export type SessionHolder = {
  personId: string;
  name: string;
  roles: MembershipScope[];
  scope: string;
  mfa: boolean;
  /** It was last seen more than a minute ago. */
  stale: boolean;
};

const holderOfSession: Statement = {
  name: 'session-holder',
  text: `
    select "personId", name, roles, md5(roles::text) as scope, mfa, stale
      from (
        select person.id as "personId", person.name, ${countingRoles} as roles, session.mfa,
               session.last_seen_at < clock_timestamp() - interval '1 minute' as stale
          from session join person on person.id = session.person_id
         where session.id = $1::uuid and ${sessionLives} and person.deactivated_at is null
           and (person.persona is null or $2::boolean)
      ) as holder`,
};

/**
 * The holder of a session; undefined where it has ended or never was. `personas`: sessions of the demonstration's
 * personas count.
 */
export async function findSessionHolder(
  connection: Queryable,
  sessionId: string,
  personas: boolean,
): Promise<SessionHolder | undefined> {
  const [holder] = await connection.query<SessionHolder>(holderOfSession, [sessionId, personas]);
  return holder;
}

const providerOfSession: Statement = {
  name: 'session-provider',
  text: `select provider from session where id = $1::uuid and ${sessionLives}`,
};

/** The provider by which a living session was begun; null where there is none. */
export async function readSessionProvider(connection: Queryable, sessionId: string): Promise<string | null> {
  const [row] = await connection.query<{ provider: string | null }>(providerOfSession, [sessionId]);
  return row?.provider ?? null;
}

const revokedSessions: Statement = {
  name: 'session-revoked',
  text: `
    select asked.ordinal
      from unnest($1::uuid[], $2::uuid[]) with ordinality as asked (session_id, person_id, ordinal)
      left join session on session.id = asked.session_id
      left join person on person.id = asked.person_id
     where session.revoked or person.deactivated_at is not null`,
};

/** Which of these sessions were revoked, or are of people who were shut out; an old one may not be there any more. */
export async function readRevoked(
  connection: Queryable,
  sessions: readonly { sessionId: string; personId: string }[],
): Promise<ReadonlySet<number>> {
  const rows = await connection.query<{ ordinal: string }>(revokedSessions, [
    sessions.map(({ sessionId }) => sessionId),
    sessions.map(({ personId }) => personId),
  ]);
  return new Set(rows.map(({ ordinal }) => Number(ordinal) - 1));
}

const seen: Statement = {
  name: 'session-seen',
  text: 'update session set last_seen_at = clock_timestamp() where id = $1::uuid and ended_at is null',
};

/** Notes that a session is in use now, unless it has ended. */
export async function markSessionSeen(connection: Queryable, sessionId: string): Promise<void> {
  await connection.query(seen, [sessionId]);
}

export type StoredSession = {
  id: string;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  device: string | null;
  mfa: boolean;
};

const sessionsOfPerson: Statement = {
  name: 'session-list',
  text: `
    select id, created_at, last_seen_at, expires_at, device, mfa
      from session where person_id = $1::uuid and ${sessionLives} order by last_seen_at desc, id`,
};

/** The sessions of a person that live, the one used last first. */
export function readSessionsOf(connection: Queryable, personId: string): Promise<StoredSession[]> {
  return connection.query<StoredSession>(sessionsOfPerson, [personId]);
}
