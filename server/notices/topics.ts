import type { NoticeFrequency, NoticeTopic } from '../../schema/types/notice-terms.ts';

/** In the order in which they are shown and written. */
export const topics: readonly NoticeTopic[] = [
  'WAITS',
  'RETURNED',
  'ASSIGNED',
  'MENTIONED',
  'ALERT',
  'DEADLINE',
  'STALE',
  'CYCLE',
  'ROLE',
];

/** How often each is told by mail to whoever said nothing: one message a day at most. */
export const usual: Readonly<Record<NoticeTopic, NoticeFrequency>> = {
  WAITS: 'DAILY',
  RETURNED: 'DAILY',
  ASSIGNED: 'DAILY',
  MENTIONED: 'DAILY',
  ALERT: 'DAILY',
  DEADLINE: 'DAILY',
  STALE: 'WEEKLY',
  CYCLE: 'DAILY',
  ROLE: 'DAILY',
};

/**
 * Under which topic something stands in a message. An alert waits like anything else: whoever sees the message, its subject or
 * the address of its links learns nothing of the monitor.
 */
export function toldAs(topic: NoticeTopic): NoticeTopic {
  return topic === 'ALERT' ? 'WAITS' : topic;
}
