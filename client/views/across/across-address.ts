import { type Area, areaOf } from '../../elements/area.ts';
import { STILL_DUE } from '../../elements/progress.ts';

/** What needs a person stands before what is good to know. */
export const groups = ['RETURNED', 'CARRIED', 'NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED', 'ACCEPTED'] as const;
export type Group = (typeof groups)[number];

export const orders = ['urgent', 'name', 'changed'] as const;
export type Order = (typeof orders)[number];
/** What is shown: all that is due, everything, or one group. */
export type Shown = typeof STILL_DUE | 'ALL' | Group;

/** What the page shows, as its address says it. What an address says wrongly is as if left out. */
export interface AcrossAddress {
  readonly item: string | null;
  /** An agency's code, or `team`. */
  readonly agency: string | null;
  /** Null: the open one. */
  readonly cycle: string | null;
  /** Only items of this area of the Call to Action; null for all. */
  readonly area: Area | null;
  readonly q: string;
  readonly show: Shown;
  readonly order: Order;
  /** Where the page begins, for those who answer in more countries than one page holds. */
  readonly after: string | null;
}

/** Reads what the address says after the question mark. */
export function parseAcrossAddress(query: Readonly<Record<string, string>>): AcrossAddress {
  const shown: readonly Shown[] = [STILL_DUE, 'ALL', ...groups];
  return {
    item: query.item || null,
    agency: query.agency || null,
    cycle: query.cycle || null,
    area: areaOf(query.area),
    q: query.q ?? '',
    show: shown.find((one) => one === query.show) ?? STILL_DUE,
    order: orders.find((one) => one === query.order) ?? 'urgent',
    after: query.after || null,
  };
}

/** What the address says after the question mark; what is as it is without it is left out. */
export function queryOf({ show, order, ...others }: AcrossAddress): Readonly<Record<string, string>> {
  const values = {
    ...others,
    show: show === STILL_DUE ? null : show,
    order: order === 'urgent' ? null : order,
  };
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])),
  );
}
