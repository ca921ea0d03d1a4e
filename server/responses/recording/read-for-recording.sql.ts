import { hasLead } from '../../access/country-lead.sql.ts';
import type { Queryable, Statement } from '../../database/database.ts';
import type { Counts } from '../../domain/cell.ts';
import type { FieldChange } from '../../domain/event-content.ts';
import type { Rating, ResponseStatus } from './record-input.ts';

/** What an input names, as codes that may or may not exist. */
export type RecordTarget = {
  ordinal: number;
  person_id: string;
  mutation_id: string;
  cycle: string | null;
  country: string;
  item: string;
  agency: string | null;
  base_revision: number;
};

/** Everything that judging and merging one input needs to know. */
export type RecordContext = {
  ordinal: number;
  /** Of the receipt, where this person's mutationId is known: the rest is then not needed. */
  receipt_digest: Buffer | null;
  cycle_code: string | null;
  cycle_state: 'PLANNED' | 'OPEN' | 'CLOSED' | null;
  country_known: boolean;
  /** Null: no such item in the cycle's checklist. */
  answered_by: 'AGENCY' | 'COUNTRY_TEAM' | null;
  agency_known: boolean;
  /** The agencies that report in the country; only for an item of the country team, whose writers they are. */
  reporting_agencies: string[] | null;
  /** Whether the country has a lead, who then writes the country team's items; false for an item of agencies. */
  has_lead: boolean;
  cell_id: number | null;
  presence: string | null;
  status: ResponseStatus | null;
  rating: Rating | null;
  narrative: string | null;
  revision: number | null;
  updated_at: Date | null;
  updated_by: { id: string; name: string } | null;
  /** Recorded changes after the base revision, oldest first. */
  since: { by: { id: string; name: string }; at: string; changes: FieldChange[] }[] | null;
};

/**
 * Each table is asked by its key, once for each input. The `limit 1` sees to that: without it the planner, which can't
 * know how few inputs there are, may read whole tables and join them, and the cost would grow with the log.
 */
const readContextStatement: Statement = {
  name: 'read-for-recording',
  text: `
    select target.ordinal, receipt.input_digest as receipt_digest,
           cycle.code as cycle_code, cycle.state as cycle_state,
           country.code is not null as country_known, item.answered_by, agency.code is not null as agency_known,
           case when item.answered_by = 'COUNTRY_TEAM' then array(
             select reporting.agency_code from cell as reporting
              where reporting.cycle_code = cycle.code and reporting.country_code = target.country
                and reporting.agency_code is not null and reporting.presence <> 'NONE'
           ) end as reporting_agencies,
           coalesce(item.answered_by = 'COUNTRY_TEAM', false) and ${hasLead('target.country')} as has_lead,
           cell.id as cell_id, cell.presence,
           response.status, response.rating, response.narrative, response.revision, response.updated_at,
           case when author.id is not null then jsonb_build_object('id', author.id, 'name', author.name) end as updated_by,
           later.since
      from jsonb_to_recordset($1::jsonb) as target(
             ordinal integer, person_id uuid, mutation_id uuid, cycle text, country text, item text, agency text,
             base_revision integer)
      left join lateral (
        select input_digest from receipt
         where receipt.person_id = target.person_id and receipt.mutation_id = target.mutation_id limit 1
      ) as receipt on true
      left join lateral (
        select code, state, checklist_version from cycle
         where cycle.code = target.cycle or (target.cycle is null and cycle.state = 'OPEN') limit 1
      ) as cycle on true
      left join lateral (select code from country where country.code = target.country limit 1) as country on true
      left join lateral (
        select answered_by from checklist_item
         where checklist_item.code = target.item
           and checklist_item.version = coalesce(cycle.checklist_version, (select max(version) from checklist_version))
         limit 1
      ) as item on true
      left join lateral (
        select code from agency where agency.code = target.agency and agency.answers_checklist limit 1
      ) as agency on true
      left join lateral (
        select id, presence from cell
         where cell.cycle_code = cycle.code and cell.country_code = target.country and cell.agency_code = target.agency
         union all
        select id, presence from cell
         where cell.cycle_code = cycle.code and cell.country_code = target.country and cell.agency_code is null
           and target.agency is null
         limit 1
      ) as cell on true
      left join lateral (
        select * from response
         where response.cell_id = cell.id and response.item_code = target.item limit 1
      ) as response on true
      left join lateral (select id, name from person where person.id = response.updated_by limit 1) as author on true
      left join lateral (
        select jsonb_agg(jsonb_build_object(
                 'by', jsonb_build_object('id', person.id, 'name', person.name), 'at', event.at, 'changes', event.changes
               ) order by event.position) as since
          from event join person on person.id = event.actor_id
         where response.revision > target.base_revision
           and event.cell_id = response.cell_id and event.item_code = response.item_code
           and event.kind in ('RESPONSE_RECORDED', 'CONTENT_ERASED') and event.revision > target.base_revision
      ) as later on true`,
};

