import type { CarriedKind } from '../../schema/types/carried-answer.ts';
import type { ResponseStatus } from '../../schema/types/response-status.ts';
import type { VisibilityScope } from '../access/visibility.ts';
import { draftStatus, keysOf, visibleResponse } from '../access/visible-responses.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import { contentNames, type ResponseContent } from '../domain/response-fields.ts';

/** Whether an answer that stood in this status when its cycle closed is carried over, as an SQL condition. */
export function isCarried(status: string): string {
  return `${status} in ('SUBMITTED', 'ACCEPTED')`;
}

/** Whether an event adds to what this `snapshot` recorded, as an SQL condition: after the last closing, and before the next. */
export function isAddedTo(event: string): string {
  return `${event}.kind = 'ADDENDUM_ADDED' and snapshot.closing and ${event}.position > snapshot.position and not exists (
    select from snapshot as later
     where later.cycle_code = snapshot.cycle_code and later.closing
       and later.position > snapshot.position and later.position < ${event}.position)`;
}

const recorded = (name: string) => (name === 'narrative' ? 'narrative.said' : `frozen.said ->> '${name}'`);

/** What an answer `frozen` in a `snapshot` says with its addenda; its `words` are the event that brought them. */
export const withAddenda = {
  columns: contentNames
    .map(
      (name) =>
        `case when added_${name}.position is null then ${recorded(name)} else added_${name}.said end as ${name}`,
    )
    .join(', '),
  lastPosition: `greatest(${contentNames.map((name) => `added_${name}.position`).join(', ')})`,
  joins: `
    left join lateral (
      select change ->> 'to' as said from jsonb_array_elements(words.changes) as change
       where change ->> 'field' = 'narrative'
    ) as narrative on true
    ${contentNames
      .map(
        (name) => `left join lateral (
      select addendum.position, change ->> 'to' as said, addendum.erased_by is not null as erased
        from event as addendum cross join jsonb_array_elements(addendum.changes) as change
       where addendum.cell_id = frozen.cell_id and addendum.item_code = frozen.item_code
         and ${isAddedTo('addendum')} and change ->> 'field' = '${name}'
       order by addendum.position desc limit 1
    ) as added_${name} on true`,
      )
      .join('\n')}`,
} as const;

/** A recorded answer beside one that goes on with it. */
export type CarriedRow = ResponseContent & {
  snapshot_id: string;
  /** The cycle that goes on, and the one before. */
  cycle_code: string;
  from_cycle_code: string;
  country_code: string;
  agency_code: string | null;
  item_code: string;
  from_item_code: string;
  kind: CarriedKind;
  status: ResponseStatus;
  erased: boolean;
  /** Whether an addendum says it. */
  amended: boolean;
};

/** What is carried over into a `cycle`, of recorded answers in a `cell`. */
const carried = (
  { cycle, cell, more = '' }: { cycle: string; cell: string; more?: string },
  keys: `$${number}`,
) => `
  select ${more} snapshot.id as snapshot_id, cycle.code as cycle_code, snapshot.cycle_code as from_cycle_code,
         cell.country_code, cell.agency_code, link.item_code, frozen.item_code as from_item_code, link.kind,
         frozen.status,
         ${withAddenda.columns},
         case when added_narrative.position is null then words.erased_by is not null and narrative.said is null
              else added_narrative.erased and added_narrative.said is null end as erased,
         ${withAddenda.lastPosition} is not null as amended
    from ${cycle}
    join snapshot on snapshot.id = cycle.carried_from
    join cell on cell.cycle_code = snapshot.cycle_code and ${cell}
    join snapshot_answer as frozen on frozen.snapshot_id = snapshot.id and frozen.cell_id = cell.id
     and frozen.status <> 'RETURNED'
    join carried_item as link on link.cycle_code = cycle.code and link.from_item_code = frozen.item_code
    join snapshot_cell as said on said.snapshot_id = snapshot.id and said.cell_id = cell.id
     and said.presence is distinct from 'NONE'
    left join event as words on words.position = frozen.narrative_position
    ${withAddenda.joins}
   where ${visibleResponse(draftStatus('frozen.status'), keys)}`;

const ofCountry: Statement = {
  name: 'carried-of-country',
  text: `
    ${carried({ cycle: '(select code, carried_from from cycle where code = $1) as cycle', cell: 'cell.country_code = $2' }, '$3')}
     order by cell.agency_code collate "C" nulls last, link.item_code collate "C", frozen.item_code collate "C"`,
};

/** What stands beside the answers of a country in a cycle, as far as somebody reads it. */
export function readCarried(
  connection: Queryable,
  { cycle, country }: { cycle: string; country: string },
  scope: VisibilityScope,
): Promise<CarriedRow[]> {
  return connection.query<CarriedRow>(ofCountry, [cycle, country, keysOf(scope)]);
}

const ofItem: Statement = {
  name: 'carried-of-item',
  text: `
    ${carried({ cycle: '(select code, carried_from from cycle where code = $1) as cycle', cell: 'cell.agency_code is not distinct from $3::text' }, '$4')}
       and link.item_code = $2
     order by cell.country_code collate "C", frozen.item_code collate "C"`,
};

/** What stands beside the answers of an agency, or of the country teams, to one item in every country, as far as somebody reads it. */
export function readCarriedOfItem(
  connection: Queryable,
  { cycle, item, agency }: { cycle: string; item: string; agency: string | null },
  scope: VisibilityScope,
): Promise<CarriedRow[]> {
  return connection.query<CarriedRow>(ofItem, [cycle, item, agency, keysOf(scope)]);
}

/** A recorded answer, by what its id holds; null: an id of nothing. */
export type RecordedName = { snapshot: string | null; country: string; item: string; agency: string | null };

const byName: Statement = {
  name: 'carried-by-name',
  text: carried(
    {
      more: 'asked.ordinal,',
      cycle: `jsonb_to_recordset($1::jsonb) as asked(ordinal integer, snapshot uuid, country text, item text, agency text)
    join cycle on cycle.carried_from = asked.snapshot`,
      cell: `cell.country_code = asked.country and cell.agency_code is not distinct from asked.agency`,
    },
    '$2',
  ).concat(' and frozen.item_code = asked.item'),
};

/** What goes on with recorded answers, by their place in the list: one row for each item that does. */
export function readCarriedByName(
  connection: Queryable,
  names: readonly RecordedName[],
  scope: VisibilityScope,
): Promise<(CarriedRow & { ordinal: number })[]> {
  const asked = names.map((name, ordinal) => ({ ordinal, ...name }));
  return connection.query<CarriedRow & { ordinal: number }>(byName, [JSON.stringify(asked), keysOf(scope)]);
}
