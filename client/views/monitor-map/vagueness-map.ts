import type { PlacePrecision, PlacesOfEventsQuery } from '../../operations/operations.generated.ts';

export type PlacedEvent = PlacesOfEventsQuery['importedEvents']['events'][number];

/** How far around a place something may have happened, in kilometres; what is known by its country alone has no place. */
export const vagueness: Readonly<Record<Exclude<PlacePrecision, 'COUNTRY'>, number>> = {
  SITE: 2,
  TOWN: 5,
  DISTRICT: 25,
  REGION: 100,
};

export interface Circle {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** A piece of the earth drawn flat, in kilometres from its north-west corner. */
export interface VaguenessMap {
  readonly width: number;
  readonly height: number;
  /** The vaguest first, so that the exact ones lie on top. */
  readonly circles: readonly Circle[];
  /** A round length for the scale, about a fifth of the width. */
  readonly scale: number;
}

const kmPerDegree = 111.2;
const edge = 20;

/** Where events happened, each as large as its place is vague. Null where no place of any is known. */
export function mapOf(events: readonly PlacedEvent[]): VaguenessMap | null {
  const placed = events.flatMap(({ id, latitude, longitude, placePrecision }) =>
    latitude === null || longitude === null || placePrecision === 'COUNTRY'
      ? []
      : [{ id, latitude, longitude, radius: vagueness[placePrecision] }],
  );
  if (placed.length === 0) return null;
  const longitudes = placed.map(({ longitude }) => longitude);
  // Across the date line: what lies east of it goes on beyond 180 degrees.
  const across = Math.max(...longitudes) - Math.min(...longitudes) > 180;
  const latitudes = placed.map(({ latitude }) => latitude);
  const middle = (Math.min(...latitudes) + Math.max(...latitudes)) / 2;
  const narrowing = Math.cos((middle * Math.PI) / 180);
  const flat = placed.map(({ id, latitude, longitude, radius }) => ({
    id,
    radius,
    x: (across && longitude < 0 ? longitude + 360 : longitude) * kmPerDegree * narrowing,
    y: -latitude * kmPerDegree,
  }));
  const west = Math.min(...flat.map(({ x, radius }) => x - radius)) - edge;
  const north = Math.min(...flat.map(({ y, radius }) => y - radius)) - edge;
  const width = Math.max(...flat.map(({ x, radius }) => x + radius)) + edge - west;
  const height = Math.max(...flat.map(({ y, radius }) => y + radius)) + edge - north;
  const circles = flat
    .map(({ x, y, ...circle }) => ({ ...circle, x: x - west, y: y - north }))
    .sort((a, b) => b.radius - a.radius);
  return { width, height, circles, scale: roundLength(width / 5) };
}

/** The largest of 1, 2 and 5 times a power of ten that is not longer. */
function roundLength(length: number): number {
  const power = 10 ** Math.floor(Math.log10(length));
  return ([5, 2, 1].find((times) => times * power <= length) ?? 1) * power;
}
