import { answeredOf } from '../../elements/progress.ts';
import type { Country } from '../../sync/model.ts';
import type { Cells } from '../../sync/topics/matrix.ts';
import type { MatrixAddress } from './matrix-address.ts';

/** Rows that stand together, in their order; the region is null where everything is one group. */
export interface Group {
  readonly region: string | null;
  readonly countries: readonly Country[];
}

/** The rows in the order that the address asks for, as the counts stand now. */
export function arranged(
  countries: readonly Country[],
  cells: Cells,
  { group, sort }: Pick<MatrixAddress, 'group' | 'sort'>,
  compare: (a: string, b: string) => number,
): readonly Group[] {
  const byName = (a: Country, b: Country) => compare(a.name, b.name);
  const weights = new Map(countries.map(({ code }) => [code, weightOf(cells, code, sort)]));
  const weight = ({ code }: Country) => weights.get(code) ?? 0;
  const sorted = [...countries].sort((a, b) => weight(a) - weight(b) || byName(a, b));
  if (group === 'none') return [{ region: null, countries: sorted }];
  const regions = [...new Set(countries.map((country) => country.region))].sort(compare);
  return regions.map((region) => ({
    region,
    countries: sorted.filter((country) => country.region === region),
  }));
}

/** Smaller comes first: the most answered, or what changed longest ago. */
function weightOf(cells: Cells, country: string, sort: MatrixAddress['sort']): number {
  switch (sort) {
    case 'name':
      return 0;
    case 'answered': {
      const { answered, total } = sumOf(cells, country);
      return total === 0 ? 1 : -answered / total;
    }
    case 'changed': {
      const latest = latestIn(cells, country);
      return latest === null ? 0 : Date.parse(latest);
    }
  }
}

/** When a country last changed; null: never. */
export function latestIn(cells: Cells, country: string): string | null {
  let latest: string | null = null;
  for (const { updatedAt } of cells.get(country)?.values() ?? []) {
    if (updatedAt !== null && (latest === null || updatedAt > latest)) latest = updatedAt;
  }
  return latest;
}

function sumOf(cells: Cells, country: string): { answered: number; total: number } {
  let answered = 0;
  let total = 0;
  for (const counts of cells.get(country)?.values() ?? []) {
    answered += answeredOf(counts);
    total += counts.total;
  }
  return { answered, total };
}
