import { randomBytes } from 'node:crypto';
import type { Queryable } from '../database/database.ts';
import { endSession, ensureSessionKey, findViewer, insertSession } from './session.sql.ts';
import { readSessionCookie, sessionCookie } from './session-cookie.ts';
import type { SessionWatch } from './session-watch.ts';
import type { Viewer } from './viewer.ts';

/** Who is asking, and in which session; both null where nobody is signed in. */
export type SignIn = { viewer: Viewer; sessionId: string } | { viewer: null; sessionId: null };

/** Sign-ins by cookie. The database holds them and the key that signs them, so any replica knows those of every other. */
export class Sessions {
  readonly #database: Queryable;
  readonly #key: Buffer;
  readonly #watch: SessionWatch;

  private constructor(database: Queryable, key: Buffer, watch: SessionWatch) {
    this.#database = database;
    this.#key = key;
    this.#watch = watch;
  }

  /** Reads the signing key, which the first start of an installation makes. */
  static async open(database: Queryable, watch: SessionWatch): Promise<Sessions> {
    const key = await ensureSessionKey(database, randomBytes(32).toString('base64url'));
    return new Sessions(database, Buffer.from(key, 'base64url'), watch);
  }

  /** Signs somebody in; the result is the `Set-Cookie` header for their browser. */
  async start(personId: string): Promise<string> {
    return sessionCookie(await insertSession(this.#database, personId), this.#key);
  }

  /**
   * Who is asking, from the `Cookie` header of a request or of a WebSocket's handshake. A missing, forged or ended session
   * is nobody.
   */
  async viewerOfCookieHeader(header: string | undefined): Promise<SignIn> {
    const sessionId = readSessionCookie(header, this.#key);
    const viewer = sessionId && (await findViewer(this.#database, sessionId));
    return viewer ? { viewer, sessionId } : { viewer: null, sessionId: null };
  }

  /** Ends the session that a `Cookie` header names, if any, and lets its open connections know at once. */
  async endByCookieHeader(header: string | undefined): Promise<void> {
    const sessionId = readSessionCookie(header, this.#key);
    if (!sessionId) return;
    await endSession(this.#database, sessionId);
    this.#watch.sessionEnded(sessionId);
  }
}
