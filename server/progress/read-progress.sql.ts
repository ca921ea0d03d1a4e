import type { MatrixArgs } from '../../schema/types/cycle-args.ts';
import type { Rating } from '../../schema/types/rating.ts';
import { hasLead } from '../access/country-lead.sql.ts';
import type { VisibilityScope } from '../access/visibility.ts';
import { draftStatus, keysOf, visibleResponse } from '../access/visible-responses.sql.ts';
import type { StoredCycle } from '../catalogue/catalogue.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import type { Counts } from '../domain/cell.ts';
import { badUserInput } from '../lib/api-errors.ts';
import { type ResponseRow, responseColumns } from '../responses/to-response.ts';
import { changedSince, placeOf } from './changed-since.sql.ts';

/** Five columns: to read them as one array takes the driver longer than all the rest of a row. */
export type CountColumns = {
  not_started: number;
  in_progress: number;
  submitted: number;
  returned: number;
  accepted: number;
  carried: number;
};

export function countsOf(row: CountColumns): Counts {
  return [row.not_started, row.in_progress, row.submitted, row.returned, row.accepted];
}

/**
 * The end of the log and the cycle, in the statement that reads the snapshot, so that all of it is of one moment. It is one
 * value of the first row alone: of thousands of rows the driver reads every column, even where nothing is in it.
 */
export type Snapshot = {
  position: number;
  /** Of the chain there, in hexadecimal digits. */
  hash: string;
  cycle: StoredCycle;
};

export const snapshotOf = (order: string, more = '') => `
  case when row_number() over (order by ${order}) = 1 then json_build_object(
    'position', log_head.position, 'hash', encode(log_head.hash, 'hex'),
    'cycle', json_build_object('code', cycle.code, 'state', cycle.state, 'opensOn', cycle.opens_on,
                               'closesOn', cycle.closes_on, 'checklistVersion', cycle.checklist_version,
                               'separateAcceptance', cycle.separate_acceptance, 'endorsement', cycle.endorsement) ${more}
  ) end as snapshot`;

const matrixOrder = 'cell.country_code, cell.agency_code nulls last';
const countryOrder = 'cell.agency_code nulls last, response.item_code';

/** A cell of the matrix. */
export type MatrixRow = CountColumns & {
  /** On the first row. */
  snapshot: Snapshot | null;
  country_code: string | null;
  agency_code: string | null;
  updated_at: Date | null;
};

const readMatrixStatement: Statement = {
  name: 'read-matrix',
  text: `
    select ${snapshotOf(matrixOrder)}, cell.country_code, cell.agency_code,
           cell.not_started, cell.in_progress, cell.submitted, cell.returned, cell.accepted,
           cell.carried, cell.updated_at
      from log_head cross join cycle
      left join cell on cell.cycle_code = cycle.code and cell.presence is distinct from 'NONE'
     where cycle.code = $1 or ($1::text is null and cycle.state = 'OPEN')
     order by ${matrixOrder}`,
};

/** Every cell in which answers are due, of a cycle or of the open one; one row without a country where there are none. */
export function readMatrix(connection: Queryable, cycle: string | null): Promise<MatrixRow[]> {
  return connection.query<MatrixRow>(readMatrixStatement, [cycle]);
}

/** The same of those alone that may say something else since a place; nothing is due any more where nobody reports. */
const readMatrixSinceStatement: Statement = {
  name: 'read-matrix-since',
  text: `
    select ${snapshotOf(matrixOrder)}, cell.country_code, cell.agency_code,
           ${['not_started', 'in_progress', 'submitted', 'returned', 'accepted', 'carried']
             .map((count) => `case when cell.presence = 'NONE' then 0 else cell.${count} end as ${count}`)
             .join(', ')}, cell.updated_at
      from log_head cross join cycle ${placeOf('$2::bigint')}
      left join cell on cell.cycle_code = cycle.code and ${changedSince('$2::bigint')}
     where cycle.code = $1 or ($1::text is null and cycle.state = 'OPEN')
     order by ${matrixOrder}`,
};

/** The cells that may say something else than they did at a position; one row without a country where there are none. */
export function readMatrixSince(
  connection: Queryable,
  cycle: string | null,
  position: number,
): Promise<MatrixRow[]> {
  return connection.query<MatrixRow>(readMatrixSinceStatement, [cycle, position]);
}

