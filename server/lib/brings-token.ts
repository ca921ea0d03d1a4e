import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether a request brings this token, in a time that says nothing of how far it is right. */
export function bringsToken(authorization: string | undefined, token: string): boolean {
  const given = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1] ?? '';
  // Digests are equally long, for tokens of any length.
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
