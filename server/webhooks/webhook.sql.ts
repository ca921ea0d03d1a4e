import { countingRoles, membershipCounts } from '../access/counting-roles.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import type { MembershipScope } from '../domain/viewer.ts';
import type { EventKind } from '../log/log-event.ts';

export type WebhookState = 'ACTIVE' | 'PAUSED' | 'FAILED' | 'GONE';

/** A webhook as people see it; without its secrets. */
export type StoredWebhook = {
  id: string;
  personId: string;
  personName: string;
  name: string;
  url: string;
  kinds: EventKind[] | null;
  state: WebhookState;
  attempts: number;
  retryAt: Date | null;
  deliveredAt: Date | null;
  createdAt: Date;
  changedAt: Date;
};

const columns = `
  webhook.id, webhook.person_id as "personId", person.name as "personName", webhook.name, webhook.url, webhook.kinds,
  webhook.state, webhook.attempts, webhook.retry_at as "retryAt", webhook.delivered_at as "deliveredAt",
  webhook.created_at as "createdAt", webhook.changed_at as "changedAt"`;

const listStatement: Statement = {
  name: 'webhook-list',
  text: `
    select ${columns} from webhook join person on person.id = webhook.person_id
     where ($1::uuid is null or webhook.person_id = $1::uuid) and ($2::uuid is null or webhook.id = $2::uuid)
     order by webhook.created_at desc, webhook.id`,
};

/** The webhooks of a person, or of all, the newest first. */
export function readWebhooks(connection: Queryable, personId: string | null): Promise<StoredWebhook[]> {
  return connection.query<StoredWebhook>(listStatement, [personId, null]);
}

/** A webhook by its id; null where there is none. */
export async function readWebhook(connection: Queryable, id: string): Promise<StoredWebhook | null> {
  return (await connection.query<StoredWebhook>(listStatement, [null, id]))[0] ?? null;
}

const insert: Statement = {
  name: 'webhook-insert',
  text: `
    insert into webhook (id, person_id, name, url, kinds, mfa, secret, state, position, created_at, changed_at)
    select $1::uuid, session.person_id, $3, $4, $5::text[], session.mfa, $6::bytea, 'ACTIVE',
           (select position from log_head), clock_timestamp(), clock_timestamp()
      from session where session.id = $2::uuid`,
};

/** Adds one of the session's person, which hears from now on. It has the second factor that the session has. */
export async function insertWebhook(
  connection: Queryable,
  sessionId: string,
  webhook: { id: string; name: string; url: string; kinds: readonly EventKind[] | null; secret: Buffer },
): Promise<void> {
  const { id, name, url, kinds, secret } = webhook;
  await connection.query(insert, [id, sessionId, name, url, kinds, secret]);
}

const rotate: Statement = {
  name: 'webhook-rotate',
  text: `
    update webhook set earlier_secret = secret, earlier_until = clock_timestamp() + make_interval(hours => $3::integer),
           secret = $2::bytea
     where id = $1::uuid`,
};

/** Gives it a new secret. The one before signs too for so many hours. */
export async function rotateSecret(
  connection: Queryable,
  id: string,
  secret: Buffer,
  hours: number,
): Promise<void> {
  await connection.query(rotate, [id, secret, hours]);
}

const enter: Statement = {
  name: 'webhook-enter',
  text: `
    update webhook set state = $2, changed_at = clock_timestamp(), retry_at = null, attempts = 0,
           position = coalesce($3::bigint, position)
     where id = $1::uuid`,
};

/** Puts it into a state; with a position it goes on behind that. */
export async function enterState(
  connection: Queryable,
  id: string,
  state: WebhookState,
  position: number | null = null,
): Promise<void> {
  await connection.query(enter, [id, state, position]);
}

const remove: Statement = { name: 'webhook-remove', text: 'delete from webhook where id = $1::uuid' };

/** Removes it, with its secrets and what became of its messages. */
export async function removeWebhook(connection: Queryable, id: string): Promise<void> {
  await connection.query(remove, [id]);
}

const removeOfNobody: Statement = {
  name: 'webhook-remove-of-nobody',
  text: `
    delete from webhook using person
     where person.id = webhook.person_id and (person.deactivated_at is not null or not exists (
             select from membership where membership.person_id = person.id and ${membershipCounts}))
    returning webhook.id`,
};

/** Removes those whose owner was shut out or has no role any more; returns how many. */
export async function removeOwnerless(connection: Queryable): Promise<number> {
  return (await connection.query(removeOfNobody)).length;
}

/** A webhook that hears of events, and whoever it hears for. */
export type ActiveWebhook = {
  id: string;
  kinds: EventKind[] | null;
  position: number;
  personId: string;
  name: string;
  roles: MembershipScope[];
  mfa: boolean;
};

/** Whose owner is there and has a role. `$1`: personas of the demonstration are somebody. */
const activeRows = `
  webhook.state = 'ACTIVE' and person.deactivated_at is null and (person.persona is null or $1::boolean)
  and exists (select from membership where membership.person_id = person.id and ${membershipCounts})`;

