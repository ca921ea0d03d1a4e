import type { DeliveryOutcome } from './delivery.sql.ts';
import { sendMessage } from './send-message.ts';
import type { DeliverableWebhook } from './webhook.sql.ts';
import type { WebhookMessage } from './webhook-message.ts';
import type { WebhookParts } from './webhook-parts.ts';
import { signedHeaders, unsealSecret } from './webhook-secret.ts';

/** What came of an attempt. */
export type SignedAnswer = { outcome: DeliveryOutcome; status: number | null; retryAfter: string | null };

type Addressee = Pick<DeliverableWebhook, 'id' | 'url' | 'secret' | 'earlierSecret'>;

/** Sends a message once, signed with what a webhook's secrets are now. */
export async function sendSigned(
  { sending, key, agent, figures }: WebhookParts,
  { id, url, secret, earlierSecret }: Addressee,
  { messageId, body }: WebhookMessage,
): Promise<SignedAnswer> {
  const secrets = [secret, ...(earlierSecret ? [earlierSecret] : [])].flatMap(
    (sealed) => unsealSecret(key, id, sealed) ?? [],
  );
  if (secrets.length === 0) return { outcome: 'SECRET_LOST', status: null, retryAfter: null };
  // By the clock of the machine: whoever verifies compares it with theirs.
  const signed = signedHeaders(messageId, body, secrets, new Date());
  const headers = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': agent,
    ...signed,
  };
  const began = performance.now();
  const answer = await sendMessage(url, headers, body, sending);
  figures.observe(answer.outcome, performance.now() - began);
  return answer;
}
