import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  forgetSessionCookie,
  readSessionCookie,
  sessionCookie,
} from '../../server/identity/session-cookie.ts';

const key = randomBytes(32);
const sessionId = randomUUID();
const cookie = sessionCookie(sessionId, key).split(';', 1)[0] ?? '';

describe('the session’s cookie', () => {
  test('is out of reach for scripts and for other sites’ requests', () => {
    expect(sessionCookie(sessionId, key)).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(forgetSessionCookie).toMatch(/^concord_session=; .*Max-Age=0$/);
  });

  test('is found among others', () => {
    expect(readSessionCookie(cookie, key)).toBe(sessionId);
    expect(readSessionCookie(`theme=dark; ${cookie}; lang=en`, key)).toBe(sessionId);
    expect(readSessionCookie(`theme=dark;${cookie}`, key)).toBe(sessionId);
  });

  test('is found behind a forged one of the same name', () => {
    const forged = `concord_session=${sessionId}.${'A'.repeat(43)}`;
    expect(readSessionCookie(`${forged}; ${cookie}`, key)).toBe(sessionId);
  });

  test.each([
    ['no header', undefined],
    ['an empty header', ''],
    ['another key', sessionCookie(sessionId, randomBytes(32))],
    ['another session under the same signature', cookie.replace(sessionId, randomUUID())],
    ['a signature cut short', cookie.slice(0, -1)],
    ['a signature with something behind it', `${cookie}A`],
    ['no signature', `concord_session=${sessionId}`],
    ['a name that only ends like ours', `x${cookie}`],
    ['a forgotten one', forgetSessionCookie],
  ])('is nobody’s with %s', (_what, header) => {
    expect(readSessionCookie(header, key)).toBeNull();
  });
});
