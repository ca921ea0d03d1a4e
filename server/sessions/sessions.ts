import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { SignIn } from '../access/sign-in.ts';
import type { Queryable } from '../database/database.ts';
import type { Role } from '../domain/viewer.ts';
import { findTokenHolder, markTokenUsed } from './access-token.sql.ts';
import {
  endSession,
  endSessionsOf,
  endSessionsOfProvider,
  ensureSessionKey,
  findSessionHolder,
  insertSession,
  markSessionSeen,
  readSessionProvider,
  type SignInDetails,
} from './session.sql.ts';
import type { SessionWatch } from './session-watch.ts';
import { SignInCache } from './sign-in-cache.ts';
import { type CookieStyle, SignedCookie } from './signed-cookie.ts';
import { secretOfBearer, tokenDigest } from './token-secret.ts';
import { viewerOf } from './viewer-of.ts';

export type { SignIn };

export type SessionRules = CookieStyle & {
  /** Roles that count only with a second factor. */
  mfaRoles: readonly Role[];
  /**
   * Whether people of the demonstration are anybody. Their sessions stay in the database when a demonstration ends, and
   * nobody ever proved to be one of them.
   */
  personas: boolean;
};

const nobody: SignIn = { viewer: null, sessionId: null, credential: null };
const refusedToken: SignIn = { ...nobody, refused: true };
const unknownDetails: SignInDetails = {
  device: null,
  mfa: false,
  provider: null,
  issuer: null,
  subject: null,
  sid: null,
};

/** The name of a session's cookie; over https with a prefix before it. */
export const SESSION_COOKIE = 'concord_session';

/** What the page sets when somebody signs out, until the server has heard of it. It ends the session that comes with it, and opens nothing. */
const SIGNED_OUT_COOKIE = 'concord_signed_out';
const signedOut = new RegExp(`(?:^|;)\\s*${SIGNED_OUT_COOKIE}=`);

/** Whether a `Cookie` header says that whoever had its session signed out where the server couldn’t be told. */
export function saysSignedOut(header: string | undefined): boolean {
  return header !== undefined && signedOut.test(header);
}

/**
 * Sign-ins of people by cookie and of programs by token. The database holds them and the key that signs the cookies, so
 * any replica knows those of every other.
 */
export class Sessions {
  readonly #cookie: SignedCookie;
  readonly #cache: SignInCache;

  private constructor(
    private readonly database: Queryable,
    private readonly key: Buffer,
    private readonly watch: SessionWatch,
    private readonly rules: SessionRules,
  ) {
    this.#cookie = new SignedCookie(SESSION_COOKIE, key, rules);
    this.#cache = new SignInCache(watch);
  }

  /** Reads the signing key, which the first start of an installation makes. */
  static async open(
    database: Queryable,
    watch: SessionWatch,
    rules: SessionRules = { secure: false, mfaRoles: [], personas: true },
  ): Promise<Sessions> {
    const key = await ensureSessionKey(database, randomBytes(32).toString('base64url'));
    return new Sessions(database, Buffer.from(key, 'base64url'), watch, rules);
  }

  /** A cookie for another purpose, under a key of its own: what was signed for one is nothing to the other. */
  cookieFor(name: string, maxAge: number): SignedCookie {
    return new SignedCookie(name, this.keyFor(name), { secure: this.rules.secure, maxAge });
  }

  /** A key for another purpose than signing sessions. */
  keyFor(name: string): Buffer {
    return createHmac('sha256', this.key).update(name).digest();
  }

  /**
   * Signs somebody in, in a session that nobody knew before. Returns the `Set-Cookie` header for their browser.
   * Ends the session that the browser had until then: one cookie, one session.
   */
  async start(
    personId: string,
    details: Partial<SignInDetails> = {},
    cookieHeader?: string,
  ): Promise<string> {
    await this.endByCookieHeader(cookieHeader);
    const sessionId = await insertSession(this.database, personId, { ...unknownDetails, ...details });
    return this.#cookie.write(sessionId);
  }

