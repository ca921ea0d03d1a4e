import { expect } from 'vitest';
import type { Viewer } from '../../server/domain/viewer.ts';
import type { Ask } from '../cycles/two-years.ts';
import {
  type Dimension,
  type PlainPair,
  plainCounts,
  plainPairs,
  type Recorded,
} from './plain-comparison.ts';

const dimensions: Dimension[] = ['COUNTRY', 'AGENCY', 'SECTION', 'AREA', 'ITEM'];
type Counts = {
  pairs: number;
  gains: number;
  losses: number;
  unchanged: number;
  notComparable: number;
  reasons: { reason: string; pairs: number }[];
  reworded: number;
  amended: number;
};
type Side = { cycleCode: string; snapshot: string | null; at: string | null };
export type Comparison = {
  earlier: Side;
  later: Side;
  total: Counts;
  rows: { code: string | null; title: string | null; counts: Counts }[];
};
const countsFields =
  '{ pairs gains losses unchanged notComparable reasons { reason pairs } reworded amended }';

/** Lays two sides beside each other through the API; a side as it is written in a query. */
export async function askComparison(
  ask: Ask,
  viewer: Viewer,
  { earlier, later, by, filter = '{}' }: { earlier: string; later: string; by: Dimension; filter?: string },
): Promise<Comparison> {
  const { comparison } = await ask<{ comparison: Comparison }>(
    viewer,
    `{ comparison(earlier: ${earlier}, later: ${later}, by: ${by}, filter: ${filter}) {
      earlier { cycleCode snapshot at } later { cycleCode snapshot at }
      total ${countsFields} rows { code title counts ${countsFields} } } }`,
  );
  return comparison;
}

/** One row's numbers by name, without those that are zero, as the plain recount has them. */
function named({ gains, losses, unchanged, notComparable, reasons, reworded }: Counts) {
  const all = {
    GAIN: gains,
    LOSS: losses,
    UNCHANGED: unchanged,
    NOT_COMPARABLE: notComparable,
    reworded,
    ...Object.fromEntries(reasons.map(({ reason, pairs }) => [reason, pairs])),
  };
  return Object.fromEntries(Object.entries(all).filter(([, count]) => count > 0));
}

/** By every dimension a comparison counts what a plain recount does, whose pairs it returns. */
export async function expectPlainCounts(
  compare: (earlier: string, later: string, by: Dimension) => Promise<Comparison>,
  earlier: [string, Recorded],
  later: [string, Recorded],
): Promise<PlainPair[]> {
  const expected = plainPairs(earlier[1], later[1]);
  for (const by of dimensions) {
    const { total, rows } = await compare(earlier[0], later[0], by);
    const found = {
      all: named(total),
      ...Object.fromEntries(rows.map(({ code, counts }) => [code ?? 'team', named(counts)])),
    };
    expect(found, by).toEqual(plainCounts(expected, by));
    expect(total.pairs).toBe(expected.length);
  }
  return expected;
}
