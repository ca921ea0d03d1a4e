import { type CountedIncidents, LEFT_OUT, type ReleaseTable, type Sensitivity } from './release.ts';

/** Of one category in one month: the count of each country. */
export type CountsOfMonth = ReadonlyMap<string, number>;

const leftOut: readonly Sensitivity[] = LEFT_OUT;

/** Counts by category and month, without what is left out; what lies outside of the table is a mistake of the caller. */
export function countIncidents(
  table: ReleaseTable,
  incidents: readonly CountedIncidents[],
): (category: string, month: string) => CountsOfMonth {
  const known = {
    country: new Set(table.countries.map(({ code }) => code)),
    category: new Set(table.categories),
    month: new Set(table.months),
  };
  const counts = new Map<string, Map<string, number>>();
  for (const incident of incidents) {
    for (const word of ['country', 'category', 'month'] as const)
      if (!known[word].has(incident[word]))
        throw new Error(`The table has no ${word} ${incident[word]}. Count only what lies in the table.`);
    if (!Number.isSafeInteger(incident.count) || incident.count < 0)
      throw new Error(`${incident.count} is no count of incidents. Pass whole numbers from 0.`);
    if (leftOut.includes(incident.sensitivity)) continue;
    const key = keyOf(incident.category, incident.month);
    const ofMonth = counts.get(key) ?? new Map<string, number>();
    ofMonth.set(incident.country, (ofMonth.get(incident.country) ?? 0) + incident.count);
    counts.set(key, ofMonth);
  }
  const none: CountsOfMonth = new Map();
  return (category, month) => counts.get(keyOf(category, month)) ?? none;
}

function keyOf(category: string, month: string): string {
  return `${month} ${category}`;
}
