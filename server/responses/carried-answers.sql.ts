import type { CarriedKind } from '../../schema/types/carried-answer.ts';
import type { Rating } from '../../schema/types/rating.ts';
import type { ResponseStatus } from '../../schema/types/response-status.ts';
import type { VisibilityScope } from '../access/visibility.ts';
import { draftStatus, keysOf, visibleResponse } from '../access/visible-responses.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';

/** Whether an answer that stood in this status when its cycle closed is carried over, as an SQL condition. */
export function isCarried(status: string): string {
  return `${status} in ('SUBMITTED', 'ACCEPTED')`;
}

/** A recorded answer beside one that goes on with it. */
export type CarriedRow = {
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
  rating: Rating | null;
  narrative: string | null;
  erased: boolean;
};

/** What is carried over into a `cycle`, of recorded answers in a `cell`. */
const carried = (
  { cycle, cell, more = '' }: { cycle: string; cell: string; more?: string },
  keys: `$${number}`,
) => `
  select ${more} snapshot.id as snapshot_id, cycle.code as cycle_code, snapshot.cycle_code as from_cycle_code,
         cell.country_code, cell.agency_code, link.item_code, frozen.item_code as from_item_code, link.kind,
         frozen.status, frozen.said ->> 'rating' as rating, narrative.said as narrative,
         words.erased_by is not null and narrative.said is null as erased
    from ${cycle}
    join snapshot on snapshot.id = cycle.carried_from
    join cell on cell.cycle_code = snapshot.cycle_code and ${cell}
    join snapshot_answer as frozen on frozen.snapshot_id = snapshot.id and frozen.cell_id = cell.id
     and frozen.status <> 'RETURNED'
    join carried_item as link on link.cycle_code = cycle.code and link.from_item_code = frozen.item_code
    join snapshot_cell as said on said.snapshot_id = snapshot.id and said.cell_id = cell.id
     and said.presence is distinct from 'NONE'
    left join event as words on words.position = frozen.narrative_position
    left join lateral (
      select change ->> 'to' as said from jsonb_array_elements(words.changes) as change
       where change ->> 'field' = 'narrative'
    ) as narrative on true
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
