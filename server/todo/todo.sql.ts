import { hasLead, hasResidentCoordinator } from '../access/country-lead.sql.ts';
import { mayTakeUp } from '../access/may-take-up.sql.ts';
import type { VisibilityScope } from '../access/visibility.ts';
import { keysOf } from '../access/visible-responses.sql.ts';
import { joinBegun, mentionWaits, seen } from '../comments/comment.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import { contentNames } from '../domain/response-fields.ts';
import { assignmentStands } from '../plan/assignment.sql.ts';
import { wroteWhatStands } from '../responses/decision.sql.ts';
import { type ResponseRow, responseColumns } from '../responses/to-response.ts';
import type { TodoGrant } from './todo-grants.ts';

/** Something that waits, with the end of the log. One row without a kind where nothing does. */
export type TodoRow = { headPosition: number; headHash: Buffer } & (
  | WaitingAnswer
  | WaitingMention
  | { kind: null }
);

/** Its place is that of the event since which it waits. */
export type WaitingAnswer = ResponseRow & {
  kind: TodoGrant['kind'];
  place: number;
  /** Returned to them and nobody else. */
  to_them: boolean;
  cycle_code: string;
  country_code: string;
  /** Of what is assigned. */
  due_on: string | null;
};
export type WaitingMention = { kind: 'MENTIONED'; place: number; to_them: boolean; comment_id: string };

/** The rows of `may`: what `todoGrantsOf` gives, as JSON in a parameter. */
export const mayOf = (grants: `$${number}`) => `
  select * from jsonb_to_recordset(${grants}::jsonb) as may(
    kind text, team boolean, agency text, country text, reporting text, unled boolean)`;

/** Whether one of the grants of a kind in `may` reaches the row `cell`. */
export const reached = (kind: TodoGrant['kind']) => `exists (
  select from may
   where may.kind = '${kind}' and may.team = (cell.agency_code is null)
     and (may.agency is null or may.agency = cell.agency_code)
     and (may.country is null or may.country = cell.country_code)
     and (may.reporting is null or exists (
       select from cell as own
        where own.cycle_code = cell.cycle_code and own.country_code = cell.country_code
          and own.agency_code = may.reporting and own.presence <> 'NONE'))
     and (may.unled is not true or not ${hasLead('cell.country_code')}))`;

/** Returned to them, to whoever writes the answer, or to somebody who can take nothing up there any more. */
const toThem = `(response.returned_to is null or response.returned_to = $4::uuid
                 or not ${mayTakeUp('response.returned_to')})`;

/** A Resident Coordinator is to endorse it first. */
const unendorsed = `(
  cell.agency_code is null and response.endorsed_by is null and (select endorsement from head)
  and ${hasResidentCoordinator('cell.country_code')})`;

/** Written by them, in a cycle in which somebody else accepts it. */
const own = `((select separate_acceptance from head) and ${wroteWhatStands('$4::uuid')})`;

/** Ready, and somebody else's: the agency asks for a second person, and they may be that. */
const forSecondPerson = `(
  cell.second_person and ${contentNames.map((name) => `response.${name} is not null`).join(' and ')}
  and not ${wroteWhatStands('$4::uuid')})`;

/**
 * Answers of the open cycle in a status, those that have waited longest first. Whoever has all countries walks along the
 * index, and stops at the end of the page. Whoever has some looks into their cells, which are few. The `limit 1` keeps the
 * planner from reading whole tables, because it can’t know how few rows are asked for.
 */
const answers = (kind: TodoGrant['kind'], status: string, condition: string, most: number) => {
  const counted = status.toLowerCase();
  const columns = `'${kind}' as kind, response.waits_since as place, response.cell_id, response.item_code, null::uuid as comment_id`;
  const waiting = `
       response.status = '${status}' and response.waits_since > (select opened from head)
       and response.waits_since > $2::bigint and cell.cycle_code = (select cycle from head)
       and cell.presence is distinct from 'NONE' and ${reached(kind)} and ${condition}
     order by response.waits_since limit ${most}`;
  return `
    (select ${columns}
       from response cross join lateral (select * from cell where cell.id = response.cell_id limit 1) as cell
      where (select bool_or(country is null) from may where kind = '${kind}') and ${waiting})
     union all
    (select ${columns} from cell join response on response.cell_id = cell.id
      where (select bool_and(country is not null) from may where kind = '${kind}') and cell.${counted} > 0
        and cell.country_code = any (array(select country from may where kind = '${kind}')) and ${waiting})`;
};

