import type { Country } from '../../sync/model.ts';
import type { WaitingParams } from '../../sync/topics/waiting.ts';

/** Which answers the list shows, as its address says it. */
export interface DecisionFilter {
  readonly region: string;
  readonly country: string;
  /** An agency's code, or `team`. */
  readonly agency: string;
  /** Where the page begins. */
  readonly after: string;
}

/** Reads what the address says after the question mark. */
export function parseDecisionFilter(query: Readonly<Record<string, string>>): DecisionFilter {
  const { region = '', country = '', agency = '', after = '' } = query;
  return { region, country, agency, after };
}

/** What the filter asks of the server. */
export function waitingParams(
  { region, country, agency, after }: DecisionFilter,
  countries: readonly Country[],
  cycle: string,
): WaitingParams {
  const inRegion = countries.filter((one) => one.region === region).map((one) => one.code);
  return {
    cycle,
    countries: country ? [country] : region ? inRegion : null,
    agencies: agency === 'team' ? [] : agency ? [agency] : null,
    countryTeam: agency === 'team',
    after: after || null,
  };
}
