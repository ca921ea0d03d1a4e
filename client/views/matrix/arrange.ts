import type { Country } from '../../sync/model.ts';
import type { Cells } from '../../sync/topics/matrix.ts';
import type { Measure } from './cell-look.ts';
import { type MatrixAddress, teamKey, totalKey } from './matrix-address.ts';
import type { Column } from './matrix-columns.ts';
import { cellPart, columnTotal, type Numbers, type Part, rowTotal, shareOf } from './totals.ts';

/** Rows that stand together, in their order; the region is null where everything is one group. */
export interface Group {
  readonly region: string | null;
  readonly countries: readonly Country[];
}

/** What the address says about the order. */
export type Order = Pick<MatrixAddress, 'group' | 'sort' | 'by' | 'best'>;

/** The rows in the order that the address asks for, as the counts stand now. */
export function arranged(
  countries: readonly Country[],
  numbers: Numbers,
  order: Order,
  compare: (a: string, b: string) => number,
): readonly Group[] {
  const byName = (a: Country, b: Country) => compare(a.name, b.name);
  const weights = new Map(countries.map(({ code }) => [code, weightOf(numbers, code, order)]));
  const weight = ({ code }: Country) => weights.get(code) ?? 0;
  const sorted = [...countries].sort((a, b) => weight(a) - weight(b) || byName(a, b));
  if (order.group === 'none') return [{ region: null, countries: sorted }];
  const regions = [...new Set(countries.map((country) => country.region))].sort(compare);
  return regions.map((region) => ({
    region,
    countries: sorted.filter((country) => country.region === region),
  }));
}

/** The agencies from the one furthest behind on; the country team keeps its place at the end. */
export function behindFirst(
  columns: readonly Column[],
  countries: readonly Country[],
  numbers: Numbers,
): readonly Column[] {
  const weights = new Map(
    columns.map((column) => {
      const total = columnTotal(numbers, countries, column.agency);
      return [column, column.agency === '' ? last : badness(total, numbers.measure, false)];
    }),
  );
  return [...columns].sort((a, b) => (weights.get(a) ?? 0) - (weights.get(b) ?? 0));
}

/** After everything else, in both directions; a number, for two of them are equal. */
const last = Number.MAX_VALUE;

/** Smaller comes first. */
function weightOf(numbers: Numbers, country: string, { sort, by, best }: Order): number {
  const { whole, measure } = numbers;
  if (by === totalKey) return badness(rowTotal(numbers, country), measure, best);
  if (by !== null) return badness(cellPart(numbers, country, by === teamKey ? '' : by), measure, best);
  if (sort === 'name') return 0;
  if (sort === 'changed') return Date.parse(latestIn(whole, country) ?? '1970-01-01');
  // The greatest part counted first; after it, where nothing is due.
  const share = shareOf(rowTotal(numbers, country), measure);
  return share === null ? 1 : -share;
}

/** Where a number stands among others, the worst first; what is not due is neither bad nor good. */
function badness(part: Part, measure: Measure, best: boolean): number {
  const share = shareOf(part, measure);
  if (share === null) return last;
  return lessIsWorse(measure) === best ? -share : share;
}

/** Of what is answered, accepted or rated well little is bad; of anything else, much. */
export function lessIsWorse({ status, rating }: Measure): boolean {
  if (rating) return rating === 'MEETS' || rating === 'EXCEEDS';
  return status === null || status === 'ACCEPTED';
}

/** When a country last changed; null: never. */
export function latestIn(cells: Cells, country: string): string | null {
  let latest: string | null = null;
  for (const { updatedAt } of cells.get(country)?.values() ?? []) {
    if (updatedAt !== null && (latest === null || updatedAt > latest)) latest = updatedAt;
  }
  return latest;
}
