import { createHmac, timingSafeEqual } from 'node:crypto';
import { isUuid } from '../lib/is-uuid.ts';

/** Of a message's id, and of what signs it, in hexadecimal: systems on the way may write addresses small. */
const ID_LENGTH = 32;
const SIGNATURE_LENGTH = 20;
const token = new RegExp(`(?<![0-9a-f])[0-9a-f]{${ID_LENGTH + SIGNATURE_LENGTH}}(?![0-9a-f])`, 'g');

/** The part of an address before its `@` has 64 characters at most, of which a token and its `+` take 53. */
export const LONGEST_LOCAL_PART = 11;

/** Where what can't be delivered of a message goes back to: `bounces+<token>@example.org`, of `bounces@example.org`. */
export function bounceAddress(key: string, address: string, mailId: string): string {
  const id = mailId.replaceAll('-', '');
  return address.replace('@', `+${id}${signature(key, id)}@`);
}

/** The id of a message whose token stands in one of these texts; null where none does that was made with this key. */
export function readBounceToken(key: string, texts: readonly string[]): string | null {
  for (const text of texts) {
    for (const [found] of text.toLowerCase().matchAll(token)) {
      const id = found.slice(0, ID_LENGTH);
      const signed = Buffer.from(found.slice(ID_LENGTH), 'latin1');
      const uuid = id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
      if (timingSafeEqual(signed, Buffer.from(signature(key, id), 'latin1')) && isUuid(uuid)) return uuid;
    }
  }
  return null;
}

function signature(key: string, id: string): string {
  return createHmac('sha256', key).update(`bounce ${id}`).digest('hex').slice(0, SIGNATURE_LENGTH);
}
