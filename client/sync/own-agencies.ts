import type { Viewer } from './model.ts';

/** The codes of the agencies for which somebody answers in a country. */
export function ownAgencies(
  { memberships }: Pick<Viewer, 'memberships'>,
  country: string,
): readonly string[] {
  const here = memberships.filter((membership) => !membership.country || membership.country.code === country);
  return [...new Set(here.flatMap(({ agency }) => (agency ? [agency.code] : [])))];
}
