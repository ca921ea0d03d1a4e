import { randomUUID } from 'node:crypto';
import type { CreateWebhookInput } from '../../schema/types/webhook.ts';
import { LONGEST_TOKEN_NAME } from '../domain/text-limits.ts';
import { badUserInput } from '../lib/api-errors.ts';
import { lockPeople } from '../people/person.sql.ts';
import { insertWebhook, readWebhooks } from './webhook.sql.ts';
import type { WebhookParts } from './webhook-parts.ts';
import { newWebhookSecret, sealSecret } from './webhook-secret.ts';
import { checkWebhookUrl } from './webhook-url.ts';

/** More than an organisation has systems that want each event: each is told for itself. */
export const MOST_OF_A_PERSON = 5;
/** Of all people: each event is looked at for every one of them. */
const MOST_OF_ALL = 200;

/** Registers a webhook of a session’s person, from now on. Its secret is in the answer and nowhere else. Throws BAD_USER_INPUT. */
export async function registerWebhook(
  { database, sending, key }: WebhookParts,
  { personId, sessionId }: { personId: string; sessionId: string },
  input: CreateWebhookInput,
): Promise<{ id: string; secret: string }> {
  const name = input.name.trim();
  if (name === '' || [...name].length > LONGEST_TOKEN_NAME) {
    throw badUserInput(`Name the system that is told, in 1 to ${LONGEST_TOKEN_NAME} characters.`);
  }
  const kinds = input.kinds == null ? null : [...new Set(input.kinds)];
  if (kinds?.length === 0)
    throw badUserInput('Choose at least one kind of events, or leave kinds out for all.');
  const url = checkWebhookUrl(input.url, sending);
  return database.transaction('READ COMMITTED', async (connection) => {
    await lockPeople(connection, [personId]);
    const all = await readWebhooks(connection, null);
    if (all.filter((webhook) => webhook.personId === personId).length >= MOST_OF_A_PERSON) {
      throw badUserInput(`Nobody has more than ${MOST_OF_A_PERSON} webhooks: remove one first.`);
    }
    if (all.length >= MOST_OF_ALL) {
      throw badUserInput(
        `This installation has ${MOST_OF_ALL} webhooks, which is the most: ask a coordinator.`,
      );
    }
    const id = randomUUID();
    const secret = newWebhookSecret();
    await insertWebhook(connection, sessionId, { id, name, url, kinds, secret: sealSecret(key, id, secret) });
    return { id, secret };
  });
}
