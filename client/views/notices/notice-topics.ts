import type { NoticeFrequency, NoticeTopic } from '../../operations/operations.generated.ts';

/** In the order in which they are shown. */
export const noticeTopics: readonly NoticeTopic[] = [
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

export const noticeFrequencies: readonly NoticeFrequency[] = ['AT_ONCE', 'DAILY', 'WEEKLY', 'NONE'];
