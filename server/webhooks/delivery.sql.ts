import type { Queryable, Statement } from '../database/database.ts';
import type { SendOutcome } from './send-message.ts';

/** INTERRUPTED: the server ended before it had noted the answer. SECRET_LOST: there was nothing to sign with. */
export type DeliveryOutcome = SendOutcome | 'INTERRUPTED' | 'SECRET_LOST';

/** What is told: of an event, or that this is a test. */
export type Told = { messageId: string; kind: string; cursor: string };

const begin: Statement = {
  name: 'webhook-delivery-begin',
  text: `
    with interrupted as (
      update webhook_delivery set outcome = 'INTERRUPTED', ended_at = $6::timestamptz
       where webhook_id = $1::uuid and message_id = $2 and outcome is null
         and $5::integer > 1 and at > $6::timestamptz - interval '7 days'
    ), counted as (
      update webhook set attempts = attempts + 1 where id = $1::uuid and $5::integer > 0
    )
    insert into webhook_delivery (webhook_id, message_id, kind, cursor, attempt, at)
    values ($1::uuid, $2, $3, $4, greatest($5::integer, 1), $6::timestamptz)
    returning id::text`,
};

/**
 * Notes that an attempt begins, before anything is sent; returns its id. `attempt`: which it is of its message; 0: a test, which
 * counts for nothing.
 */
export async function beginDelivery(
  connection: Queryable,
  webhookId: string,
  { messageId, kind, cursor }: Told,
  attempt: number,
  now: Date,
): Promise<string> {
  const values = [webhookId, messageId, kind, cursor, attempt, now];
  const [row] = await connection.query<{ id: string }>(begin, values);
  if (!row) throw new Error('an attempt was noted without a result');
  return row.id;
}

const end: Statement = {
  name: 'webhook-delivery-end',
  text: `
    update webhook_delivery set outcome = $2, status = $3::integer, ended_at = $4::timestamptz
     where id = $1::bigint and outcome is null`,
};

/** Notes what came of it. */
export async function endDelivery(
  connection: Queryable,
  id: string,
  outcome: DeliveryOutcome,
  status: number | null,
  now: Date,
): Promise<void> {
  await connection.query(end, [id, outcome, status, now]);
}

export type StoredDelivery = {
  id: string;
  messageId: string;
  kind: string;
  cursor: string;
  attempt: number;
  at: Date;
  endedAt: Date | null;
  outcome: DeliveryOutcome | null;
  status: number | null;
};

const columns =
  'id, message_id as "messageId", kind, cursor, attempt, at, ended_at as "endedAt", outcome, status';

const one: Statement = {
  name: 'webhook-delivery-read',
  text: `select ${columns} from webhook_delivery where id = $1::bigint`,
};

/** An attempt by its id; null where there is none. */
export async function readDelivery(connection: Queryable, id: string): Promise<StoredDelivery | null> {
  return (await connection.query<StoredDelivery>(one, [id]))[0] ?? null;
}

const list: Statement = {
  name: 'webhook-deliveries',
  text: `
    select ${columns}
      from webhook_delivery
     where webhook_id = $1::uuid
       and ($2::bigint is null or webhook_delivery.id < $2::bigint)
     order by webhook_delivery.id desc limit $3`,
};

/** Attempts of a webhook, the latest first; those before one of them. */
export function readDeliveries(
  connection: Queryable,
  webhookId: string,
  before: string | null,
  limit: number,
): Promise<StoredDelivery[]> {
  return connection.query<StoredDelivery>(list, [webhookId, before, limit]);
}
