import { createHash, randomBytes } from 'node:crypto';

/** Begins every secret. Scanners for leaked secrets look for it, and people who find one know what it is. */
const PREFIX = 'concord_';
const SECRET = /^concord_[\w-]{43}$/;

/** A new secret: 32 random bytes, which nobody guesses, so that a plain digest is enough to keep. */
export function newTokenSecret(): string {
  return PREFIX + randomBytes(32).toString('base64url');
}

/** What is kept of a secret. */
export function tokenDigest(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest();
}

/** The secret in an `Authorization` header's value, or null where it holds none of ours. */
export function secretOfBearer(authorization: string): string | null {
  const [scheme, secret = '', ...rest] = authorization.trim().split(/ +/);
  return scheme?.toLowerCase() === 'bearer' && rest.length === 0 && SECRET.test(secret) ? secret : null;
}
