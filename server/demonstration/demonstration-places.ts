import { type DemonstrationAnswer, type DemonstrationPlace, keyOf } from './answer-life.ts';
import { choose } from './choice.ts';
import type { DemonstrationYear } from './demonstration-cycles.ts';

/** An answer with its place. */
export type PlacedAnswer = DemonstrationPlace & { answer: DemonstrationAnswer };

/** Where the door leads first there is more to see. */
export const shownFirst = { countries: new Set(['KEN', 'NPL', 'BGD']), oneIn: 5 };

/** Whether something happens to an answer that happens to one in so many. */
export function happensTo(place: DemonstrationPlace, what: string, oneIn: number): boolean {
  const shown = shownFirst.countries.has(place.cell.country);
  return choose(shown ? shownFirst.oneIn : oneIn, what, ...keyOf(place)) === 0;
}

/** Where answers of a year stand. */
export function placesOf(year: DemonstrationYear, answers: readonly DemonstrationAnswer[]): PlacedAnswer[] {
  const items = new Map(year.data.checklist.items.map((item) => [item.code, item]));
  const acronyms = new Map(year.data.agencies.map(({ code, acronym }) => [code, acronym]));
  return answers.flatMap((answer) => {
    const [begun] = answer;
    const item = begun && items.get(begun.input.item);
    if (!item) return [];
    const { country, agency = null } = begun.input;
    const acronym = agency === null ? null : (acronyms.get(agency) ?? agency);
    const cell = { country, agency, acronym, persona: begun.persona };
    return [{ year, cell, item, last: null, answer }];
  });
}
