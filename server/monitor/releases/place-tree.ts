import { type ReleaseTable, WORLD } from './release.ts';

/**
 * The world, its regions and their countries, by name; a place stands before those in it. Places in the same one are
 * partners by two: while one of them is hidden, so is the other. Three are partners where their number is odd.
 */
export type PlaceTree = {
  places: readonly string[];
  /** By the index of a place: the indices of those right below it. */
  children: readonly (readonly number[])[];
  /** The same, as partners. */
  partners: readonly (readonly (readonly number[])[])[];
  /** By the index of a place: that of the one above it; -1 for the world. */
  above: readonly number[];
};

/** The tree that a table’s countries make. Who is partner of whom follows from the names alone. */
export function growPlaceTree(countries: ReleaseTable['countries']): PlaceTree {
  const regions = [...new Set(countries.map(({ region }) => region))].sort();
  const inRegion = regions.map((region) =>
    countries
      .filter((country) => country.region === region)
      .map(({ code }) => code)
      .sort(),
  );
  const places = [WORLD, ...regions, ...inRegion.flat()];
  const twice = places.find((place, index) => places.indexOf(place) !== index);
  if (twice !== undefined)
    throw new Error(`Two places of the table are called ${twice}. Name each place once.`);
  const children: number[][] = places.map(() => []);
  const above = places.map(() => -1);
  const put = (parent: number, child: number) => {
    children[parent]?.push(child);
    above[child] = parent;
  };
  for (const region of regions.keys()) put(0, region + 1);
  let next = regions.length + 1;
  for (const [region, codes] of inRegion.entries()) for (const _ of codes) put(region + 1, next++);
  return { places, children, partners: children.map(pair), above };
}

function pair(children: readonly number[]): number[][] {
  const pairs: number[][] = [];
  for (let first = 0; first < children.length; first += 2) pairs.push(children.slice(first, first + 2));
  const last = pairs.at(-1);
  if (pairs.length > 1 && last?.length === 1) {
    pairs.pop();
    pairs.at(-1)?.push(...last);
  }
  return pairs;
}
