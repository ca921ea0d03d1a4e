import { checkText } from '../domain/check-text.ts';
import { LONGEST_NARRATIVE } from '../domain/text-limits.ts';
import { badUserInput } from '../lib/api-errors.ts';
import { isCalendarDate } from '../lib/is-calendar-date.ts';

const LONGEST_NAME = 200;

/** A text that has to say something. Throws BAD_USER_INPUT where it says nothing, too much or what can't be shown. */
export function checkWords(name: string, text: string, longest = LONGEST_NARRATIVE): string {
  const wrong = checkText(name, text, longest);
  if (wrong !== null) throw badUserInput(wrong);
  if (text.trim() === '') throw badUserInput(`The ${name} says nothing: write it.`);
  return text;
}

/** The name of a group, a place or a source, without white space around it. Letters keep what joins them in their script. */
export function checkName(name: string, text: string): string {
  return checkWords(name, text, LONGEST_NAME).trim();
}

/** A day that there is and that isn't to come, as `2027-01-31`. */
export function checkPastDay(name: string, day: string, now = new Date()): string {
  if (!isCalendarDate(day)) throw badUserInput(`The ${name} is written YYYY-MM-DD, for instance 2027-01-31.`);
  if (day > now.toISOString().slice(0, 10)) throw badUserInput(`The ${name} is in the future.`);
  return day;
}
