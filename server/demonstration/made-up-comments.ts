import type { CommentAudience } from '../../schema/types/comment-audience.ts';
import { type DemonstrationAnswer, keyOf, statusOf, subjectOf } from './answer-life.ts';
import { choose, chooseOne, uuidOf } from './choice.ts';
import type { DemonstrationYear } from './demonstration-cycles.ts';
import { happensTo, type PlacedAnswer, placesOf } from './demonstration-places.ts';
import { languageOf } from './languages.ts';
import { sentences } from './sentences.ts';

/** What somebody says beside an answer, and whom they name. */
export type DemonstrationComment = { mutationId: string; persona: string; text: string; mentions: string[] };

/** Comments on one answer: one that begins, and perhaps a reply. */
export type DemonstrationThread = {
  place: { cycle: string; country: string; agency: string; item: string };
  audience: CommentAudience;
  begins: DemonstrationComment;
  reply: DemonstrationComment | null;
};

/** One answer in so many has a thread, of those that the network reads and of those that were returned. */
const threadIn = { OPEN: 250, INTERNAL: 40 } as const;

/** What is talked about beside this year's answers of agencies. */
export function demonstrationThreads(
  year: DemonstrationYear,
  answers: readonly DemonstrationAnswer[],
): DemonstrationThread[] {
  return placesOf(year, answers).flatMap((place) => {
    const { country, agency } = place.cell;
    const audience = audienceOf(place.answer);
    if (agency === null || audience === null) return [];
    if (!happensTo(place, 'thread', threadIn[audience])) return [];
    const at = { cycle: year.cycle.code, country, agency, item: place.item.code };
    return [{ place: at, audience, ...said(place, audience, agency) }];
  });
}

function audienceOf(answer: DemonstrationAnswer): CommentAudience | null {
  switch (statusOf(answer)) {
    case 'SUBMITTED':
    case 'ACCEPTED':
      return 'OPEN';
    case 'RETURNED':
      return 'INTERNAL';
    default:
      return null;
  }
}

/** The co-chair asks whoever answered, who replies to every other question; colleagues ask whoever drafts for them. */
function said(
  place: PlacedAnswer,
  audience: CommentAudience,
  agency: string,
): Pick<DemonstrationThread, 'begins' | 'reply'> {
  const { cell } = place;
  const key = keyOf(place);
  const words = sentences[languageOf(cell.country)];
  const subject = subjectOf(place, words);
  const open = audience === 'OPEN';
  const frames = open ? words.openComments : words.internalComments;
  const comment = (of: typeof frames, kind: string, from: string, to: string): DemonstrationComment => ({
    mutationId: uuidOf('demonstration', 'comment', kind, ...key),
    persona: from,
    text: `${chooseOne(of, kind, ...key)(subject)} ${words.mark}`,
    mentions: [to],
  });
  const asks = open ? 'co-chair' : cell.persona;
  const asked = open ? cell.persona : `contributor/${agency}/${cell.country}`;
  const replies = open && choose(2, 'replies', ...key) === 0;
  return {
    begins: comment(frames, 'begins', asks, asked),
    reply: replies ? comment(words.replies, 'reply', asked, asks) : null,
  };
}
