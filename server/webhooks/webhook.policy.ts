import type { Viewer } from '../domain/viewer.ts';
import { mayAdministerPeople } from '../people/administration.policy.ts';

/**
 * What is done with a webhook that is registered:
 * - LOOK: seeing it and its deliveries
 * - STOP: pausing and removing it
 * - USE: everything else, which makes it send or be trusted
 */
export type WebhookUse = 'LOOK' | 'STOP' | 'USE';

/** Whether somebody may register one: whoever has a role. */
export function mayRegister({ memberships }: Viewer): boolean {
  return memberships.length > 0;
}

/** Whether somebody may see that there are others’. */
export function maySeeAll(viewer: Viewer): boolean {
  return mayAdministerPeople(viewer);
}

/** Whether somebody may do this with somebody’s webhook. Who administers people sees and stops each, and uses none of others. */
export function mayWithWebhook(viewer: Viewer, ownerId: string, use: WebhookUse): boolean {
  return ownerId === viewer.personId || (use !== 'USE' && maySeeAll(viewer));
}
