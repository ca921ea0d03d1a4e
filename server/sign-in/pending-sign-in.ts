import type { SignInCheck } from './oidc-client.ts';

/** How long somebody may take at their provider. */
export const SIGN_IN_SECONDS = 600;

/** A sign-in that has gone to a provider and not come back. The browser keeps it, signed; it is good for one answer. */
export type PendingSignIn = SignInCheck & {
  provider: string;
  /** Where to go afterwards, on this server. */
  returnTo: string;
  /** Milliseconds since 1970: a browser need not keep to what it is told about a cookie's age. */
  until: number;
};

/** The value of a sign-in’s cookie: JSON as base64url. `readPending` reads it back. */
export function writePending(pending: PendingSignIn): string {
  return Buffer.from(JSON.stringify(pending), 'utf8').toString('base64url');
}

/** What a cookie of ours holds, if it is not too old. That nobody else wrote it has been checked. */
export function readPending(value: string | null, now: number): PendingSignIn | null {
  if (value === null) return null;
  const pending = JSON.parse(Buffer.from(value, 'base64url').toString('utf8')) as PendingSignIn;
  return pending.until > now ? pending : null;
}

/** A cookie of more than 4 kB is kept by no browser; addresses of the page are far shorter. */
const LONGEST_PATH = 1_000;

/** An address on this server, or the start page: nobody gets sent to another site by a link to this one. */
export function localPath(path: string | undefined, publicUrl: string): string {
  if (path?.startsWith('/') && path.length <= LONGEST_PATH && URL.canParse(path, publicUrl)) {
    const { origin, pathname, search, hash } = new URL(path, publicUrl);
    // A path of two slashes would be a host's name to the browser that is sent there.
    if (origin === publicUrl && !pathname.startsWith('//')) return pathname + search + hash;
  }
  return '/';
}
