import { daysBetween, today } from '../messages/calendar-date.ts';
import type { Words } from '../messages/words.ts';

/** Whether a cycle is open, and until when: its last day may be over before somebody closes it. */
export function cycleText(
  { code, state, closesOn }: { code: string; state: string; closesOn: string },
  { t, date }: Pick<Words, 't' | 'date'>,
): string {
  const over = (daysBetween(today(), closesOn) ?? 0) < 0;
  const key = state !== 'OPEN' ? 'cycle.closed' : over ? 'cycle.over' : 'cycle.open';
  return t(key, { cycle: code, day: date(closesOn) });
}