/** Reads what the inputs are about, one row for each, in no order. */
export function readContexts(
  connection: Queryable,
  targets: readonly RecordTarget[],
): Promise<RecordContext[]> {
  return connection.query<RecordContext>(readContextStatement, [JSON.stringify(targets)]);
}

/** A mutationId that was recorded before, and where its response and cell stand now. */
export type ReplayContext = {
  ordinal: number;
  outcome: 'RECORDED' | 'UNCHANGED' | 'CONFLICTED';
  merged: boolean;
  position: number;
  hash: Buffer;
  cell_id: number;
  cycle_code: string;
  country_code: string;
  agency_code: string | null;
  item_code: string;
  status: ResponseStatus;
  rating: Rating | null;
  narrative: string | null;
  revision: number;
  updated_at: Date;
  updated_by: { id: string; name: string };
  counts: Counts;
  cell_updated_at: Date | null;
  /** Of an answer of the country team: the agencies that report in its country. */
  reporting_agencies: string[] | null;
  /** For a conflict: the recorded changes between the base revision and the conflict. */
  since: { by: { id: string; name: string }; at: string; changes: FieldChange[] }[] | null;
};

const readReplaysStatement: Statement = {
  name: 'read-replays',
  text: `
    select target.ordinal, receipt.outcome, receipt.merged, receipt.position, event.hash,
           receipt.cell_id, cell.cycle_code, cell.country_code, cell.agency_code, response.item_code,
           response.status, response.rating, response.narrative, response.revision, response.updated_at,
           jsonb_build_object('id', author.id, 'name', author.name) as updated_by,
           array[cell.not_started, cell.in_progress, cell.submitted, cell.returned, cell.accepted] as counts,
           cell.updated_at as cell_updated_at, earlier.since,
           case when cell.agency_code is null then array(
             select reporting.agency_code from cell as reporting
              where reporting.cycle_code = cell.cycle_code and reporting.country_code = cell.country_code
                and reporting.agency_code is not null and reporting.presence <> 'NONE'
           ) end as reporting_agencies
      from jsonb_to_recordset($1::jsonb) as target(
             ordinal integer, person_id uuid, mutation_id uuid, base_revision integer)
      join lateral (
        select * from receipt
         where receipt.person_id = target.person_id and receipt.mutation_id = target.mutation_id limit 1
      ) as receipt on true
      join lateral (select hash from event where event.position = receipt.position limit 1) as event on true
      join lateral (select * from cell where cell.id = receipt.cell_id limit 1) as cell on true
      join lateral (
        select * from response
         where response.cell_id = receipt.cell_id and response.item_code = receipt.item_code limit 1
      ) as response on true
      join lateral (select id, name from person where person.id = response.updated_by limit 1) as author on true
      left join lateral (
        select jsonb_agg(jsonb_build_object(
                 'by', jsonb_build_object('id', person.id, 'name', person.name), 'at', change.at, 'changes', change.changes
               ) order by change.position) as since
          from event as change join person on person.id = change.actor_id
         where receipt.outcome = 'CONFLICTED'
           and change.cell_id = receipt.cell_id and change.item_code = receipt.item_code
           and change.kind in ('RESPONSE_RECORDED', 'CONTENT_ERASED') and change.revision > target.base_revision
           and change.position < receipt.position
      ) as earlier on true`,
};

/** Reads the first outcomes of mutationIds that have a receipt, one row for each, in no order. */
export function readReplays(
  connection: Queryable,
  targets: readonly RecordTarget[],
): Promise<ReplayContext[]> {
  return connection.query<ReplayContext>(readReplaysStatement, [JSON.stringify(targets)]);
}
