import { createHash } from 'node:crypto';
import { type Item, type Places, readPlaces } from './catalogue.ts';
import { sentenceOf } from './sentences.ts';

/** One cell's answers, as the person who writes them sends them. */
export interface CellAnswers {
  persona: string;
  country: string;
  agency: string | null;
  answers: Answer[];
}

export interface Answer {
  item: string;
  status: 'IN_PROGRESS' | 'SUBMITTED';
  rating: string;
  narrative: string;
}

const ratings = ['MISSING', 'APPROACHES', 'APPROACHES', 'MEETS', 'EXCEEDS'];

/**
 * Every answer that a cycle can hold: each agency in each country to each of its items, and each country team. The cells
 * are scattered, since people of all countries write at the same time: what a country did lies all over the log.
 */
export async function fullCycle(cycle: string): Promise<CellAnswers[]> {
  const places = await readPlaces();
  const cells = places.countries.flatMap((country) => [
    cellOf(cycle, country, null, places),
    ...places.agencies.map((agency) => cellOf(cycle, country, agency, places)),
  ]);
  const placeOf = ({ country, agency }: CellAnswers) =>
    lotsOf(`${cycle}/${country}/${agency}`).toString('hex');
  return cells
    .map((cell) => ({ cell, place: placeOf(cell) }))
    .sort((left, right) => (left.place < right.place ? -1 : 1))
    .map(({ cell }) => cell);
}

/** Bytes that look random and are the same on every machine. */
function lotsOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

function cellOf(cycle: string, country: string, agency: string | null, places: Places): CellAnswers {
  const items = agency === null ? places.teamItems : places.agencyItems;
  // The country team's items are written by an agency that reports in the country.
  const writer = agency ?? places.agencies[0];
  return {
    persona: `focal-point/${writer}/${country}`,
    country,
    agency,
    answers: items.map((item) => answerOf(item, [cycle, country, agency, item.code].join('/'))),
  };
}

function answerOf(item: Item, key: string): Answer {
  const lots = lotsOf(key);
  const lot = (index: number, bound: number) => (lots[index] ?? 0) % bound;
  const sentences = Array.from({ length: 2 + lot(12, 5) }, (_, number) =>
    sentenceOf(lotsOf(`${key}/${number}`)),
  );
  return {
    item: item.code,
    status: lot(10, 4) === 0 ? 'IN_PROGRESS' : 'SUBMITTED',
    rating: ratings[lot(11, ratings.length)] ?? 'MEETS',
    narrative: `${item.title}: ${sentences.join(' ')}`,
  };
}
