import type { ComparisonReason } from '../../schema/types/comparison.ts';
import { type ContinuingItem, continuedItems, type MappedItem } from '../cycles/carried-items.ts';

/** An item of a checklist's version, with all that a comparison goes by. */
export type AskedItem = MappedItem & {
  version: number;
  title: string;
  sectionCode: string;
  sectionTitle: string;
  areas: number[];
};

/** Why answers of two items can't be compared, whatever they say. */
type ItemReason = Extract<ComparisonReason, 'NEW_ITEM' | 'DROPPED_ITEM' | 'OTHER_PARTY' | 'SPLIT' | 'MERGED'>;

/** An item of the later version beside one of the earlier with which it goes on, or one of them alone. */
export type ItemPair = {
  /** Of the earlier and the later version; null where there is none. */
  earlier: string | null;
  later: string | null;
  /** Null where their answers can be compared. */
  reason: ItemReason | null;
  reworded: boolean;
  /** The later one, or the earlier where it stands alone. */
  item: AskedItem;
};

/**
 * Every item of two versions with what it goes on with, in the later one's reading order; earlier ones that nothing goes on
 * with come last. `items` are those of every version, oldest first.
 */
export function pairItems(
  items: readonly AskedItem[],
  earlierVersion: number,
  laterVersion: number,
): ItemPair[] {
  const earlier = items.filter(({ version }) => version === earlierVersion);
  const later = items.filter(({ version }) => version === laterVersion);
  const links = continuedItems(earlier, later, items);
  return [
    ...later.flatMap((item) => besides(item, links)),
    ...earlier.flatMap((item): ItemPair[] => {
      const own = links.filter(({ from }) => from === item.code);
      if (own.some(({ kind }) => kind !== 'OTHER_PARTY')) return [];
      const reason = own.length > 0 ? 'OTHER_PARTY' : 'DROPPED_ITEM';
      return [{ earlier: item.code, later: null, reason, reworded: false, item }];
    }),
  ];
}

function besides(item: AskedItem, links: readonly ContinuingItem[]): ItemPair[] {
  const own = links.filter((link) => link.item === item.code);
  const pairs = own.flatMap(({ from, kind }): ItemPair[] => {
    if (kind === 'OTHER_PARTY') return [];
    const reason = kind === 'SPLIT' || kind === 'MERGED' ? kind : null;
    return [{ earlier: from, later: item.code, reason, reworded: kind === 'REWORDED', item }];
  });
  if (pairs.length > 0) return pairs;
  const reason = own.length > 0 ? 'OTHER_PARTY' : 'NEW_ITEM';
  return [{ earlier: null, later: item.code, reason, reworded: false, item }];
}
