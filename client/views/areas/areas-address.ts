import { type Area, areaOf } from '../../elements/area.ts';
import type { ProgressDimension } from '../../operations/operations.generated.ts';
import { hrefOf } from '../../routing/routes.ts';

/** What an area’s answers can be counted by, beside its items. */
export const groupings = ['AGENCY', 'REGION', 'COUNTRY', 'SECTION'] as const satisfies ProgressDimension[];

/** What the address says of the areas. */
export interface AreasAddress {
  /** Null: all of them. */
  readonly area: Area | null;
  readonly by: (typeof groupings)[number];
  /** Null: the usual one. */
  readonly cycle: string | null;
}

/** Reads what the address says after the question mark. What it says wrongly is as if left out. */
export function parseAreas(query: Readonly<Record<string, string>>): AreasAddress {
  return {
    area: areaOf(query.area),
    by: groupings.find((one) => one === query.by) ?? 'AGENCY',
    cycle: query.cycle || null,
  };
}

/** As the address says it after the question mark. */
export function areasQuery({ area, by, cycle }: AreasAddress): Record<string, string> {
  return {
    ...(area === null ? {} : { area: String(area) }),
    ...(by === 'AGENCY' ? {} : { by }),
    ...(cycle === null ? {} : { cycle }),
  };
}

/** The address after a change. */
export function areasHref(address: AreasAddress, change: Partial<AreasAddress> = {}): string {
  return hrefOf({ view: 'areas', query: areasQuery({ ...address, ...change }) });
}
