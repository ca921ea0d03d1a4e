import { badUserInput } from '../lib/api-errors.ts';
import { checkText, LONGEST_NOTE } from '../responses/recording/check-input.ts';

/** A reason that people read and that stays, or BAD_USER_INPUT. */
export function checkReason(reason: string): string {
  const wrong =
    reason.trim() === '' ? 'Say why it is opened again.' : checkText('reason', reason, LONGEST_NOTE);
  if (wrong) throw badUserInput(wrong);
  return reason;
}
