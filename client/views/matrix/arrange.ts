import type { Country } from '../../sync/model.ts';
import type { Cells } from '../../sync/topics/matrix.ts';
import { countedIn, type Measure } from './cell-look.ts';
import type { MatrixAddress } from './matrix-address.ts';

/** Rows that stand together, in their order; the region is null where everything is one group. */
export interface Group {
  readonly region: string | null;
  readonly countries: readonly Country[];
}

/** What rows are put in order by. */
export interface Numbers {
  readonly whole: Cells;
  readonly counted: Cells;
  readonly measure: Measure;
}

/** The rows in the order that the address asks for, as the counts stand now. */
export function arranged(
  countries: readonly Country[],
  numbers: Numbers,
  { group, sort }: Pick<MatrixAddress, 'group' | 'sort'>,
  compare: (a: string, b: string) => number,
): readonly Group[] {
  const byName = (a: Country, b: Country) => compare(a.name, b.name);
  const weights = new Map(countries.map(({ code }) => [code, weightOf(numbers, code, sort)]));
  const weight = ({ code }: Country) => weights.get(code) ?? 0;
  const sorted = [...countries].sort((a, b) => weight(a) - weight(b) || byName(a, b));
  if (group === 'none') return [{ region: null, countries: sorted }];
  const regions = [...new Set(countries.map((country) => country.region))].sort(compare);
  return regions.map((region) => ({
    region,
    countries: sorted.filter((country) => country.region === region),
  }));
}

/** Smaller comes first: the greatest part counted, or what changed longest ago. */
function weightOf(numbers: Numbers, country: string, sort: MatrixAddress['sort']): number {
  switch (sort) {
    case 'name':
      return 0;
    case 'share':
      return -shareOf(numbers, country);
    case 'changed': {
      const latest = latestIn(numbers.whole, country);
      return latest === null ? 0 : Date.parse(latest);
    }
  }
}

/** The part of what is due in a country that the numbers count; less than nothing where nothing is due. */
function shareOf({ whole, counted, measure }: Numbers, country: string): number {
  let count = 0;
  let due = 0;
  for (const counts of counted.get(country)?.values() ?? []) {
    count += countedIn(counts, measure);
    due += counts.total;
  }
  if (measure.rating) {
    due = 0;
    for (const counts of whole.get(country)?.values() ?? []) due += counts.total;
  }
  return due === 0 ? -1 : count / due;
}

/** When a country last changed; null: never. */
export function latestIn(cells: Cells, country: string): string | null {
  let latest: string | null = null;
  for (const { updatedAt } of cells.get(country)?.values() ?? []) {
    if (updatedAt !== null && (latest === null || updatedAt > latest)) latest = updatedAt;
  }
  return latest;
}
