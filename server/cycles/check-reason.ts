import { checkText } from '../domain/check-text.ts';
import { LONGEST_NOTE } from '../domain/text-limits.ts';
import { badUserInput } from '../lib/api-errors.ts';

/** A reason that people read and that stays, or BAD_USER_INPUT; `without` asks for one that is missing. */
export function checkReason(reason: string, without: string): string {
  const wrong = reason.trim() === '' ? without : checkText('reason', reason, LONGEST_NOTE);
  if (wrong) throw badUserInput(wrong);
  return reason;
}
