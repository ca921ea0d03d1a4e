import type { Queryable } from '../database/database.ts';
import { holdsJob, type Job } from '../jobs/job.sql.ts';
import { readHead } from '../log/read-events.sql.ts';
import { beginDelivery, endDelivery } from './delivery.sql.ts';
import { nextHeard, readerThrough } from './heard-events.ts';
import { nextAttempt } from './next-attempt.ts';
import { type SignedAnswer, sendSigned } from './send-signed.ts';
import { type DeliverableWebhook, moveOn, pauseFor, readDeliverable, tryLater } from './webhook.sql.ts';
import { messageOf } from './webhook-message.ts';
import type { WebhookParts } from './webhook-parts.ts';

/** When to go on with a webhook: now, at a time, or null: not until it is called. */
export type GoOn = 'NOW' | Date | null;

/*
 * A webhook has heard everything up to its position. What is next for it is looked for each time, by what its owner may read at
 * that moment. That an attempt begins is noted before it is sent, and that it arrived in one statement with the position. So a
 * crash in between sends that one message again, with the same id, and no other. The position moves only from where it was found,
 * or from what was passed over since: whoever puts it elsewhere meanwhile has the last word.
 */

/** Tells a webhook of the next event that is for it, once. Throws where the database fails. */
export async function deliverNext(parts: WebhookParts, job: Job, now: Date): Promise<GoOn> {
  const { database, mfaRoles, personas } = parts;
  const webhook = await readDeliverable(database, job.key, personas);
  if (webhook === null) return null;
  if (webhook.retryAt !== null && webhook.retryAt > now) return webhook.retryAt;
  const head = await readHead(database);
  const event = await nextHeard(database, webhook, readerThrough(webhook, mfaRoles), head.position);
  if (event === null) {
    if (head.position > webhook.position) {
      await moveOn(database, webhook.id, webhook.position, head.position, false);
    }
    return null;
  }
  const message = messageOf(webhook.id, event);
  const attempt = webhook.attempts + 1;
  const deliveryId = await database.transaction('READ COMMITTED', async (connection) =>
    (await holdsJob(connection, job)) ? beginDelivery(connection, webhook.id, message, attempt, now) : null,
  );
  if (deliveryId === null) return null;
  const began = performance.now();
  const answer = await sendSigned(parts, webhook, message);
  const ended = new Date(now.getTime() + performance.now() - began);
  return database.transaction('READ COMMITTED', async (connection) => {
    await endDelivery(connection, deliveryId, answer.outcome, answer.status, ended);
    return (await holdsJob(connection, job))
      ? settle(connection, webhook, { ...answer, attempt, to: event.place.position }, ended)
      : null;
  });
}

async function settle(
  connection: Queryable,
  { id, position }: DeliverableWebhook,
  { outcome, retryAfter, attempt, to }: SignedAnswer & { attempt: number; to: number },
  now: Date,
): Promise<GoOn> {
  if (outcome === 'DELIVERED') {
    await moveOn(connection, id, position, to, true);
    return 'NOW';
  }
  const failed = { from: position, to, attempt };
  const again =
    outcome === 'GONE' || outcome === 'SECRET_LOST' ? null : nextAttempt(attempt, retryAfter, now);
  if (again === null) await pauseFor(connection, id, failed, outcome === 'GONE' ? 'GONE' : 'FAILED');
  else await tryLater(connection, id, failed, again);
  return again;
}