/**
 * Entries of a page, with one more, for pages up to so many. The number stands in the text: for a limit that it doesn’t know
 * the planner sorts all that waits.
 */
const statementFor = (name: string, most: number): Statement => ({
  name,
  text: `
    with head as materialized (
      select position, hash, open_cycle_code as cycle, cycle.separate_acceptance, cycle.endorsement, (
               select event.position from event
                where event.cycle_code = open_cycle_code and event.kind = 'CYCLE_OPENED' order by event.position limit 1
             ) as opened
        from log_head left join cycle on cycle.code = open_cycle_code
    ),
    may as materialized (${mayOf('$1')}),
    waiting as (
      ${answers('TO_FIX', 'RETURNED', toThem, most)}
       union all
      ${answers('TO_SUBMIT', 'IN_PROGRESS', forSecondPerson, most)}
       union all
      ${answers('TO_ENDORSE', 'SUBMITTED', unendorsed, most)}
       union all
      ${answers('TO_DECIDE', 'SUBMITTED', `not ${unendorsed} and not ${own}`, most)}
       union all
      (select 'MENTIONED', comment_mention.position, comment.cell_id, comment.item_code, comment.id
         from comment_mention
         join lateral (select * from comment where comment.id = comment_mention.comment_id limit 1) as comment on true
         ${joinBegun}
         left join cell on cell.id = comment.cell_id
         left join response on response.cell_id = comment.cell_id and response.item_code = comment.item_code
        where comment_mention.person_id = $4::uuid and comment_mention.position > $2::bigint
          and comment.erased_at is null and ${seen('$5')} and ${mentionWaits}
        order by comment_mention.position limit ${most})
       union all
      (select 'ASSIGNED', assignment.position, assignment.cell_id, assignment.item_code, null
         from assignment
         join lateral (select * from cell where cell.id = assignment.cell_id limit 1) as cell on true
         join lateral (
           select status from response
            where response.cell_id = assignment.cell_id and response.item_code = assignment.item_code limit 1
         ) as response on true
        where assignment.assignee_id = $4::uuid and assignment.position > $2::bigint
          and cell.cycle_code = (select cycle from head) and cell.presence is distinct from 'NONE'
          and ${reached('ASSIGNED')} and ${assignmentStands}
        order by assignment.position limit ${most})
    )
    select head.position as "headPosition", head.hash as "headHash", entry.*
      from head left join (
        select waiting.kind, waiting.place, waiting.comment_id,
               coalesce(response.returned_to = $4::uuid, false) as to_them, cell.cycle_code, cell.country_code,
               to_char(assignment.due_on, 'YYYY-MM-DD') as due_on, ${responseColumns()}
          from (select * from waiting order by place limit $3) as waiting
          left join cell on cell.id = waiting.cell_id
          left join lateral (
            select * from response
             where response.cell_id = waiting.cell_id and response.item_code = waiting.item_code limit 1
          ) as response on waiting.comment_id is null
          left join lateral (
            select due_on from assignment
             where assignment.cell_id = waiting.cell_id and assignment.item_code = waiting.item_code limit 1
          ) as assignment on waiting.kind = 'ASSIGNED'
          left join person as author on author.id = response.updated_by
      ) as entry on true
     order by entry.place`,
});

const usual = { most: 51, statement: statementFor('todo', 51) };
const longest = statementFor('todo-longest', 201);

/** Up to `limit` things, at most 201, that wait for somebody after a place in the log, those that have waited longest first. */
export function readTodo(
  connection: Queryable,
  grants: readonly TodoGrant[],
  after: number,
  limit: number,
  reader: { personId: string; scope: VisibilityScope },
): Promise<TodoRow[]> {
  const statement = limit <= usual.most ? usual.statement : longest;
  return connection.query<TodoRow>(statement, [
    JSON.stringify(grants),
    after,
    limit,
    reader.personId,
    keysOf(reader.scope),
  ]);
}
