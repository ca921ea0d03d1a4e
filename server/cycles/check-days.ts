import { cycleCodePattern } from '../catalogue/catalogue-data.ts';
import { badUserInput } from '../lib/api-errors.ts';
import { isCalendarDate } from '../lib/is-calendar-date.ts';

/** Refuses a first and a last day that are none, or the wrong way round, with BAD_USER_INPUT. */
export function checkDays({ opensOn, closesOn }: { opensOn: string; closesOn: string }): void {
  for (const day of [opensOn, closesOn]) {
    if (!isCalendarDate(day)) throw badUserInput('A day is given as 2027-01-31.');
  }
  if (closesOn <= opensOn) throw badUserInput('The last day must be later than the first.');
}

/** Refuses what no cycle may be called, with BAD_USER_INPUT. */
export function checkCycleCode(code: string): void {
  if (cycleCodePattern.test(code)) return;
  throw badUserInput(
    'A cycle’s code is at most 40 letters, digits, dots, hyphens and underscores, as 2027; it begins with a letter or digit.',
  );
}
