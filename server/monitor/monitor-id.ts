import { createHash } from 'node:crypto';
import { isUuid } from '../lib/is-uuid.ts';
import { NOBODY } from './monitor-connection.ts';

/** An id as the database takes it: what is none names nothing, so that it is refused in the same way as one that isn't there. */
export function monitorIdOf(id: string): string {
  return isUuid(id) ? id : NOBODY;
}

/**
 * The id of what somebody makes with a request: the same one when it is sent again, so that it is made once. Nobody who
 * doesn't know the random `mutationId` can tell it.
 */
export function idOfRequest(personId: string, what: string, mutationId: string): string {
  const hash = createHash('sha256').update(`${what}/${personId}/${mutationId.toLowerCase()}`).digest();
  // Version 8, which is for ids of one's own making.
  hash[6] = (hash.readUInt8(6) & 0x0f) | 0x80;
  hash[8] = (hash.readUInt8(8) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)];
  return parts.join('-');
}
