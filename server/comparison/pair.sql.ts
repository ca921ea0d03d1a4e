import type {
  ComparisonDimension,
  ComparisonFilter,
  ComparisonKind,
  ComparisonReason,
} from '../../schema/types/comparison.ts';
import type { ResponseStatus } from '../../schema/types/response-status.ts';
import type { VisibilityScope } from '../access/visibility.ts';
import { draftStatus, keysOf, visibleResponse } from '../access/visible-responses.sql.ts';
import { frozenFields } from '../cycles/frozen-fields.ts';
import type { Queryable, Statement } from '../database/database.ts';
import {
  comparedField,
  comparedScale,
  contentNames,
  type ResponseContent,
} from '../domain/response-fields.ts';
import { isAddedTo } from '../responses/carried-answers.sql.ts';
import type { Side } from './find-side.ts';
import type { AskedItem, ItemPair } from './pair-items.ts';

const items: Statement = {
  name: 'comparison-items',
  text: `
    select item.version, item.code, item.answered_by as "answeredBy", item.wording_hash as "wordingHash", item.continues,
           item.title, section.code as "sectionCode", section.title as "sectionTitle",
           item.call_to_action_areas as areas
      from checklist_item as item
      join checklist_section as section on section.version = item.version and section.code = item.section_code
     order by item.version, item.sort_order`,
};

/** Every item of every version, oldest first. */
export function readAskedItems(connection: Queryable): Promise<AskedItem[]> {
  return connection.query<AskedItem>(items);
}

type Parameter = `$${number}`;
type SideParameters = { snapshot: Parameter; cycle: Parameter };
const earlier: SideParameters = { snapshot: '$2', cycle: '$3' };
const later: SideParameters = { snapshot: '$4', cycle: '$5' };

/** The cells of a side in which answers are due, of the countries and agencies that are asked for. */
const cellsOf = ({ snapshot, cycle }: SideParameters) => `
  select cell.id, cell.country_code, cell.agency_code
    from cell left join snapshot_cell as said on said.snapshot_id = ${snapshot}::uuid and said.cell_id = cell.id
   where cell.cycle_code = ${cycle}
     and case when ${snapshot}::uuid is null then cell.presence is distinct from 'NONE'
              else said.cell_id is not null and said.presence is distinct from 'NONE' end
     and ($7::text[] is null or cell.country_code = any ($7))
     and ($8::text[] is null or cell.agency_code = any ($8) or (cell.agency_code is null and $9::boolean))`;

const isPublished = (status: string) => `not (${draftStatus(status)})`;

/** What a side says, without drafts, in the countries that are asked for. Of its words either the place in the log, or themselves. */
const answersOf = ({ snapshot, cycle }: SideParameters) => `
  select frozen.cell_id, frozen.item_code, frozen.status,
         ${frozenFields.map((name) => `frozen.said ->> '${name}' as ${name}`).join(', ')},
         null::text as narrative, frozen.narrative_position
    from snapshot_answer as frozen
   where frozen.snapshot_id = ${snapshot}::uuid and ${isPublished('frozen.status')}
     and ($7::text[] is null or frozen.cell_id in (
       select id from cell where cell.cycle_code = ${cycle} and cell.country_code = any ($7)))
  union all
  select response.cell_id, response.item_code, response.status,
         ${frozenFields.map((name) => `response.${name}`).join(', ')},
         response.narrative, null::bigint
    from response join cell on cell.id = response.cell_id
   where ${snapshot}::uuid is null and cell.cycle_code = ${cycle} and ${isPublished('response.status')}
     and ($7::text[] is null or cell.country_code = any ($7))`;

const counts = (side: string) => `coalesce(${side}.status in ('SUBMITTED', 'ACCEPTED'), false)`;
const place = (side: string) =>
  `array_position(array[${comparedScale.map((value) => `'${value}'`).join(', ')}], ${side}.${comparedField})`;
const columns = ['status', ...contentNames, 'narrative_position'];
const columnsOf = (side: string) => columns.map((name) => `${side}.${name} as ${side}_${name}`).join(', ');

