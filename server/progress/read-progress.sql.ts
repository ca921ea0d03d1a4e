import type { CycleState } from '../catalogue/catalogue-data.ts';
import type { Queryable, Statement } from '../database/database.ts';
import { isLed } from '../identity/country-lead.sql.ts';
import type { VisibilityScope } from '../identity/visibility.ts';
import { draftStatus, keysOf, visibleAnswer } from '../identity/visible-answers.sql.ts';
import type { Rating, ResponseStatus } from '../responses/record-input.ts';
import type { Counts } from './cell.ts';

/** Five columns: to read them as one array takes the driver longer than all the rest of a row. */
export type CountColumns = {
  not_started: number;
  in_progress: number;
  submitted: number;
  returned: number;
  accepted: number;
};

export function countsOf(row: CountColumns): Counts {
  return [row.not_started, row.in_progress, row.submitted, row.returned, row.accepted];
}

/**
 * The end of the log and the cycle, in the statement that reads the snapshot, so that all of it is of one moment. They stand on
 * its first row alone: on thousands of rows the driver would take longer to read them than all the rest.
 */
export type SnapshotRow = {
  position: number;
  hash: Buffer;
  cycle_code: string;
  cycle_state: CycleState;
  opens_on: string;
  closes_on: string;
  checklist_version: number | null;
};

const snapshotValues: Readonly<Record<keyof SnapshotRow, string>> = {
  position: 'log_head.position',
  hash: 'log_head.hash',
  cycle_code: 'cycle.code',
  cycle_state: 'cycle.state',
  opens_on: 'cycle.opens_on',
  closes_on: 'cycle.closes_on',
  checklist_version: 'cycle.checklist_version',
};

const snapshotColumns = (order: string) =>
  Object.entries(snapshotValues)
    .map(
      ([name, value]) => `case when row_number() over (order by ${order}) = 1 then ${value} end as ${name}`,
    )
    .join(', ');

/** What belongs to a cell stands on the first of its rows alone, likewise. */
const ofCell = (column: string) => `
  case when row_number() over (partition by cell.agency_code order by response.item_code) = 1 then ${column} end`;

const matrixOrder = 'cell.country_code, cell.agency_code nulls last';
const countryOrder = 'cell.agency_code nulls last, response.item_code';

/** A cell of the matrix. */
export type MatrixRow = SnapshotRow &
  CountColumns & {
    country_code: string | null;
    agency_code: string | null;
    updated_at: Date | null;
  };

const readMatrixStatement: Statement = {
  name: 'read-matrix',
  text: `
    select ${snapshotColumns(matrixOrder)}, cell.country_code, cell.agency_code,
           cell.not_started, cell.in_progress, cell.submitted, cell.returned, cell.accepted,
           cell.updated_at
      from log_head cross join cycle
      left join cell on cell.cycle_code = cycle.code and cell.presence is distinct from 'NONE'
     where cycle.code = $1 or ($1::text is null and cycle.state = 'OPEN')
     order by ${matrixOrder}`,
};

/** Every cell in which answers are due, of a cycle or of the open one; one row without a country where there are none. */
export function readMatrix(connection: Queryable, cycle: string | null): Promise<MatrixRow[]> {
  return connection.query<MatrixRow>(readMatrixStatement, [cycle]);
}

