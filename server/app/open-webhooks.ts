import type { Database } from '../database/database.ts';
import type { Role } from '../domain/viewer.ts';
import { packageVersion } from '../lib/package-root.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { usualSending } from '../webhooks/send-message.ts';
import { WebhookFigures } from '../webhooks/webhook-figures.ts';
import type { WebhookParts } from '../webhooks/webhook-parts.ts';
import type { Config } from './config.ts';

/** What webhooks need, as the environment says; null where they are off. */
export function openWebhooks(
  { webhooks, demo }: Config,
  database: Database,
  sessions: Sessions,
  mfaRoles: readonly Role[],
): WebhookParts | null {
  if (webhooks === null) return null;
  return {
    database,
    sending: { ...usualSending, ...webhooks },
    key: sessions.keyFor('webhooks'),
    mfaRoles,
    personas: demo,
    agent: `Concord/${packageVersion()}`,
    figures: new WebhookFigures(),
  };
}
