import type { Webhook } from '../../schema/types/webhook.ts';
import { toPerson } from '../domain/to-person.ts';
import type { StoredWebhook } from './webhook.sql.ts';

/** A webhook as somebody sees it: its whole address is for its owner. */
export function toWebhook(webhook: StoredWebhook, viewerId: string): Webhook {
  const { id, personId, personName, name, url, kinds, state, attempts, retryAt } = webhook;
  return {
    id,
    name,
    owner: toPerson({ id: personId, name: personName }),
    url: personId === viewerId ? url : null,
    host: new URL(url).host,
    kinds,
    state,
    since: webhook.changedAt,
    attempts,
    retryAt,
    deliveredAt: webhook.deliveredAt,
    createdAt: webhook.createdAt,
  };
}
