import type { Database } from '../database/database.ts';
import type { Role } from '../domain/viewer.ts';
import type { SendRules } from './send-message.ts';
import type { WebhookFigures } from './webhook-figures.ts';

/** The jobs of this capability: one for each webhook that has something to be told, by its id. */
export const DELIVER = 'webhook';

/** What webhooks need. */
export type WebhookParts = {
  database: Database;
  sending: SendRules;
  /** Seals secrets. */
  key: Buffer;
  /** Roles that count only with a second factor. */
  mfaRoles: readonly Role[];
  /** Whether personas of the demonstration are somebody. */
  personas: boolean;
  /** Says who sends: `Concord/1.2.3`. */
  agent: string;
  figures: WebhookFigures;
};
