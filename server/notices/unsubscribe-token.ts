import { createHmac, timingSafeEqual } from 'node:crypto';
import type { NoticeTopic } from '../../schema/types/notice-terms.ts';
import { isUuid } from '../lib/is-uuid.ts';
import { topics } from './topics.ts';

/** Whose mails of which topics are to end. */
export type Unsubscribing = { personId: string; topics: readonly NoticeTopic[] };

/**
 * What stands in a link that ends mails of these topics, without a sign-in. It ends mails and nothing else, and holds for as long
 * as the message is kept.
 */
export function unsubscribeToken(key: string, { personId, topics: ended }: Unsubscribing): string {
  const payload = Buffer.from(`${personId} ${ended.join(' ')}`, 'utf8').toString('base64url');
  return `${payload}.${signature(key, payload)}`;
}

/** What a token says; null where it was not made with this key. */
export function readUnsubscribeToken(key: string, token: string): Unsubscribing | null {
  const [payload = '', signed = '', ...more] = token.split('.');
  const expected = Buffer.from(signature(key, payload), 'utf8');
  const given = Buffer.from(signed, 'utf8');
  if (more.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const [personId = '', ...named] = Buffer.from(payload, 'base64url').toString('utf8').split(' ');
  return isUuid(personId) ? { personId, topics: topics.filter((topic) => named.includes(topic)) } : null;
}

function signature(key: string, payload: string): string {
  return createHmac('sha256', key).update(`unsubscribe ${payload}`).digest('base64url');
}
