import type { VisibilityScope } from './visibility.ts';

/**
 * What `canRead` in visibility.ts says, as a condition on the table `cell`. `draft` is an SQL expression that says whether
 * the answer is one; `reaches` is the parameter that takes `reachesOf`.
 */
export function visibleAnswer(draft: string, reaches: `$${number}`): string {
  return `exists (
    select from jsonb_to_recordset(${reaches}::jsonb) as reach(
             team boolean, draft boolean, agency text, country text, reporting text)
     where reach.draft = (${draft}) and reach.team = (cell.agency_code is null)
       and (reach.agency is null or reach.agency = cell.agency_code)
       and (reach.country is null or reach.country = cell.country_code)
       and (reach.reporting is null or exists (
             select from cell as own
              where own.cycle_code = cell.cycle_code and own.country_code = cell.country_code
                and own.agency_code = reach.reporting and own.presence <> 'NONE')))`;
}

/** The parameter that `visibleAnswer` reads. */
export function reachesOf({ reaches }: VisibilityScope): string {
  return JSON.stringify(reaches);
}

/** Whether a status, as an SQL expression, is a draft's: what `isDraft` in visibility.ts says. */
export function draftStatus(status: string): string {
  return `${status} in ('NOT_STARTED', 'IN_PROGRESS')`;
}
