import type { AddendumContent } from '../cycles/add-addendum.ts';
import type { FrozenPlace } from '../cycles/addendum.sql.ts';
import { type DemonstrationAnswer, keyOf, statusOf, subjectOf } from './answer-life.ts';
import { choose, chooseOne } from './choice.ts';
import type { DemonstrationYear } from './demonstration-cycles.ts';
import { happensTo, placesOf } from './demonstration-places.ts';
import { languageOf } from './languages.ts';
import { sentences } from './sentences.ts';

/** What the coordinator adds to an answer of last year. */
export type DemonstrationAddendum = {
  place: Omit<FrozenPlace, 'snapshot'>;
  content: AddendumContent;
};

/** To one answer in so many of those that were handed in. */
const ADDENDUM_IN = 600;

/** What is added to last year's answers after the closing. */
export function demonstrationAddenda(
  year: DemonstrationYear,
  answers: readonly DemonstrationAnswer[],
): DemonstrationAddendum[] {
  return placesOf(year, answers).flatMap((place) => {
    const { answer, cell, item } = place;
    const key = keyOf(place);
    const status = statusOf(answer);
    if (status !== 'SUBMITTED' && status !== 'ACCEPTED') return [];
    if (!happensTo(place, 'addendum', ADDENDUM_IN)) return [];
    const said = answer.findLast(({ input }) => input.narrative != null)?.input;
    const { country, agency } = cell;
    const words = sentences[languageOf(country)];
    const subject = subjectOf(place, words);
    const added = chooseOne(words.addenda, 'addendum', ...key)(subject);
    const reason = chooseOne(words.addendumReasons, 'reason', ...key)(subject);
    const better = answer[0]?.input.rating === 'APPROACHES' && choose(2, 'better', ...key) === 0;
    return {
      place: { country, agency, item: item.code },
      content: {
        reason: `${reason} ${words.mark}`,
        narrative: `${said?.narrative}\n${added}`,
        ...(better && { rating: 'MEETS' as const }),
      },
    };
  });
}
