import type { Credential } from './session-watch.ts';
import type { Viewer } from './viewer.ts';

/**
 * Who is asking, and by which session or token; all null where nobody is signed in. A token has no session. `refused`: the
 * request brought an `Authorization` that counts for nothing, and must be told so rather than taken for a visitor's.
 */
export type SignIn =
  | { viewer: Viewer; sessionId: string | null; credential: Credential }
  | { viewer: null; sessionId: null; credential: null; refused?: true };
