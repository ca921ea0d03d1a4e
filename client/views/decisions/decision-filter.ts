import { areaOf } from '../../elements/area.ts';
import type { Country } from '../../sync/model.ts';
import type { WaitingParams } from '../../sync/topics/waiting.ts';

/** Which answers the list shows, as its address says it. */
export interface DecisionFilter {
  readonly region: string;
  readonly country: string;
  /** An agency's code, or `team`. */
  readonly agency: string;
  /** Only those that have waited for so many working days: `2-5`, or `11-` for that many and more. */
  readonly waited: string;
  /** Only answers to items of this area of the Call to Action. */
  readonly area: string;
  /** Where the page begins. */
  readonly after: string;
}

/** Reads what the address says after the question mark. */
export function parseDecisionFilter(query: Readonly<Record<string, string>>): DecisionFilter {
  const { region = '', country = '', agency = '', waited = '', after = '' } = query;
  const area = areaOf(query.area);
  return {
    region,
    country,
    agency,
    waited: waitedDays(waited) ? waited : '',
    area: area === null ? '' : String(area),
    after,
  };
}

/** The days that a filter by age names; null where it names none. */
export function waitedDays(waited: string): WaitingParams['waited'] {
  const [, from, to] = /^(\d{1,3})-(\d{0,3})$/.exec(waited) ?? [];
  if (from === undefined) return null;
  const days = { atLeast: Number(from), atMost: to ? Number(to) : null };
  return days.atMost !== null && days.atMost < days.atLeast ? null : days;
}

/** What the filter asks of the server. */
export function waitingParams(
  { region, country, agency, waited, area, after }: DecisionFilter,
  countries: readonly Country[],
  cycle: string,
): WaitingParams {
  const inRegion = countries.filter((one) => one.region === region).map((one) => one.code);
  return {
    cycle,
    countries: country ? [country] : region ? inRegion : null,
    agencies: agency === 'team' ? [] : agency ? [agency] : null,
    countryTeam: agency === 'team',
    waited: waitedDays(waited),
    area: areaOf(area),
    after: after || null,
  };
}
