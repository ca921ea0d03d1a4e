import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { SignedCookie } from '../../server/sessions/signed-cookie.ts';

const key = randomBytes(32);
const sessionId = randomUUID();
const plain = new SignedCookie('concord_session', key, { secure: false });
const secure = new SignedCookie('concord_session', key, { secure: true });
const cookie = plain.write(sessionId).split(';', 1)[0] ?? '';

describe('a signed cookie', () => {
  test('is out of reach for scripts and for other sites’ requests', () => {
    expect(plain.write(sessionId)).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(plain.clearingHeader()).toMatch(/^concord_session=; .*Max-Age=0$/);
  });

  test('is bound to this host and to https where there is https', () => {
    expect(secure.write(sessionId)).toMatch(
      /^__Host-concord_session=[\w-]+\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(secure.clearingHeader()).toMatch(
      /^__Host-concord_session=; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=0$/,
    );
  });

  test('is found among others', () => {
    expect(plain.read(cookie)).toBe(sessionId);
    expect(plain.read(`theme=dark; ${cookie}; lang=en`)).toBe(sessionId);
    expect(plain.read(`theme=dark;${cookie}`)).toBe(sessionId);
  });

  test('is found behind a forged one of the same name', () => {
    const forged = `concord_session=${sessionId}.${'A'.repeat(43)}`;
    expect(plain.read(`${forged}; ${cookie}`)).toBe(sessionId);
  });

  test('that was found to be ours says nothing for another one, however often it is shown', () => {
    const other = randomUUID();
    const [name, signature] = cookie.split('.');
    for (let time = 0; time < 3; time++) {
      expect(plain.read(cookie)).toBe(sessionId);
      expect(plain.read(`concord_session=${other}.${signature}`)).toBeNull();
      expect(plain.read(`${name}.${'A'.repeat(43)}`)).toBeNull();
    }
  });

  test('under its name without https is nothing where there is https', () => {
    expect(secure.read(cookie)).toBeNull();
    expect(secure.read(secure.write(sessionId))).toBe(sessionId);
  });

  test.each([
    ['no header', undefined],
    ['an empty header', ''],
    ['another key', new SignedCookie('concord_session', randomBytes(32), { secure: false }).write(sessionId)],
    ['another session under the same signature', cookie.replace(sessionId, randomUUID())],
    ['a signature cut short', cookie.slice(0, -1)],
    ['a signature with something behind it', `${cookie}A`],
    ['no signature', `concord_session=${sessionId}`],
    ['a name that only ends like ours', `x${cookie}`],
    ['a forgotten one', plain.clearingHeader()],
  ])('is nobody’s with %s', (_what, header) => {
    expect(plain.read(header)).toBeNull();
  });
});