  /** By which provider the session of a `Cookie` header was begun; null where there is no session, or no provider. */
  async providerOf(header: string | undefined): Promise<string | null> {
    const sessionId = this.#cookie.read(header);
    return sessionId && (await readSessionProvider(this.database, sessionId));
  }

  /** The `Set-Cookie` headers that make a browser forget its session, and that somebody signed out of it. */
  forget(): string[] {
    return [this.#cookie.clearingHeader(), `${SIGNED_OUT_COOKIE}=; Path=/; SameSite=Lax; Max-Age=0`];
  }

  /**
   * Who is asking, from the headers of a request or of a WebSocket's handshake. A request that brings a token is
   * judged by the token alone, even where its cookie would be valid. Recent sign-ins are remembered.
   */
  async signInOfHeaders({ authorization, cookie }: IncomingHttpHeaders): Promise<SignIn> {
    if (authorization === undefined) {
      if (saysSignedOut(cookie)) {
        await this.endByCookieHeader(cookie);
        return nobody;
      }
      const sessionId = this.#cookie.read(cookie);
      return sessionId ? this.#cache.findOrRead(sessionId, () => this.#signInOfSession(sessionId)) : nobody;
    }
    const digest = digestOfBearer(authorization);
    return digest
      ? this.#cache.findOrRead(digest.toString('hex'), () => this.#signInOfToken(digest))
      : refusedToken;
  }

  /** A missing, forged or ended session is nobody. */
  async viewerOfCookieHeader(header: string | undefined): Promise<SignIn> {
    const sessionId = this.#cookie.read(header);
    return sessionId ? this.#signInOfSession(sessionId) : nobody;
  }

  /** From `Bearer` and a token of ours. Anything else, a JSON web token for instance, is refused. */
  async signInOfAuthorization(authorization: string): Promise<SignIn> {
    const digest = digestOfBearer(authorization);
    return digest ? this.#signInOfToken(digest) : refusedToken;
  }

  async #signInOfSession(sessionId: string): Promise<SignIn> {
    const holder = await findSessionHolder(this.database, sessionId, this.rules.personas);
    if (!holder) return nobody;
    if (holder.stale) await markSessionSeen(this.database, sessionId);
    return {
      viewer: viewerOf(holder, this.rules.mfaRoles),
      sessionId,
      credential: { id: sessionId, scope: holder.scope },
    };
  }

  async #signInOfToken(digest: Buffer): Promise<SignIn> {
    const holder = await findTokenHolder(this.database, digest, this.rules.personas);
    if (!holder) return refusedToken;
    if (holder.stale) await markTokenUsed(this.database, holder.id);
    return {
      viewer: viewerOf(holder, this.rules.mfaRoles, holder),
      sessionId: null,
      credential: { id: holder.id, scope: holder.scope },
    };
  }

  /**
   * Ends the session that a `Cookie` header names, if any, and lets its open connections know at once. Returns the
   * provider by which it was begun.
   */
  async endByCookieHeader(header: string | undefined): Promise<string | null> {
    const sessionId = this.#cookie.read(header);
    if (!sessionId) return null;
    const provider = await endSession(this.database, sessionId);
    this.watch.ended(sessionId);
    return provider;
  }

  /** Ends all sessions of a person, or the one that is named if it is theirs; says how many. */
  async endOf(personId: string, sessionId: string | null = null): Promise<number> {
    return this.#tellEnded(await endSessionsOf(this.database, personId, sessionId));
  }

  /** Ends what a provider says has ended: a session by its sid, or all of a subject. */
  async endOfProvider(issuer: string, subject: string | null, sid: string | null): Promise<void> {
    this.#tellEnded(await endSessionsOfProvider(this.database, issuer, subject, sid));
  }

  #tellEnded(ids: string[]): number {
    for (const id of ids) this.watch.ended(id);
    return ids.length;
  }
}

function digestOfBearer(authorization: string): Buffer | null {
  const secret = secretOfBearer(authorization);
  return secret === null ? null : tokenDigest(secret);
}
