import { type Area, areaOf } from '../../elements/area.ts';
import type { ProgressDimension } from '../../operations/operations.generated.ts';

/** What answers can be charted by. */
export const dimensions = ['AGENCY', 'REGION', 'SECTION', 'AREA'] as const satisfies ProgressDimension[];

/** What the address says of the charts. */
export interface ChartsAddress {
  readonly by: (typeof dimensions)[number];
  /** Only answers to items of this area; null for all. */
  readonly area: Area | null;
  /** Null: the usual one. */
  readonly cycle: string | null;
}

/** Reads what the address says after the question mark. What it says wrongly is as if left out. */
export function parseCharts(query: Readonly<Record<string, string>>): ChartsAddress {
  return {
    by: dimensions.find((one) => one === query.by) ?? 'AGENCY',
    area: areaOf(query.area),
    cycle: query.cycle || null,
  };
}

/** As the address says it after the question mark. */
export function chartsQuery({ by, area, cycle }: ChartsAddress): Record<string, string> {
  return {
    ...(by === 'AGENCY' ? {} : { by }),
    ...(area === null ? {} : { area: String(area) }),
    ...(cycle === null ? {} : { cycle }),
  };
}
