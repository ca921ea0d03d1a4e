import type { ProgressDimension } from '../../schema/types/progress-by.ts';
import type { Queryable, Statement } from '../database/database.ts';
import { comparedField } from '../domain/response-fields.ts';

/** Answers of one place in the rows, of items that have the same areas. */
export type CountedRow = {
  /** Null for the country teams. */
  key: string | null;
  areas: number[];
  /** Where the first of its items stands in the checklist. */
  first: number;
} & Record<CountName, number>;

const answered = `response.status in ('SUBMITTED', 'ACCEPTED')`;
const rated = (value: string) => `${answered} and response.${comparedField} = '${value}'`;
const counted = {
  notStarted: `response.status = 'NOT_STARTED'`,
  inProgress: `response.status = 'IN_PROGRESS'`,
  submitted: `response.status = 'SUBMITTED'`,
  returned: `response.status = 'RETURNED'`,
  accepted: `response.status = 'ACCEPTED'`,
  missing: rated('MISSING'),
  approaches: rated('APPROACHES'),
  meets: rated('MEETS'),
  exceeds: rated('EXCEEDS'),
  notApplicable: rated('NOT_APPLICABLE'),
  unrated: `${answered} and response.${comparedField} is null`,
} as const;

export type CountName = keyof typeof counted;
export const countNames = Object.keys(counted) as readonly CountName[];

const keys: Readonly<Record<ProgressDimension, string>> = {
  REGION: 'country.region',
  COUNTRY: 'cell.country_code',
  AGENCY: 'cell.agency_code',
  SECTION: 'item.section_code',
  // Which areas an item has stands beside every key.
  AREA: `''`,
  ITEM: 'item.code',
};

const statementBy = (by: ProgressDimension): Statement => ({
  name: `progress-by-${by.toLowerCase()}`,
  text: `
    select ${keys[by]} as key, item.call_to_action_areas as areas, min(item.sort_order) as first,
           ${countNames.map((name) => `(count(*) filter (where ${counted[name]}))::integer as "${name}"`).join(', ')}
      from cycle
      join cell on cell.cycle_code = cycle.code and cell.presence is distinct from 'NONE'
      join country on country.code = cell.country_code
      join response on response.cell_id = cell.id
      join checklist_item as item on item.version = cycle.checklist_version and item.code = response.item_code
     where cycle.code = $1
       and ($2::text[] is null or cell.country_code = any($2))
       and ($3::text[] is null or cell.agency_code = any($3) or ($4::boolean and cell.agency_code is null))
       and ($5::text is null or item.section_code = $5)
       and ($6::integer is null or $6 = any(item.call_to_action_areas))
     group by 1, 2`,
});

/** Which answers to count: null is all. */
export type ProgressFilter = {
  countries: string[] | null;
  agencies: string[] | null;
  /** With agencies: the country teams too. */
  countryTeam: boolean;
  section: string | null;
  area: number | null;
};

/** The answers of a cycle that has opened, counted by one dimension and by areas, in no order. */
export function readCounted(
  connection: Queryable,
  cycle: string,
  by: ProgressDimension,
  { countries, agencies, countryTeam, section, area }: ProgressFilter,
): Promise<CountedRow[]> {
  return connection.query(statementBy(by), [cycle, countries, agencies, countryTeam, section, area]);
}
