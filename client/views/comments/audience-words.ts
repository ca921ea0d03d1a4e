import type { Words } from '../../messages/words.ts';
import type { CommentAudience } from '../../operations/operations.generated.ts';
import type { Reference } from '../../sync/state.ts';
import type { CommentAddress } from '../../sync/topics/comments.ts';

/** Who reads a comment, in a sentence, before one writes it and beside what was written. */
export function audienceWords(
  { t }: Words,
  { agencies, countries }: Reference,
  { country, agency, item }: CommentAddress,
  { audience, leadOnly }: { audience: CommentAudience; leadOnly: boolean },
): string {
  if (country === null) return t(audience === 'OPEN' ? 'comment.reads.cycle' : 'comment.reads.coordinators');
  const place = countries[country]?.name ?? country;
  if (audience === 'OPEN') return t(item === null ? 'comment.reads.cell' : 'comment.reads.open');
  if (agency !== null) {
    return t('comment.reads.agency', { agency: agencies[agency]?.acronym ?? agency, country: place });
  }
  return t(leadOnly ? 'comment.reads.lead' : 'comment.reads.team', { country: place });
}
