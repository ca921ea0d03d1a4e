import type { Credential } from './session-watch.ts';
import type { Viewer } from './viewer.ts';

/** Who is asking, and by which session or token; all null where nobody is signed in. A token has no session. */
export type SignIn =
  | { viewer: Viewer; sessionId: string | null; credential: Credential }
  | { viewer: null; sessionId: null; credential: null };
