/** The areas of the Call to Action. */
export const areas = [1, 2, 3, 4, 5, 6, 7] as const;
export type Area = (typeof areas)[number];

/** The area that an address names; null where it names none. */
export function areaOf(text: string | undefined): Area | null {
  return areas.find((area) => String(area) === text) ?? null;
}
