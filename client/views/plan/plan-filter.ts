import { areaOf } from '../../elements/area.ts';
import type { StepState } from '../../operations/operations.generated.ts';
import type { StepsParams } from '../../sync/topics/plan.ts';

/** Which steps are listed, as the address says it; nothing said is empty. */
export interface PlanFilter {
  readonly country: string;
  /** An agency's code, or `team`. */
  readonly agency: string;
  /** Of the Call to Action, 1 to 7. */
  readonly area: string;
  /** A state, or `ALL`. */
  readonly state: string;
  /** `yes` for one's own alone. */
  readonly mine: string;
  /** Where the page begins. */
  readonly after: string;
}

export const states: readonly StepState[] = ['OPEN', 'OVERDUE', 'DONE'];

/** Reads what the address says after the question mark. What is open is listed unless it says otherwise. */
export function parsePlanFilter(query: Readonly<Record<string, string>>): PlanFilter {
  const { country = '', agency = '', state = '', mine = '', after = '' } = query;
  const known = state === 'ALL' || states.some((one) => one === state);
  const area = areaOf(query.area);
  return {
    ...{ country, agency, area: area === null ? '' : String(area) },
    ...{ state: known ? state : 'OPEN', mine, after },
  };
}

/** What the filter asks of the server. */
export function stepsParams(filter: PlanFilter, cycle: string, today: string): StepsParams {
  const { country, agency, area, state, mine, after } = filter;
  return {
    cycle,
    today,
    countries: country ? [country] : null,
    agencies: agency === 'team' ? [] : agency ? [agency] : null,
    countryTeam: agency === 'team',
    area: areaOf(area),
    state: states.find((one) => one === state) ?? null,
    mine: mine === 'yes',
    after: after || null,
  };
}

/** The filter as an address says it. */
export function queryOf(filter: PlanFilter): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));
}
