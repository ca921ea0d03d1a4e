import { randomBytes } from 'node:crypto';
import { notFound, rateLimited } from '../lib/api-errors.ts';
import { readHead } from '../log/read-events.sql.ts';
import { beginDelivery, endDelivery, readDelivery, type StoredDelivery } from './delivery.sql.ts';
import { sendSigned } from './send-signed.ts';
import { readSecrets, type StoredWebhook } from './webhook.sql.ts';
import { testMessage } from './webhook-message.ts';
import type { WebhookParts } from './webhook-parts.ts';
import { countTest } from './webhook-test.sql.ts';

/** Enough to mend a receiver, and too few to find out by it what listens where. */
const TESTS_AN_HOUR = 20;

/** Sends a test to a webhook now, whatever its state, and says what came of it. Throws RATE_LIMITED. */
export async function testWebhook(
  parts: WebhookParts,
  { id, personId, url }: Pick<StoredWebhook, 'id' | 'personId' | 'url'>,
  now: Date,
): Promise<StoredDelivery> {
  const { database } = parts;
  const secrets = await readSecrets(database, id);
  if (secrets === null) throw notFound('No webhook has this id.');
  if (!(await countTest(database, personId, TESTS_AN_HOUR, now))) throw rateLimited(60 * 60);
  const message = testMessage(id, randomBytes(8).toString('hex'), await readHead(database));
  const deliveryId = await beginDelivery(database, id, message, 0, now);
  const { outcome, status } = await sendSigned(parts, { id, url, ...secrets }, message);
  await endDelivery(database, deliveryId, outcome, status, new Date());
  const delivery = await readDelivery(database, deliveryId);
  if (delivery === null) throw notFound('This webhook was removed meanwhile.');
  return delivery;
}