const filteredMatrix = (place: string, cells: string) => `
    select ${snapshotOf(matrixOrder)}, cell.country_code, cell.agency_code,
           (count(*) filter (where response.status = 'NOT_STARTED'))::integer as not_started,
           (count(*) filter (where response.status = 'IN_PROGRESS'))::integer as in_progress,
           (count(*) filter (where response.status = 'SUBMITTED'))::integer as submitted,
           (count(*) filter (where response.status = 'RETURNED'))::integer as returned,
           (count(*) filter (where response.status = 'ACCEPTED'))::integer as accepted,
           (count(*) filter (where response.carried and response.revision = 0))::integer as carried,
           cell.updated_at
      from log_head cross join cycle ${place}
      left join cell on cell.cycle_code = cycle.code and ${cells}
       and ($4::text[] is null or cell.country_code = any($4))
       and ($5::text[] is null or cell.agency_code = any($5) or ($6::boolean and cell.agency_code is null))
      left join response on response.cell_id = cell.id and cell.presence is distinct from 'NONE'
       and ($3::text is null or (response.rating = $3 and ${visibleResponse(draftStatus('response.status'), '$7')}))
       and ($2::text is null and $8::integer is null or response.item_code in (
             select code from checklist_item as item
              where item.version = cycle.checklist_version and ($2 is null or item.section_code = $2)
                and ($8 is null or $8 = any(item.call_to_action_areas))))
       and ($9::text is null or response.item_code = $9)
     where cycle.code = $1 or ($1::text is null and cycle.state = 'OPEN')
     group by log_head.one_row, cycle.code, cell.id
     order by ${matrixOrder}`;

const readFilteredMatrixStatement: Statement = {
  name: 'read-filtered-matrix',
  text: filteredMatrix('', `cell.presence is distinct from 'NONE'`),
};

const readFilteredMatrixSinceStatement: Statement = {
  name: 'read-filtered-matrix-since',
  text: filteredMatrix(placeOf('$10::bigint'), changedSince('$10::bigint')),
};

/** What a matrix counts: null is everything. */
export type MatrixFilter = {
  section: string | null;
  /** Of the Call to Action, 1 to 7. */
  area: number | null;
  item: string | null;
  rating: Rating | null;
  countries: string[] | null;
  agencies: string[] | null;
  /** With agencies: the country teams too. */
  countryTeam: boolean;
};

/**
 * What is asked for; null where that is everything: whole cells are counted already, a part of them is counted over the
 * answers. Throws BAD_USER_INPUT for one rating since a cursor.
 */
export function matrixFilterOf(args: MatrixArgs): MatrixFilter | null {
  // Which ratings somebody may count changes without an event of a cell, so that nothing could tell what changed.
  if (args.after != null && args.rating != null) {
    throw badUserInput('`after` doesn’t go with `rating`: read afresh.');
  }
  const { section = null, area = null, item = null, rating = null, countries = null, agencies = null } = args;
  const whole = [section, area, item, rating, countries, agencies].every((part) => part === null);
  return whole
    ? null
    : { section, area, item, rating, countries, agencies, countryTeam: args.countryTeam ?? false };
}

/**
 * The same, counting only the answers that pass; every cell of the countries is there, with zeros where none does. How
 * many answers stand in a status is for everybody to know; which rating a draft has is not, so that counting by rating
 * leaves out what the viewer may not read. `since`: only cells that may say something else than at that position.
 */
export function readFilteredMatrix(
  connection: Queryable,
  cycle: string | null,
  { section, area, item, rating, countries, agencies, countryTeam }: MatrixFilter,
  scope: VisibilityScope,
  since: number | null,
): Promise<MatrixRow[]> {
  const parameters = [cycle, section, rating, countries, agencies, countryTeam, keysOf(scope), area, item];
  return since === null
    ? connection.query<MatrixRow>(readFilteredMatrixStatement, parameters)
    : connection.query<MatrixRow>(readFilteredMatrixSinceStatement, [...parameters, since]);
}

/** A cell of one country beside one of its answers; without an item where nobody has answered in it yet. */
export type CountryRow = {
  /** On the first row. `hasLead`: whether the country has a lead now. */
  snapshot: (Snapshot & { hasLead: boolean }) | null;
  /** On the first row of each cell. */
  cell: { counts: Counts; carried: number; updatedAt: string | null } | null;
} & (ResponseRow | { agency_code: string | null; item_code: null });

const readCountryStatement: Statement = {
  name: 'read-country',
  text: `
    select ${snapshotOf(countryOrder, `, 'hasLead', lead.has_lead`)},
           case when row_number() over (partition by cell.agency_code order by response.item_code) = 1 then json_build_object(
             'counts', json_build_array(cell.not_started, cell.in_progress, cell.submitted, cell.returned, cell.accepted),
             'carried', cell.carried, 'updatedAt', cell.updated_at
           ) end as cell, ${responseColumns()}
      from log_head cross join cycle
      join cell on cell.cycle_code = cycle.code and cell.country_code = $1 and cell.presence is distinct from 'NONE'
      cross join (select ${hasLead('$1')} as has_lead) as lead
      left join response on response.cell_id = cell.id and response.revision > 0
       and ${visibleResponse(draftStatus('response.status'), '$3')}
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
