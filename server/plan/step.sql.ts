import { hasLead } from '../access/country-lead.sql.ts';
import type { VisibilityScope } from '../access/visibility.ts';
import { draftStatus, keysOf, visibleResponse } from '../access/visible-responses.sql.ts';
import { servesArea } from '../catalogue/area.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import type { RuledPlace } from './plan.policy.ts';

/** A next step as every statement that reads them returns it. */
export type StepRow = RuledPlace & {
  id: string;
  cellId: number;
  cycleCode: string;
  itemCode: string;
  /** Null once it is erased. */
  text: string | null;
  owner: { id: string; name: string } | null;
  dueOn: string;
  author: { id: string; name: string };
  revision: number;
  position: number;
  writtenAt: Date;
  doneAt: Date | null;
  doneBy: { id: string; name: string } | null;
  /** The answer on which it was written is a draft. */
  draft: boolean;
};

const person = (id: string) =>
  `(select json_build_object('id', person.id, 'name', person.name) from person where person.id = ${id})`;

/** Who reports and leads now decides on steps of earlier cycles too. */
const stepColumns = `
  step.id, step.cell_id as "cellId", cell.cycle_code as "cycleCode", cell.country_code as "countryCode",
  cell.agency_code as "agencyCode", step.item_code as "itemCode", step.text, ${person('step.owner_id')} as owner,
  to_char(step.due_on, 'YYYY-MM-DD') as "dueOn", ${person('step.author_id')} as author, step.revision, step.position,
  step.written_at as "writtenAt", step.done_at as "doneAt", ${person('step.done_by')} as "doneBy",
  ${draftStatus('response.status')} as draft,
  case when cell.agency_code is null then array(
    select own.agency_code from cell as own
     where own.cycle_code = coalesce((select open_cycle_code from log_head), cell.cycle_code)
       and own.country_code = cell.country_code and own.agency_code is not null and own.presence <> 'NONE'
     order by own.agency_code
  ) end as "reportingAgencies",
  case when cell.agency_code is null then ${hasLead('cell.country_code')} else false end as "hasLead"`;

const stepTables = `
  next_step as step join cell on cell.id = step.cell_id
  join lateral (
    select * from response where response.cell_id = step.cell_id and response.item_code = step.item_code limit 1
  ) as response on true`;

/** A step is read by whoever reads the answer on which it was written. */
const read = (keys: `$${number}`) => visibleResponse(draftStatus('response.status'), keys);

const oneStatement: Statement = {
  name: 'step-one',
  text: `select ${stepColumns} from ${stepTables} where step.id = $1::uuid and ${read('$2')}`,
};

/** A step by its id; undefined for those who don't read it. */
export async function readStep(
  connection: Queryable,
  id: string,
  scope: VisibilityScope,
): Promise<StepRow | undefined> {
  return (await connection.query<StepRow>(oneStatement, [id, keysOf(scope)]))[0];
}

/** Which steps of a cycle are listed; null is no filter. */
export type StepFilter = {
  cycle: string;
  countries: readonly string[] | null;
  agencies: readonly string[] | null;
  countryTeam: boolean;
  items: readonly string[] | null;
  /** Of the Call to Action, 1 to 7: only steps that go on with one of its items. */
  area: number | null;
  owner: string | null;
};

export type StepState = 'OPEN' | 'OVERDUE' | 'DONE';
export type StepPlace = { dueOn: string; position: number };

/**
 * The steps of a cycle: those of its own answers, and of the answers that they go on with, over as many cycles as that goes,
 * those that were not done when it opened. `items` are its own items with which a step goes on.
 */
