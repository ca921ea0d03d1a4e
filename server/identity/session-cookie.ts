import { createHmac, timingSafeEqual } from 'node:crypto';

const NAME = 'concord_session';
/** A session's UUID and an HMAC-SHA-256 of it, nothing else: whatever looks different was not written here. */
const VALUE = /(?:^|;)\s*concord_session=([0-9a-f-]{36})\.([\w-]{43})\s*(?=;|$)/g;
/** No script reads it, and no other site's form or script sends it along. It goes when the browser closes. */
const ATTRIBUTES = 'Path=/; HttpOnly; SameSite=Lax';

/** The `Set-Cookie` header that signs a browser in. */
export function sessionCookie(sessionId: string, key: Buffer): string {
  return `${NAME}=${sessionId}.${signature(sessionId, key).toString('base64url')}; ${ATTRIBUTES}`;
}

/** The `Set-Cookie` header that makes a browser forget its session. */
export const forgetSessionCookie = `${NAME}=; ${ATTRIBUTES}; Max-Age=0`;

/** The session that a `Cookie` header names under our signature, or null. Whether it still runs, the database knows. */
export function readSessionCookie(header: string | undefined, key: Buffer): string | null {
  for (const [, sessionId = '', signed = ''] of (header ?? '').matchAll(VALUE)) {
    const given = Buffer.from(signed, 'base64url');
    const expected = signature(sessionId, key);
    if (given.length === expected.length && timingSafeEqual(given, expected)) return sessionId;
  }
  return null;
}

function signature(sessionId: string, key: Buffer): Buffer {
  return createHmac('sha256', key).update(sessionId).digest();
}