const activeColumns = `
  webhook.id, webhook.kinds, webhook.position, person.id as "personId", person.name, ${countingRoles} as roles, webhook.mfa`;

const active: Statement = {
  name: 'webhook-active',
  text: `
    select ${activeColumns} from webhook join person on person.id = webhook.person_id
     where ${activeRows} order by webhook.id`,
};

/** Those that hear of what happens. */
export async function readActive(connection: Queryable, personas: boolean): Promise<ActiveWebhook[]> {
  const rows = await connection.query<ActiveWebhook & { position: string | number }>(active, [personas]);
  return rows.map((row) => ({ ...row, position: Number(row.position) }));
}

/** The same with what a message to it needs. */
export type DeliverableWebhook = ActiveWebhook & {
  url: string;
  secret: Buffer;
  /** Null where it is over. */
  earlierSecret: Buffer | null;
  attempts: number;
  retryAt: Date | null;
};

const deliverable: Statement = {
  name: 'webhook-deliverable',
  text: `
    select ${activeColumns}, webhook.url, webhook.secret,
           case when webhook.earlier_until > clock_timestamp() then webhook.earlier_secret end as "earlierSecret",
           webhook.attempts, webhook.retry_at as "retryAt"
      from webhook join person on person.id = webhook.person_id
     where webhook.id = $2::uuid and ${activeRows}`,
};

/** One that hears of what happens; null where it doesn't any more. */
export async function readDeliverable(
  connection: Queryable,
  id: string,
  personas: boolean,
): Promise<DeliverableWebhook | null> {
  const [row] = await connection.query<DeliverableWebhook & { position: string | number }>(deliverable, [
    personas,
    id,
  ]);
  return row ? { ...row, position: Number(row.position) } : null;
}

const secretsStatement: Statement = {
  name: 'webhook-secrets',
  text: `
    select secret, case when earlier_until > clock_timestamp() then earlier_secret end as "earlierSecret"
      from webhook where id = $1::uuid`,
};

/** What its messages are signed with now, sealed; null where there is none. */
export async function readSecrets(
  connection: Queryable,
  id: string,
): Promise<Pick<DeliverableWebhook, 'secret' | 'earlierSecret'> | null> {
  const [row] = await connection.query<Pick<DeliverableWebhook, 'secret' | 'earlierSecret'>>(
    secretsStatement,
    [id],
  );
  return row ?? null;
}

const passOverStatement: Statement = {
  name: 'webhook-pass-over',
  text: `
    update webhook set position = $3::bigint
     where id = any ($1::uuid[]) and position >= $2::bigint and position < $3::bigint`,
};

/** Lets those go on behind a stretch of the log that has nothing for them, if they have heard all before it. */
export async function passOver(
  connection: Queryable,
  ids: readonly string[],
  from: number,
  to: number,
): Promise<void> {
  if (ids.length > 0) await connection.query(passOverStatement, [ids, from, to]);
}

// What has nothing for a webhook is passed over also while it is told of something behind that: its position may be nearer to
// the event by then, and is its own still. At the event or behind it, or further back, it was put there by somebody.
const isBefore = '(position >= $2::bigint and position < $3::bigint)';

const moveStatement: Statement = {
  name: 'webhook-move',
  text: `
    update webhook set position = $3::bigint, attempts = 0, retry_at = null,
           delivered_at = case when $4::boolean then clock_timestamp() else delivered_at end
     where id = $1::uuid and ${isBefore} and state = 'ACTIVE'`,
};

/** Notes how far it has heard, unless it was put elsewhere meanwhile. `delivered`: it was told of what is there. */
export async function moveOn(
  connection: Queryable,
  id: string,
  from: number,
  to: number,
  delivered: boolean,
): Promise<void> {
  await connection.query(moveStatement, [id, from, to, delivered]);
}

/** An attempt that did not arrive: the position from which its event was found, that of the event, and its number. */
export type FailedAttempt = { from: number; to: number; attempt: number };

// Whoever resumes it begins to count anew: an attempt from before that says nothing of when to try again.
const isOfAttempt = `${isBefore} and attempts = $4::integer and state = 'ACTIVE'`;

const retry: Statement = {
  name: 'webhook-retry',
  text: `update webhook set retry_at = $5::timestamptz where id = $1::uuid and ${isOfAttempt}`,
};

/** Notes when it is tried again. */
export async function tryLater(
  connection: Queryable,
  id: string,
  { from, to, attempt }: FailedAttempt,
  at: Date,
): Promise<void> {
  await connection.query(retry, [id, from, to, attempt, at]);
}

const pause: Statement = {
  name: 'webhook-pause-by-itself',
  text: `
    update webhook set state = $5, changed_at = clock_timestamp(), retry_at = null
     where id = $1::uuid and ${isOfAttempt}`,
};

/** Pauses it for what became of its messages. */
export async function pauseFor(
  connection: Queryable,
  id: string,
  { from, to, attempt }: FailedAttempt,
  state: 'FAILED' | 'GONE',
): Promise<void> {
  await connection.query(pause, [id, from, to, attempt, state]);
}