const readFilteredMatrixStatement: Statement = {
  name: 'read-filtered-matrix',
  text: `
    select ${snapshotColumns(matrixOrder)}, cell.country_code, cell.agency_code,
           (count(*) filter (where response.status = 'NOT_STARTED'))::integer as not_started,
           (count(*) filter (where response.status = 'IN_PROGRESS'))::integer as in_progress,
           (count(*) filter (where response.status = 'SUBMITTED'))::integer as submitted,
           (count(*) filter (where response.status = 'RETURNED'))::integer as returned,
           (count(*) filter (where response.status = 'ACCEPTED'))::integer as accepted,
           cell.updated_at
      from log_head cross join cycle
      left join cell on cell.cycle_code = cycle.code and cell.presence is distinct from 'NONE'
       and ($4::text[] is null or cell.country_code = any($4))
       and ($5::text[] is null or cell.agency_code = any($5) or ($6::boolean and cell.agency_code is null))
      left join response on response.cell_id = cell.id
       and ($3::text is null or (response.rating = $3 and ${visibleAnswer(draftStatus('response.status'), '$7')}))
       and ($2::text is null or response.item_code in (
             select code from checklist_item as item
              where item.version = cycle.checklist_version and item.section_code = $2))
     where cycle.code = $1 or ($1::text is null and cycle.state = 'OPEN')
     group by log_head.one_row, cycle.code, cell.id
     order by ${matrixOrder}`,
};

/** What a matrix counts: null is everything. */
export type MatrixFilter = {
  section: string | null;
  rating: Rating | null;
  countries: string[] | null;
  agencies: string[] | null;
  /** With agencies: the country teams too. */
  countryTeam: boolean;
};

/**
 * The same, counting only the answers that pass; every cell of the countries is there, with zeros where none does. How
 * many answers stand in a status is for everybody to know; which rating a draft has is not, so that counting by rating
 * leaves out what the viewer may not read.
 */
export function readFilteredMatrix(
  connection: Queryable,
  cycle: string | null,
  { section, rating, countries, agencies, countryTeam }: MatrixFilter,
  scope: VisibilityScope,
): Promise<MatrixRow[]> {
  return connection.query<MatrixRow>(readFilteredMatrixStatement, [
    cycle,
    section,
    rating,
    countries,
    agencies,
    countryTeam,
    keysOf(scope),
  ]);
}

/** A cell of one country beside one of its answers; without an item where nobody has answered in it yet. */
export type CountryRow = Omit<MatrixRow, 'country_code'> & {
  /** Of the first row of its cell: the counts, `updated_at` and `led` stand nowhere else. */
  first: true | null;
  /** Whether the country has a lead now. */
  led: boolean;
  item_code: string | null;
  status: ResponseStatus;
  rating: Rating | null;
  narrative: string | null;
  revision: number;
  answered_at: Date;
  author_id: string;
  author_name: string;
};

const readCountryStatement: Statement = {
  name: 'read-country',
  text: `
    select ${snapshotColumns(countryOrder)}, cell.agency_code, ${ofCell('true')} as first,
           ${ofCell('cell.not_started')} as not_started, ${ofCell('cell.in_progress')} as in_progress,
           ${ofCell('cell.submitted')} as submitted, ${ofCell('cell.returned')} as returned,
           ${ofCell('cell.accepted')} as accepted, ${ofCell('cell.updated_at')} as updated_at,
           ${ofCell('lead.led')} as led, response.item_code, response.status, response.rating, response.narrative,
           response.revision, response.updated_at as answered_at, author.id as author_id, author.name as author_name
      from log_head cross join cycle
      join cell on cell.cycle_code = cycle.code and cell.country_code = $1 and cell.presence is distinct from 'NONE'
      cross join (select ${isLed('$1')} as led) as lead
      left join response on response.cell_id = cell.id and response.revision > 0
       and ${visibleAnswer(draftStatus('response.status'), '$3')}
      left join person as author on author.id = response.updated_by
     where cycle.code = $2 or ($2::text is null and cycle.state = 'OPEN')
     order by ${countryOrder}`,
};

/** Every visible answer of a country and its cells, in a cycle or in the open one. No rows: no such country, or no such cycle. */
export function readCountry(
  connection: Queryable,
  country: string,
  cycle: string | null,
  scope: VisibilityScope,
): Promise<CountryRow[]> {
  return connection.query<CountryRow>(readCountryStatement, [country, cycle, keysOf(scope)]);
}
