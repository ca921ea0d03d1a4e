import type { Counts } from '../../elements/progress.ts';
import type { Country } from '../../sync/model.ts';
import type { Cells } from '../../sync/topics/matrix.ts';
import { countedIn, type Measure } from './cell-look.ts';

/** What cells and totals are made from. */
export interface Numbers {
  /** Every cell's own counts, and those that the filter leaves of them: the same object without one. */
  readonly whole: Cells;
  readonly counted: Cells;
  readonly measure: Measure;
}

/** Counts, and what they are a part of: a rating lets only some of the answers through. */
export interface Part {
  readonly counts: Counts;
  readonly due: number;
}

const nothing: Counts = { notStarted: 0, inProgress: 0, submitted: 0, returned: 0, accepted: 0, total: 0 };

/** One cell as a part of a total. */
export function cellPart({ whole, counted, measure }: Numbers, country: string, agency: string): Part {
  const counts = counted.get(country)?.get(agency) ?? nothing;
  return { counts, due: measure.rating ? (whole.get(country)?.get(agency)?.total ?? 0) : counts.total };
}

/** Parts together: every total of the matrix is made here, so that all count the same thing as its cells. */
export function sumOf(parts: Iterable<Part>): Part {
  const counts = { ...nothing };
  let due = 0;
  for (const part of parts) {
    counts.notStarted += part.counts.notStarted;
    counts.inProgress += part.counts.inProgress;
    counts.submitted += part.counts.submitted;
    counts.returned += part.counts.returned;
    counts.accepted += part.counts.accepted;
    counts.total += part.counts.total;
    due += part.due;
  }
  return { counts, due };
}

/** A country's agencies and its team together. */
export function rowTotal(numbers: Numbers, country: string): Part {
  const agencies = numbers.whole.get(country)?.keys() ?? [];
  return sumOf([...agencies].map((agency) => cellPart(numbers, country, agency)));
}

/** One agency, or the country teams, in these countries. */
export function columnTotal(numbers: Numbers, countries: readonly Country[], agency: string): Part {
  return sumOf(countries.map(({ code }) => cellPart(numbers, code, agency)));
}

/** The part of what is due that the numbers count; null where nothing is due. */
export function shareOf({ counts, due }: Part, measure: Measure): number | null {
  return due === 0 ? null : countedIn(counts, measure) / due;
}
