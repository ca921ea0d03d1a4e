import type { MessageKey, Words } from '../../messages/words.ts';
import type { AccountFieldsFragment, Role, RoleInput } from '../../operations/operations.generated.ts';
import type { Viewer } from '../../sync/model.ts';
import type { Reference } from '../../sync/state.ts';

export type Account = AccountFieldsFragment;
export type HeldRole = Account['memberships'][number];

export const roles: readonly Role[] = [
  'COORDINATOR',
  'CO_CHAIR',
  'FOCAL_POINT',
  'CONTRIBUTOR',
  'COUNTRY_LEAD',
  'OBSERVER',
];

/** Roles that are of an agency. */
export const ofAgency: readonly Role[] = ['FOCAL_POINT', 'CONTRIBUTOR'];
/** Roles that can be narrowed to a country, and those that have to be. */
export const ofCountry: readonly Role[] = ['COORDINATOR', 'FOCAL_POINT', 'CONTRIBUTOR', 'COUNTRY_LEAD'];
export const ofOneCountry: readonly Role[] = ['CONTRIBUTOR', 'COUNTRY_LEAD'];
/** Roles that are somebody's work in a country, and are handed on when they leave. */
export const handedOn: readonly Role[] = ['FOCAL_POINT', 'CONTRIBUTOR', 'COUNTRY_LEAD'];

export function roleKey(role: Role): MessageKey {
  return `role.${role}`;
}

/** A role as people say it: “Focal point, UNICEF, Kenya, alternate”. */
export function roleText(
  { role, agency, country, alternate }: Pick<RoleInput, 'role' | 'agency' | 'country' | 'alternate'>,
  { agencies, countries }: Pick<Reference, 'agencies' | 'countries'>,
  { t }: Words,
): string {
  return [
    t(roleKey(role)),
    ...(agency ? [agencies[agency]?.acronym ?? agency] : []),
    ...(country
      ? [countries[country]?.name ?? country]
      : ofCountry.includes(role)
        ? [t('role.everywhere')]
        : []),
    ...(alternate ? [t('role.alternate')] : []),
  ].join(', ');
}

/** From when to when a role counts; empty where nothing limits it. */
export function datesText(
  { startsOn, endsOn }: Pick<RoleInput, 'startsOn' | 'endsOn'>,
  { t, day }: Words,
): string {
  if (startsOn && endsOn) return t('role.fromTo', { from: day(startsOn), to: day(endsOn) });
  if (startsOn) return t('role.from', { day: day(startsOn) });
  return endsOn ? t('role.until', { day: day(endsOn) }) : '';
}

/** The role of somebody as an input would say it. */
export function grantOf({
  role,
  agency,
  country,
  startsOn,
  endsOn,
  alternate,
}: Omit<HeldRole, 'id' | 'counts'>) {
  return { role, agency: agency?.code ?? null, country: country?.code ?? null, startsOn, endsOn, alternate };
}

/**
 * Whether there is reason to offer somebody to give this role, or to take it away: the schema says so of no single role.
 * The server decides.
 */
export function mayGive(
  { viewerCan, memberships }: Viewer,
  { role, agency, country, alternate }: Pick<RoleInput, 'role' | 'agency' | 'country' | 'alternate'>,
): boolean {
  const colleague = role === 'CONTRIBUTOR' || (role === 'FOCAL_POINT' && alternate);
  return memberships.some((own) => {
    if (own.country && own.country.code !== country) return false;
    if (own.role === 'COORDINATOR') return viewerCan.includes('ADMINISTER_PEOPLE');
    return (
      own.role === 'FOCAL_POINT' &&
      viewerCan.includes('ASSIGN_COLLEAGUES') &&
      colleague &&
      own.agency?.code === agency
    );
  });
}

/** Whether somebody deals with people as a whole: shuts them out, and gives any role. */
export function administersEverywhere({ viewerCan, memberships }: Viewer): boolean {
  return (
    viewerCan.includes('ADMINISTER_PEOPLE') &&
    memberships.some((own) => own.role === 'COORDINATOR' && own.country === null)
  );
}

/** Whether somebody gives any role at all; a co-chair only reads. */
export function givesRoles({ viewerCan }: Viewer): boolean {
  return viewerCan.includes('ADMINISTER_PEOPLE') || viewerCan.includes('ASSIGN_COLLEAGUES');
}