/** Every pair that somebody reads, with what became of it: that each answer was published is enough to read both. */
const pairs = `
  link as materialized (
    select * from jsonb_to_recordset($1::jsonb) as link(ordinal integer, team boolean, earlier text, later text,
      reason text, reworded boolean, item text, title text, section text, areas text[])
  ),
  earlier_cell as (${cellsOf(earlier)}),
  later_cell as (${cellsOf(later)}),
  place as (
    select coalesce(later_cell.country_code, earlier_cell.country_code) as country_code,
           coalesce(later_cell.agency_code, earlier_cell.agency_code) as agency_code,
           ${later.cycle}::text as cycle_code, earlier_cell.id as earlier_id, later_cell.id as later_id
      from earlier_cell full join later_cell on later_cell.country_code = earlier_cell.country_code
       and coalesce(later_cell.agency_code, '') = coalesce(earlier_cell.agency_code, '')
  ),
  earlier_answer as (${answersOf(earlier)}),
  later_answer as (${answersOf(later)}),
  addendum as materialized (
    select distinct snapshot.id as snapshot_id, event.cell_id, event.item_code
      from snapshot join event on event.cycle_code = snapshot.cycle_code and ${isAddedTo('event')}
     where snapshot.id in (${earlier.snapshot}::uuid, ${later.snapshot}::uuid)
  ),
  pair as (
    select cell.country_code, cell.agency_code, link.ordinal, link.earlier as earlier_item, link.later as later_item,
           link.title, link.item, link.section, link.areas, link.reworded, why.reason,
           case when why.reason is not null then 'NOT_COMPARABLE'
                when ${place('later')} > ${place('earlier')} then 'GAIN'
                when ${place('later')} < ${place('earlier')} then 'LOSS'
                else 'UNCHANGED' end as kind,
           earlier.status is not null and added_earlier.cell_id is not null
             or later.status is not null and added_later.cell_id is not null as amended,
           ${columnsOf('earlier')}, ${columnsOf('later')}
      from place as cell
      join link on link.team = (cell.agency_code is null)
       and (link.earlier is not null and cell.earlier_id is not null
            or link.later is not null and cell.later_id is not null)
      left join earlier_answer as earlier
        on earlier.cell_id = cell.earlier_id and earlier.item_code = link.earlier
      left join later_answer as later on later.cell_id = cell.later_id and later.item_code = link.later
      left join addendum as added_earlier on added_earlier.snapshot_id = ${earlier.snapshot}::uuid
       and added_earlier.cell_id = cell.earlier_id and added_earlier.item_code = link.earlier
      left join addendum as added_later on added_later.snapshot_id = ${later.snapshot}::uuid
       and added_later.cell_id = cell.later_id and added_later.item_code = link.later
     cross join lateral (
       select case when link.reason is not null then link.reason
                   when cell.earlier_id is null then 'NOT_DUE_EARLIER'
                   when cell.later_id is null then 'NOT_DUE_LATER'
                   when not ${counts('earlier')} and not ${counts('later')} then 'NOT_ANSWERED'
                   when not ${counts('earlier')} then 'NOT_ANSWERED_EARLIER'
                   when not ${counts('later')} then 'NOT_ANSWERED_LATER'
                   when earlier.${comparedField} is null or later.${comparedField} is null then 'NOT_RATED'
                   when ${place('earlier')} is null or ${place('later')} is null then 'NOT_APPLICABLE'
              end as reason
     ) as why
     where ${visibleResponse('false', '$6')}
  )`;

/** What is compared, for whom. */
export type Compared = {
  links: readonly ItemPair[];
  earlier: Side;
  later: Side;
  scope: VisibilityScope;
  filter: ComparisonFilter;
};

/** The values of the first nine parameters. Items are filtered before. */
function parametersOf({ links, earlier, later, scope, filter }: Compared): unknown[] {
  const asked = links.map((link, ordinal) => ({
    ordinal,
    team: link.item.answeredBy === 'COUNTRY_TEAM',
    earlier: link.earlier,
    later: link.later,
    reason: link.reason,
    reworded: link.reworded,
    item: link.item.code,
    title: link.item.title,
    section: link.item.sectionCode,
    areas: link.item.areas.map(String),
  }));
  return [
    JSON.stringify(asked),
    earlier.snapshot?.id ?? null,
    earlier.cycleCode,
    later.snapshot?.id ?? null,
    later.cycleCode,
    keysOf(scope),
    filter.countries ?? null,
    filter.agencies ?? null,
    filter.countryTeam ?? false,
  ];
}

