import { type ItemData, presenceIn } from '../catalogue/catalogue-data.ts';
import { wordingHash } from '../loading/checklist-hash.ts';
import { type DemonstrationAnswer, type DemonstrationCell, lifeOf, outcomeOf } from './answer-life.ts';
import { choose } from './choice.ts';
import type { DemonstrationYear } from './demonstration-cycles.ts';

/** One cell in this many is answered to its last item. */
const COMPLETE_CELL_IN = 60;
/** Answers in any other cell: at least so many, and so many at most. */
const answersInCell = { 'last year': [2, 4], 'this year': [1, 4] } as const;

/**
 * Everything that the demonstration's people answer in one cycle: something in every cell, made up from the items'
 * own texts. The codes decide what, so that every installation shows the same. Half of the cells go on with what they
 * answered in the year `before`.
 */
export function demonstrationAnswers(
  year: DemonstrationYear,
  before: DemonstrationYear | null,
): DemonstrationAnswer[] {
  return cellsOf(year).flatMap((cell) => {
    const asked = before ? someItems(before, cell) : [];
    return itemsAnswered(year, cell, asked).map((item) => {
      const last = asked.find(({ code }) => code === item.code);
      if (!before || !last) return lifeOf({ year, cell, item, last: null });
      const outcome = outcomeOf({ year: before, cell, item: last, last: null });
      const sameWords = wordingHash(last) === wordingHash(item);
      return lifeOf({ year, cell, item, last: { ...outcome, sameWords } });
    });
  });
}

function cellsOf({ data, cycle }: DemonstrationYear): DemonstrationCell[] {
  const presence = data.presence.get(cycle.code);
  if (!presence) return [];
  return data.countries.flatMap(({ code: country }) => {
    const reporting = data.agencies.filter(
      ({ code, answersChecklist }) => answersChecklist && presenceIn(presence, code, country) !== 'NONE',
    );
    const writer = reporting[choose(Math.max(1, reporting.length), 'team writer', country)];
    return [
      {
        country,
        agency: null,
        acronym: null,
        persona: writer ? focalPoint(writer.code, country) : 'coordinator',
      },
      ...reporting.map(({ code, acronym }) => ({
        country,
        agency: code,
        acronym,
        persona: focalPoint(code, country),
      })),
    ];
  });
}

function focalPoint(agency: string, country: string): string {
  return `focal-point/${agency}/${country}`;
}

/** Half of the cells answer what they answered last year. */
function itemsAnswered(
  year: DemonstrationYear,
  cell: DemonstrationCell,
  asked: readonly ItemData[],
): ItemData[] {
  const own = someItems(year, cell);
  if (choose(2, 'goes on', cell.country, cell.agency ?? 'team') === 0) return own;
  const items = itemsOf(year, cell);
  const again = items.filter(({ code }) => asked.some((last) => last.code === code));
  return again.length > 0 && own.length < items.length ? again.slice(0, Math.max(2, own.length)) : own;
}

/** As people work through a checklist: some items in a row. */
function someItems(year: DemonstrationYear, cell: DemonstrationCell): ItemData[] {
  const key = [year.cycle.code, cell.country, cell.agency ?? 'team'];
  const items = itemsOf(year, cell);
  const complete = choose(COMPLETE_CELL_IN, 'complete', ...key) === 0;
  const [fewest, most] = answersInCell[year.stage];
  const count = complete ? items.length : fewest + choose(most - fewest + 1, 'how many', ...key);
  const start = choose(items.length, 'start', ...key);
  return [...items.slice(start), ...items.slice(0, start)].slice(0, count);
}

function itemsOf({ data }: DemonstrationYear, { agency }: DemonstrationCell): ItemData[] {
  return data.checklist.items.filter(
    ({ answeredBy }) => answeredBy === (agency === null ? 'COUNTRY_TEAM' : 'AGENCY'),
  );
}
