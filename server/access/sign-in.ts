import { createHash } from 'node:crypto';
import type { Viewer } from '../domain/viewer.ts';

/** By which session or token a connection came, and what its holder might see then. */
export type Credential = { id: string; scope: string };

/**
 * Who is asking, and by which session or token; all null where nobody is signed in. A token has no session. `refused`: the
 * request brought an `Authorization` that counts for nothing, and must be told so rather than taken for a visitor's.
 */
export type SignIn =
  | { viewer: Viewer; sessionId: string | null; credential: Credential }
  | { viewer: null; sessionId: null; credential: null; refused?: true };

/**
 * A text that stands for who is signed in and for the roles that count: a client that was away sees by it whether both are still
 * the same. Two colleagues with the same roles at one browser are not.
 */
export function digestOf({ viewer, credential }: SignIn): string | null {
  if (!viewer) return null;
  return createHash('sha256')
    .update(`${viewer.personId} ${credential.scope}`)
    .digest('base64url')
    .slice(0, 22);
}