const counted: Statement = {
  name: 'comparison-counts',
  text: `
    with ${pairs}
    select row.total, row.code, pair.kind, pair.reason, count(*)::integer as pairs,
           count(*) filter (where pair.reworded and pair.reason is null)::integer as reworded,
           count(*) filter (where pair.amended)::integer as amended
      from pair
     cross join lateral (
       select true as total, null::text as code
       union all
       select false, code
         from unnest(case $10::text when 'COUNTRY' then array[pair.country_code]
                                    when 'AGENCY' then array[pair.agency_code]
                                    when 'SECTION' then array[pair.section]
                                    when 'AREA' then pair.areas
                                    when 'ITEM' then array[pair.item] end) as code
     ) as row
     group by row.total, row.code, pair.kind, pair.reason`,
};

/** How many pairs of a row, or in total, became the same for the same reason. */
export type CountedPairs = {
  total: boolean;
  code: string | null;
  kind: ComparisonKind;
  reason: ComparisonReason | null;
  pairs: number;
  reworded: number;
  amended: number;
};

export function countPairs(
  connection: Queryable,
  compared: Compared,
  by: ComparisonDimension,
): Promise<CountedPairs[]> {
  return connection.query<CountedPairs>(counted, [...parametersOf(compared), by]);
}

const answerOf = (side: string) => `
  case when page.${side}_status is not null then jsonb_build_object('status', page.${side}_status,
    ${frozenFields.map((name) => `'${name}', page.${side}_${name}`).join(', ')},
    'narrative', coalesce(page.${side}_narrative, ${side}_said.value),
    'erased', ${side}_words.erased_by is not null and ${side}_said.value is null) end as ${side}`;
const wordsOf = (side: string) => `
  left join event as ${side}_words on ${side}_words.position = page.${side}_narrative_position
  left join lateral (
    select change ->> 'to' as value from jsonb_array_elements(${side}_words.changes) as change
     where change ->> 'field' = 'narrative'
  ) as ${side}_said on true`;
const order = (of: string) =>
  `${of}.country_code collate "C", coalesce(${of}.agency_code, '') collate "C", ${of}.ordinal`;

const paged: Statement = {
  name: 'comparison-pairs',
  text: `
    with ${pairs},
    page as (
      select * from pair
       where ($10::text[] is null or pair.kind = any ($10)) and ($11::text[] is null or pair.reason = any ($11))
         and ($12::text is null or (${order('pair')}) > ($12, $13::text, $14::integer))
       order by ${order('pair')} limit $15
    )
    select page.country_code as "countryCode", page.agency_code as "agencyCode", page.ordinal, page.title,
           page.earlier_item as "earlierItem", page.later_item as "laterItem", page.kind, page.reason, page.reworded,
           ${answerOf('earlier')}, ${answerOf('later')}
      from page ${wordsOf('earlier')} ${wordsOf('later')}
     order by ${order('page')}`,
};

type SideAnswer = ResponseContent & { status: ResponseStatus; erased: boolean };

/** A pair, with its place among those of its country and agency. */
export type PairRow = {
  countryCode: string;
  agencyCode: string | null;
  ordinal: number;
  title: string;
  earlierItem: string | null;
  laterItem: string | null;
  kind: ComparisonKind;
  reason: ComparisonReason | null;
  reworded: boolean;
  earlier: SideAnswer | null;
  later: SideAnswer | null;
};

/** Where a page of pairs ends. */
export type PairPlace = Pick<PairRow, 'countryCode' | 'agencyCode' | 'ordinal'>;

/** The pairs after a place, in the order of places; of these kinds and for these reasons, or all. */
export function readPairs(
  connection: Queryable,
  compared: Compared,
  {
    kinds,
    reasons,
  }: { kinds: readonly ComparisonKind[] | null; reasons: readonly ComparisonReason[] | null },
  { after, limit }: { after: PairPlace | null; limit: number },
): Promise<PairRow[]> {
  return connection.query<PairRow>(paged, [
    ...parametersOf(compared),
    kinds,
    reasons,
    after?.countryCode ?? null,
    after?.agencyCode ?? '',
    after?.ordinal ?? 0,
    limit,
  ]);
}
