import type { ItemData } from '../catalogue/catalogue-data.ts';

/** What of an item says whether it goes on with another. */
export type MappedItem = Pick<ItemData, 'code' | 'answeredBy'> & {
  wordingHash: string;
  continues: ItemData['continues'];
};

/**
 * How an item goes on with one of the cycle before.
 * - SAME: word for word.
 * - REWORDED: in other words, or under another code.
 * - SPLIT: that one became several.
 * - MERGED: several became this one.
 */
export type CarriedKind = 'SAME' | 'REWORDED' | 'SPLIT' | 'MERGED';

/** An item, and one of the cycle before with which it goes on. */
export type CarriedItem = { item: string; from: string; kind: CarriedKind };

/** The same with what another kind of party answered, which goes on in nothing but its question. */
export type ContinuingItem = Omit<CarriedItem, 'kind'> & { kind: CarriedKind | 'OTHER_PARTY' };

/** What of `continuedItems` is carried over: not what another kind of party answered. */
export function carriedItems(...of: Parameters<typeof continuedItems>): CarriedItem[] {
  return continuedItems(...of).flatMap(({ kind, ...link }) =>
    kind === 'OTHER_PARTY' ? [] : [{ ...link, kind }],
  );
}

/**
 * Which items of a checklist go on with which of an earlier version, and how. An item always goes on with what had its own
 * code; what it continues under others counts from the version that says so first. `versions` are all items of every
 * version, oldest first: over those in between, an item goes on with what they went on with.
 */
export function continuedItems(
  before: readonly MappedItem[],
  now: readonly MappedItem[],
  versions: readonly MappedItem[],
): ContinuingItem[] {
  const earlier = byCode(before);
  const latest = byCode(versions);
  const links = now.flatMap((item) =>
    [...sourcesOf(item, earlier, latest)].map((from) => ({ item, from, old: earlier.get(from) })),
  );
  return links.flatMap(({ item, from, old }): ContinuingItem[] => {
    if (!old) return [];
    if (old.answeredBy !== item.answeredBy) return [{ item: item.code, from, kind: 'OTHER_PARTY' }];
    const merged = links.filter((link) => link.item === item).length > 1;
    const split = links.filter((link) => link.from === from).length > 1;
    return [{ item: item.code, from, kind: kindOf(item, old, { merged, split }) }];
  });
}

function kindOf(
  item: MappedItem,
  old: MappedItem,
  { merged, split }: { merged: boolean; split: boolean },
): CarriedKind {
  if (merged) return 'MERGED';
  if (item.wordingHash === old.wordingHash) return 'SAME';
  return split ? 'SPLIT' : 'REWORDED';
}

type ByCode = ReadonlyMap<string, MappedItem>;

/** The codes of the earlier version with which an item goes on. */
function sourcesOf(item: MappedItem, earlier: ByCode, latest: ByCode): Set<string> {
  const own = earlier.get(item.code);
  const known = new Set(own?.continues.map(({ item: code }) => code));
  const found = new Set(own ? [item.code] : []);
  const seen = new Set([item.code]);
  const follow = (code: string) => {
    if (seen.has(code)) return;
    seen.add(code);
    if (earlier.has(code)) found.add(code);
    else for (const { item: further } of latest.get(code)?.continues ?? []) follow(further);
  };
  for (const { item: code } of item.continues) if (!known.has(code)) follow(code);
  return found;
}

/** The last of each code. */
function byCode(items: readonly MappedItem[]): ByCode {
  return new Map(items.map((item) => [item.code, item]));
}
