import type { VisibilityScope } from './visibility.ts';

/** A role that somebody hands to a successor, by its agency and country; null means all. */
export type HandedRole = { agencyCode: string | null; countryCode: string | null };

/** Whose work goes to whom, where their roles are, and who hands it over. */
export type Handing = {
  from: string;
  to: string;
  roles: readonly HandedRole[];
  actorId: string;
  /** What whoever hands it over reads: what they don't read is passed on and not counted. */
  scope: VisibilityScope;
};

/** The parameter that `coveredBy` reads. */
export function handedParameter(roles: readonly HandedRole[]): string {
  return JSON.stringify(roles.map(({ agencyCode: agency, countryCode: country }) => ({ agency, country })));
}

/** Whether the row `cell` lies where one of the roles is: its agency's answers, and the country team's. */
export function coveredBy(roles: `$${number}`): string {
  return `exists (
    select from jsonb_to_recordset(${roles}::jsonb) as handed(agency text, country text)
     where (handed.country is null or handed.country = cell.country_code)
       and (handed.agency is null or cell.agency_code is null or handed.agency = cell.agency_code))`;
}
