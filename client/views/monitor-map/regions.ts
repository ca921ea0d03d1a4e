import type { PlacePrecision } from '../../operations/operations.generated.ts';
import type { Incident } from '../monitor-incidents/incident-given.ts';
import type { PlacedEvent } from './vagueness-map.ts';

export interface Region {
  /** Null: none is recorded. */
  readonly name: string | null;
  /** Own incidents that stand, and events that others publish: never added together. */
  readonly own: number;
  readonly imported: number;
  /** How many of both are known how exactly. */
  readonly known: ReadonlyMap<PlacePrecision, number>;
}

/** What happened by region, by name, with what has none at the end: the same as the map, for whoever reads tables. */
export function regionsOf(
  incidents: readonly Incident[],
  events: readonly PlacedEvent[],
  compare: (a: string, b: string) => number,
): readonly Region[] {
  const regions = new Map<string, Region>();
  const add = (
    region: string | null,
    precision: PlacePrecision,
    { own, imported }: Pick<Region, 'own' | 'imported'>,
  ) => {
    const name = region?.trim() || null;
    const key = name?.toLocaleLowerCase() ?? '';
    const before = regions.get(key) ?? { name, own: 0, imported: 0, known: new Map() };
    const known = new Map(before.known).set(precision, (before.known.get(precision) ?? 0) + 1);
    regions.set(key, {
      name: before.name,
      own: before.own + own,
      imported: before.imported + imported,
      known,
    });
  };
  for (const { state, region, placePrecision } of incidents)
    if (state === 'STANDS') add(region, placePrecision, { own: 1, imported: 0 });
  for (const { region, placePrecision } of events) add(region, placePrecision, { own: 0, imported: 1 });
  return [...regions.values()].sort((a, b) =>
    a.name === null ? 1 : b.name === null ? -1 : compare(a.name, b.name),
  );
}
