import type { ItemData } from '../catalogue/catalogue-data.ts';
import { reportDuplicates } from './json-reader.ts';
import type { Problems } from './problems.ts';

/**
 * Reports what is wrong with what items continue: codes that are neither asked nor in “retiredItems”, one that is named
 * twice, and items that would continue themselves over others.
 */
export function checkMapping(
  items: readonly Pick<ItemData, 'code' | 'continues'>[],
  retiredItems: readonly string[],
  problems: Problems,
): void {
  const known = new Set([...items.map(({ code }) => code), ...retiredItems]);
  for (const { code, continues } of items) {
    const named = continues.map(({ item }) => item);
    reportDuplicates(named, `checklist.json, ${code}: in “continues” item`, problems);
    for (const unknown of named.filter((item) => !known.has(item))) {
      problems.add(
        `checklist.json, ${code}: “continues” names ${unknown}, which is neither asked nor in “retiredItems”: correct it, or name it there.`,
      );
    }
  }
  const circle = findCircle(new Map(items.map(({ code, continues }) => [code, continues])));
  if (circle) {
    problems.add(
      `checklist.json: “continues” goes in a circle, ${circle.join(' → ')}: take one of them out.`,
    );
  }
}

type Links = ReadonlyMap<string, ItemData['continues']>;

/** The codes of a circle from one of them back to it; null where there is none. */
function findCircle(links: Links): string[] | null {
  const cleared = new Set<string>();
  const follow = (code: string, way: readonly string[]): string[] | null => {
    if (way.includes(code)) return [...way.slice(way.indexOf(code)), code];
    if (cleared.has(code)) return null;
    for (const { item } of links.get(code) ?? []) {
      const circle = follow(item, [...way, code]);
      if (circle) return circle;
    }
    cleared.add(code);
    return null;
  };
  for (const code of links.keys()) {
    const circle = follow(code, []);
    if (circle) return circle;
  }
  return null;
}
