import { areaOf } from '../../elements/area.ts';
import type { StalenessRuleCode } from '../../operations/operations.generated.ts';
import type { StuckParams } from '../../sync/topics/stuck.ts';

/** How many of each rule stand on the page of all. */
const FEW = 10;

/** Which flags are listed, as the address says it; nothing said is empty. */
export interface StuckFilter {
  readonly rule: string;
  readonly country: string;
  /** An agency's code, or `team`. */
  readonly agency: string;
  /** Of the Call to Action, 1 to 7. */
  readonly area: string;
  /** Where the page begins. */
  readonly after: string;
}

/** Reads what the address says after the question mark. */
export function parseStuckFilter(query: Readonly<Record<string, string>>): StuckFilter {
  const { rule = '', country = '', agency = '', after = '' } = query;
  const area = areaOf(query.area);
  return { rule: isRule(rule) ? rule : '', country, agency, area: area === null ? '' : String(area), after };
}

/** What the filter asks of the server: one rule in pages, or a few flags of each. */
export function stuckParams(
  { rule, country, agency, area, after }: StuckFilter,
  cycle: string,
  today: string,
): StuckParams {
  const whole = !isRule(rule);
  return {
    cycle,
    today,
    rules: isRule(rule) ? [rule] : null,
    countries: country ? [country] : null,
    agencies: agency === 'team' ? [] : agency ? [agency] : null,
    countryTeam: agency === 'team',
    area: areaOf(area),
    firstOfEach: whole ? FEW : null,
    after: whole ? null : after || null,
  };
}

const ruleCodes: readonly StalenessRuleCode[] = [
  'NO_CHANGE',
  'RETURNED_NOT_TAKEN_UP',
  'SUBMITTED_NOT_DECIDED',
  'NEVER_SIGNED_IN',
  'NO_LEAD',
];

function isRule(text: string): text is StalenessRuleCode {
  return ruleCodes.some((code) => code === text);
}
