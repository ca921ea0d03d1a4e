import type { MessageKey, Words } from '../../messages/words.ts';
import type { AccountFieldsFragment, Role, RoleInput } from '../../operations/operations.generated.ts';
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
  'MONITORING_ANALYST',
  'HUMAN_RIGHTS_ADVISER',
  'MANDATE_HOLDER',
];

/** Roles that are of an agency. */
export const ofAgency: readonly Role[] = ['FOCAL_POINT', 'CONTRIBUTOR'];
/** Roles that can be narrowed to a country, and those that have to be. */
export const ofCountry: readonly Role[] = ['COORDINATOR', 'FOCAL_POINT', 'CONTRIBUTOR', 'COUNTRY_LEAD'];
export const ofOneCountry: readonly Role[] = ['CONTRIBUTOR', 'COUNTRY_LEAD'];
export const handedOn: readonly Role[] = ['FOCAL_POINT', 'CONTRIBUTOR', 'COUNTRY_LEAD'];

/** The message that names a role. */
export function roleKey(role: Role): MessageKey {
  return `role.${role}`;
}

/** A role as people say it: “Focal point, UNICEF, Kenya, alternate”. */
export function roleText(
  { role, agency, country, alternate, residentCoordinator }: Omit<RoleInput, 'startsOn' | 'endsOn'>,
  { agencies, countries }: Pick<Reference, 'agencies' | 'countries'>,
  { t }: Words,
): string {
  return beside(t, [
    t(roleKey(role)),
    ...(agency ? [agencies[agency]?.acronym ?? agency] : []),
    ...(country
      ? [countries[country]?.name ?? country]
      : ofCountry.includes(role)
        ? [t('role.everywhere')]
        : []),
    ...(residentCoordinator ? [t('role.residentCoordinator')] : []),
    ...(alternate ? [t('role.alternate')] : []),
  ]);
}

function beside(t: Words['t'], parts: readonly string[]): string {
  return parts.reduce((what, more) => t('join.comma', { what, more }));
}

/** Roles that two people give. A lead has theirs already, and gets to read reports and incidents too. */
export const monitorRoles: readonly Role[] = [
  'MONITORING_ANALYST',
  'HUMAN_RIGHTS_ADVISER',
  'COUNTRY_LEAD',
  'MANDATE_HOLDER',
];

export function monitorRoleKey(role: Role): MessageKey {
  return role === 'COUNTRY_LEAD' ? 'people.monitoringLead' : roleKey(role);
}

/** A role of the monitor as people say it: “Monitoring analyst, Kenya”. */
export function monitorRoleText(
  { role, country, alternate }: { role: Role; country: { code: string } | null; alternate: boolean },
  countries: Reference['countries'],
  { t }: Words,
): string {
  return beside(t, [
    t(monitorRoleKey(role)),
    ...(alternate ? [t('role.alternate')] : []),
    ...(country === null ? [] : [countries[country.code]?.name ?? country.code]),
  ]);
}

/** From when to when a role counts; empty where nothing limits it. */
export function datesText(
  { startsOn, endsOn }: Pick<RoleInput, 'startsOn' | 'endsOn'>,
  { t, date }: Words,
): string {
  if (startsOn && endsOn) return t('role.fromTo', { from: date(startsOn), to: date(endsOn) });
  if (startsOn) return t('role.from', { day: date(startsOn) });
  return endsOn ? t('role.until', { day: date(endsOn) }) : '';
}

/** The role of somebody as an input would say it. */
export function grantOf({
  role,
  agency,
  country,
  startsOn,
  endsOn,
  alternate,
  residentCoordinator,
}: Omit<HeldRole, 'id' | 'counts' | 'viewerCan'>) {
  return {
    role,
    agency: agency?.code ?? null,
    country: country?.code ?? null,
    startsOn,
    endsOn,
    alternate,
    residentCoordinator,
  };
}
