import { daysBetween } from '../messages/calendar-date.ts';

/** How near a last day is. */
export type Urgency = 'over' | 'today' | 'week' | 'later';

/** By the reader's own date; a last day that can't be read is never called near. */
export function urgencyOf(day: string, today: string): Urgency {
  const days = daysBetween(today, day) ?? Number.POSITIVE_INFINITY;
  if (days < 0) return 'over';
  if (days === 0) return 'today';
  return days <= 7 ? 'week' : 'later';
}