const listed = `
  with recursive head as materialized (
    select position, hash, (clock_timestamp() at time zone 'utc')::date as today from log_head
  ),
  lineage (item, cycle, from_item) as (
    select checklist_item.code, cycle.code, checklist_item.code
      from cycle join checklist_item on checklist_item.version = cycle.checklist_version where cycle.code = $1::text
     union
    select lineage.item, snapshot.cycle_code, link.from_item_code
      from lineage join cycle on cycle.code = lineage.cycle
      join snapshot on snapshot.id = cycle.carried_from
      join carried_item as link on link.cycle_code = cycle.code and link.item_code = lineage.from_item
  ),
  opened as materialized (
    select event.at from event where event.cycle_code = $1::text and event.kind = 'CYCLE_OPENED'
     order by event.position limit 1
  ),
  listed as materialized (
    select step.id, step.due_on, step.position, step.done_at, goes_on.items
      from next_step as step join cell on cell.id = step.cell_id
      cross join lateral (
        select array_agg(distinct lineage.item) as items from lineage
         where lineage.cycle = cell.cycle_code and lineage.from_item = step.item_code
      ) as goes_on
      join lateral (
        select status from response
         where response.cell_id = step.cell_id and response.item_code = step.item_code limit 1
      ) as response on true
     where step.erased_at is null and goes_on.items is not null
       and (cell.cycle_code = $1::text or step.done_at is null or step.done_at >= (select at from opened))
       and ($2::text[] is null or cell.country_code = any ($2::text[]))
       and ($3::text[] is null or cell.agency_code = any ($3::text[]) or (cell.agency_code is null and $4::boolean))
       and ($5::text[] is null or goes_on.items && $5::text[])
       and ($6::uuid is null or step.owner_id = $6::uuid)
       and exists (
         select from cell as own
          where own.cycle_code = $1::text and own.country_code = cell.country_code
            and own.agency_code is not distinct from cell.agency_code and own.presence is distinct from 'NONE')
       and ${read('$7')}
       and ($8::integer is null or exists (
         select from unnest(goes_on.items) as own (code) where ${servesArea('own.code', '$1', '$8')}))
  )`;

const pageStatement: Statement = {
  name: 'step-page',
  text: `
    ${listed},
    page as (
      select listed.* from listed cross join head
       where ($9::text is null
              or case $9::text when 'DONE' then done_at is not null
                               when 'OPEN' then done_at is null
                               else done_at is null and due_on < today end)
         and ($10::date is null or (due_on, listed.position) > ($10::date, $11::bigint))
       order by due_on, listed.position limit $12::integer
    )
    select head.position as "headPosition", head.hash as "headHash", counted.*, shown.*
      from head
      cross join (
        select count(*) filter (where done_at is null)::integer as open,
               count(*) filter (where done_at is null and due_on < (select today from head))::integer as overdue,
               count(*) filter (where done_at is not null)::integer as done
          from listed
      ) as counted
      left join (
        select page.items, page.due_on, ${stepColumns} from page join ${stepTables} on step.id = page.id
      ) as shown on true
     order by shown.due_on, shown.position`,
};

/** A row of a page, with the end of the log and the counts of all states. One row without a step where there are none. */
export type ListedStep = {
  headPosition: number;
  headHash: Buffer;
  open: number;
  overdue: number;
  done: number;
} & ((StepRow & { items: string[] }) | { id: null });

function filterValues(
  { cycle, countries, agencies, countryTeam, items, area, owner }: StepFilter,
  scope: VisibilityScope,
) {
  return [cycle, countries, agencies, countryTeam, items, owner, keysOf(scope), area];
}

/** Steps that somebody reads, those due first before the others. */
export function readStepPage(
  connection: Queryable,
  filter: StepFilter,
  { state, after, limit }: { state: StepState | null; after: StepPlace | null; limit: number },
  scope: VisibilityScope,
): Promise<ListedStep[]> {
  return connection.query<ListedStep>(pageStatement, [
    ...filterValues(filter, scope),
    state,
    after?.dueOn ?? null,
    after?.position ?? null,
    limit,
  ]);
}

const countsStatement: Statement = {
  name: 'step-counts',
  text: `
    ${listed}
    select cell.agency_code as "agencyCode", of_item.code as "itemCode", count(*)::integer as open,
           to_char(min(listed.due_on), 'YYYY-MM-DD') as "firstDueOn"
      from listed join next_step on next_step.id = listed.id join cell on cell.id = next_step.cell_id
      cross join unnest(listed.items) as of_item (code)
     where listed.done_at is null
     group by cell.agency_code, of_item.code`,
};

export type StepCount = { agencyCode: string | null; itemCode: string; open: number; firstDueOn: string };

/** How many steps are open beside each answer of a country. */
export function readStepCounts(
  connection: Queryable,
  cycle: string,
  country: string,
  scope: VisibilityScope,
): Promise<StepCount[]> {
  const all = { agencies: null, countryTeam: true, items: null, area: null, owner: null };
  return connection.query<StepCount>(
    countsStatement,
    filterValues({ cycle, countries: [country], ...all }, scope),
  );
}
