import type { PlaceTree } from './place-tree.ts';
import { THRESHOLD } from './release.ts';

/** By the index of a place: what is shown there, or null where it is hidden. */
export type Shown = readonly (number | null)[];

/** A movement that may be seen: none, or one that is no small count itself. */
export function mayBeSeen(moved: number): boolean {
  return moved === 0 || Math.abs(moved) >= THRESHOLD;
}

/**
 * What is shown of one category in one month, after what was shown before. docs/releases.md tells why nothing hidden
 * follows from it. First all numbers are proposed that may be shown or changed, as far as counts tell. Then whatever
 * could be worked out from the whole is checked: numbers, what is left of each sum, and how both moved. Where
 * something may not be seen, what was proposed there is taken back, until nothing is left to take back.
 */
export function settleMonth(tree: PlaceTree, counts: readonly number[], before: Shown): Shown {
  const own = propose(tree, counts, before);
  for (;;) {
    const shown = addUp(tree, own);
    const wrong = findWrong(tree, before, shown);
    if (wrong === null) return shown;
    if (!takeBack(tree, before, own, shown, wrong))
      throw new Error(
        `The earlier release shows numbers for ${tree.places[wrong]} that this rule never makes. ` +
          'Pass the release as it was made.',
      );
  }
}

/** What may be shown at each place by itself. What an open sum decides looks at its rest as a whole, never at a part. */
function propose(tree: PlaceTree, counts: readonly number[], before: Shown): (number | null)[] {
  const own = [...before];
  const sum = (places: readonly number[]) => places.reduce((all, place) => all + (counts[place] ?? 0), 0);
  const visit = (place: number) => {
    const children = tree.children[place] ?? [];
    const hidden = children.filter((child) => own[child] === null);
    if (hidden.length > 0 || children.length === 0) {
      const count = counts[place] ?? 0;
      if (children.length > 0 && sum(hidden) < THRESHOLD) return;
      if (count < THRESHOLD || !mayBeSeen(count - (own[place] ?? count))) return;
      own[place] = count;
      const ready = (tree.partners[place] ?? []).filter((partners) =>
        partners.every((one) => own[one] === null && (counts[one] ?? 0) >= THRESHOLD),
      );
      // What stays hidden may not be a small sum either: the last partners that could be shown then stay with it.
      const stays = hidden.filter((child) => !ready.some((partners) => partners.includes(child)));
      if (stays.length > 0 && sum(stays) < THRESHOLD) ready.pop();
      for (const one of ready.flat()) own[one] = counts[one] ?? 0;
    }
    if (hidden.length === 0 && children.length > 0) {
      const moved = countAsMoved(tree, counts, before, place) - (before[place] ?? 0);
      if (!mayBeSeen(moved)) return;
    }
    for (const child of children) if (own[child] !== null) visit(child);
  };
  if (own[0] !== null || (counts[0] ?? 0) >= THRESHOLD) visit(0);
  return own;
}

/**
 * The count of a place, by which a sum of shown parts is judged to have moved. A part that became small, or in which
 * what is hidden did, counts as it is shown: else one could tell from whether others moved how small it is.
 */
export function countAsMoved(
  tree: PlaceTree,
  counts: readonly number[],
  before: Shown,
  place: number,
): number {
  const children = tree.children[place] ?? [];
  const hidden = children.filter((child) => before[child] === null);
  const count = counts[place] ?? 0;
  if (children.length > 0 && hidden.length === 0)
    return children.reduce((sum, child) => sum + countAsMoved(tree, counts, before, child), 0);
  const least = children.length === 0 ? count : hidden.reduce((sum, child) => sum + (counts[child] ?? 0), 0);
  return least < THRESHOLD ? (before[place] ?? count) : count;
}

/** Where all parts of a sum are shown, the sum is what they add up to: it then tells nothing that they don’t. */
function addUp(tree: PlaceTree, own: Shown): (number | null)[] {
  const shown = [...own];
  for (let place = shown.length - 1; place >= 0; place--) {
    const children = tree.children[place] ?? [];
    if (shown[place] === null || children.length === 0) continue;
    if (children.every((child) => shown[child] !== null)) shown[place] = total(children, shown);
  }
  return shown;
}

function total(places: readonly number[], shown: Shown): number {
  return places.reduce((all, place) => all + (shown[place] ?? 0), 0);
}

/** The lowest place at which something could be worked out that may not be seen. */
function findWrong(tree: PlaceTree, before: Shown, shown: Shown): number | null {
  for (let place = shown.length - 1; place >= 0; place--) {
    const now = shown[place] ?? null;
    if (now === null) continue;
    const children = tree.children[place] ?? [];
    const isOpen = children.some((child) => shown[child] === null);
    if (isOpen && now - total(children, shown) < THRESHOLD) return place;
    const earlier = before[place] ?? null;
    if (earlier === null) continue;
    if (!mayBeSeen(now - earlier)) return place;
    const known = children.filter((child) => before[child] !== null);
    const restMoved = now - total(known, shown) - (earlier - total(known, before));
    if (known.length < children.length && !mayBeSeen(restMoved)) return place;
  }
  return null;
}

/** What changed below the place stands; if nothing did, the place itself does. Tells whether anything was proposed. */
function takeBack(
  tree: PlaceTree,
  before: Shown,
  own: (number | null)[],
  shown: Shown,
  wrong: number,
): boolean {
  const below = placesBelow(tree, wrong);
  const places = below.some((place) => shown[place] !== before[place]) ? below : [wrong];
  const changed = places.filter((place) => own[place] !== before[place]);
  for (const place of changed) own[place] = before[place] ?? null;
  return changed.length > 0;
}

function placesBelow(tree: PlaceTree, place: number): number[] {
  return (tree.children[place] ?? []).flatMap((child) => [child, ...placesBelow(tree, child)]);
}
