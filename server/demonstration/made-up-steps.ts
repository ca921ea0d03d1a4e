import { type DemonstrationAnswer, keyOf, subjectOf } from './answer-life.ts';
import { choose, chooseOne, uuidOf } from './choice.ts';
import type { DemonstrationYear } from './demonstration-cycles.ts';
import { happensTo, placesOf } from './demonstration-places.ts';
import { languageOf } from './languages.ts';
import { sentences } from './sentences.ts';

/** What is to be done about an answer below MEETS, by whoever wrote it. */
export type DemonstrationNextStep = {
  mutationId: string;
  place: { cycle: string; country: string; agency: string | null; item: string };
  persona: string;
  text: string;
  owned: boolean;
  dueOn: string;
  /** Of the request that says that it is done; null where it is not. */
  doneMutationId: string | null;
};

/** One answer in so many of those below MEETS has a next step. */
const STEP_IN = 400;
/** Of these, one in so many is done. */
const DONE_IN = 4;
/** They are due from some days before today, which are overdue, to some after it. */
const DUE_DAYS = { before: 15, after: 75 } as const;

const day = 24 * 60 * 60 * 1000;

/** The next steps beside this year's answers. */
export function demonstrationNextSteps(
  year: DemonstrationYear,
  answers: readonly DemonstrationAnswer[],
): DemonstrationNextStep[] {
  return placesOf(year, answers).flatMap((place) => {
    const { answer, cell, item } = place;
    const rating = answer.findLast(({ input }) => input.rating != null)?.input.rating;
    if (rating !== 'MISSING' && rating !== 'APPROACHES') return [];
    if (!happensTo(place, 'next step', STEP_IN)) return [];
    const key = keyOf(place);
    const { country, agency, persona } = cell;
    const words = sentences[languageOf(country)];
    const text = chooseOne(words.nextSteps, 'next step', ...key)(subjectOf(place, words));
    const due = choose(DUE_DAYS.before + DUE_DAYS.after, 'due', ...key) - DUE_DAYS.before;
    const done = choose(DONE_IN, 'done', ...key) === 0;
    return [
      {
        mutationId: uuidOf('demonstration', 'next step', ...key),
        place: { cycle: year.cycle.code, country, agency, item: item.code },
        persona,
        text: `${text} ${words.mark}`,
        owned: choose(2, 'owner', ...key) === 0,
        dueOn: new Date(Date.parse(year.lastDay) + due * day).toISOString().slice(0, 10),
        doneMutationId: done ? uuidOf('demonstration', 'next step done', ...key) : null,
      },
    ];
  });
}
