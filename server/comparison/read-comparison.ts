import {
  type Comparison,
  type ComparisonArgs,
  type ComparisonCounts,
  type ComparisonDimension,
  ComparisonReason,
  type ComparisonSide,
} from '../../schema/types/comparison.ts';
import type { Database } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { compare } from './compare.ts';
import type { Side } from './find-side.ts';
import { type CountedPairs, countPairs } from './pair.sql.ts';
import type { ItemPair } from './pair-items.ts';

/** Counts what became of the answers that somebody reads, by country, agency, section, area or item. */
export function readComparison(
  database: Database,
  viewer: Viewer,
  { by, ...comparing }: ComparisonArgs,
): Promise<Comparison> {
  return compare(database, viewer, comparing, async (connection, compared, cursor) => {
    const counted = await countPairs(connection, compared, by);
    const rows = new Map<string | null, CountedPairs[]>();
    for (const one of counted) {
      if (!one.total) rows.set(one.code, [...(rows.get(one.code) ?? []), one]);
    }
    const titles = titlesOf(compared.links, by);
    const codes = [...rows.keys()].sort(compareCodes([...titles.keys()]));
    return {
      earlier: toSide(compared.earlier),
      later: toSide(compared.later),
      total: sumPairs(counted.filter(({ total }) => total)),
      rows: codes.map((code) => ({
        code,
        title: (code === null ? null : titles.get(code)) ?? null,
        counts: sumPairs(rows.get(code) ?? []),
      })),
      cursor,
    };
  });
}

/** In the order of rows; none of what has its name elsewhere. */
function titlesOf(links: readonly ItemPair[], by: ComparisonDimension): Map<string, string> {
  const titles = new Map<string, string>();
  for (const { item } of links) {
    const [code, title] =
      by === 'SECTION' ? [item.sectionCode, item.sectionTitle] : by === 'ITEM' ? [item.code, item.title] : [];
    if (code !== undefined && title !== undefined && !titles.has(code)) titles.set(code, title);
  }
  return titles;
}

function compareCodes(order: readonly string[]): (left: string | null, right: string | null) => number {
  return (left, right) => {
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return order.indexOf(left) - order.indexOf(right) || (left < right ? -1 : 1);
  };
}

/** Counted pairs, added up by what became of them and why. */
export function sumPairs(counted: readonly CountedPairs[]): ComparisonCounts {
  const total = (field: 'pairs' | 'reworded' | 'amended', of = counted) =>
    of.reduce((all, one) => all + one[field], 0);
  const pairs = (kind: CountedPairs['kind']) =>
    total(
      'pairs',
      counted.filter((one) => one.kind === kind),
    );
  const reasons = Object.values(ComparisonReason).map((reason) => ({
    reason,
    pairs: total(
      'pairs',
      counted.filter((one) => one.reason === reason),
    ),
  }));
  return {
    pairs: total('pairs'),
    gains: pairs('GAIN'),
    losses: pairs('LOSS'),
    unchanged: pairs('UNCHANGED'),
    notComparable: pairs('NOT_COMPARABLE'),
    reasons: reasons.filter(({ pairs }) => pairs > 0),
    reworded: total('reworded'),
    amended: total('amended'),
  };
}

function toSide({ cycleCode, snapshot }: Side): ComparisonSide {
  return { cycleCode, snapshot: snapshot?.name ?? null, at: snapshot?.at ?? null };
}
