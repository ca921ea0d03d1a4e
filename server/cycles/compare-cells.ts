import type { StoredCell } from '../catalogue/catalogue.sql.ts';
import type { CatalogueData, Presence } from '../catalogue/catalogue-data.ts';
import type { NewCell } from './cycle.sql.ts';

/** The reference data that says which cells a cycle has. */
export type CellReference = Pick<CatalogueData, 'agencies' | 'countries'>;

/** How an agency is to be present in a country; undefined where nothing new is said of it. */
export type PresenceOf = (agency: string, country: string) => Presence | undefined;

/** What is to become of a cycle's cells. */
export type CellChanges = {
  wanted: NewCell[];
  missing: NewCell[];
  moved: (StoredCell & { from: Presence | null })[];
};

/**
 * Compares the cells of a cycle with those that it should have. There is one for each country's team, and one for each
 * country and agency that answers. An agency that isn't present has one too, so that a later change always finds its cell.
 */
export function compareCells(
  { agencies, countries }: CellReference,
  presenceOf: PresenceOf,
  before: readonly StoredCell[],
): CellChanges {
  const known = new Map(before.map((cell) => [keyOf(cell), cell]));
  const wanted = countries.flatMap(({ code: country }): NewCell[] => [
    { country, agency: null, presence: null },
    ...agencies.flatMap(({ code: agency, answersChecklist }): NewCell[] => {
      const there = known.get(keyOf({ country, agency }));
      if (!answersChecklist) return there ? [{ country, agency, presence: 'NONE' }] : [];
      return [{ country, agency, presence: presenceOf(agency, country) ?? there?.presence ?? 'NONE' }];
    }),
  ]);
  return {
    wanted,
    missing: wanted.filter((cell) => !known.has(keyOf(cell))),
    moved: wanted.flatMap((cell) => {
      const old = known.get(keyOf(cell));
      return old && old.presence !== cell.presence
        ? [{ ...old, presence: cell.presence, from: old.presence }]
        : [];
    }),
  };
}

/** The cells in which answers become due with these changes, and those in which none is due any more. */
export function turnOf({ missing, moved }: CellChanges): { coming: NewCell[]; leaving: NewCell[] } {
  return {
    coming: [...missing, ...moved.filter(({ from }) => from === 'NONE')].filter(isDue),
    leaving: moved.filter((cell) => !isDue(cell)),
  };
}

/** Whether answers are due in the cell. */
export function isDue({ presence }: Pick<NewCell, 'presence'>): boolean {
  return presence !== 'NONE';
}

function keyOf({ country, agency }: Pick<NewCell, 'country' | 'agency'>): string {
  return `${country}/${agency ?? ''}`;
}
