import type { Values } from '../../sync/model.ts';
import { tooMany } from '../../sync/texts.ts';

/** What a submission would be sent without, or why it can't be. */
type Missing = 'rating' | 'narrative' | 'both' | 'reason' | 'room';

/** What is missing from an answer that is about to be submitted. */
export function missingOf({ rating, narrative }: Values): Missing | null {
  if (tooMany('narrative', narrative) > 0) return 'room';
  if (rating === 'NOT_APPLICABLE' && !narrative) return 'reason';
  if (!rating) return narrative ? 'rating' : 'both';
  return narrative ? null : 'narrative';
}
