import type { VisibilityScope } from '../access/visibility.ts';
import { draftStatus, keysOf, visibleComment } from '../access/visible-responses.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import type { RuledComment } from './comment.policy.ts';
import { type CommentPlace, teamColumns } from './comment-place.sql.ts';

/** A comment as every statement that reads them returns it. */
export type CommentRow = RuledComment &
  CommentPlace & {
    id: string;
    threadId: string | null;
    author: { id: string; name: string };
    text: string | null;
    revision: number;
    position: number;
    writtenAt: Date;
    editedAt: Date | null;
    erasedAt: Date | null;
    resolvedAt: Date | null;
    resolvedBy: { id: string; name: string } | null;
    mentions: { id: string; name: string }[];
  };

/** Whether the answer that a comment is about is a draft. */
const onDraft = `(comment.item_code is not null and coalesce(${draftStatus('response.status')}, true))`;

const columns = `
  comment.id, comment.thread_id as "threadId", comment.readers, comment.author_id as "authorId",
  json_build_object('id', author.id, 'name', author.name) as author, comment.text, comment.revision, comment.position,
  comment.written_at as "writtenAt", comment.edited_at as "editedAt", comment.erased_at as "erasedAt",
  comment.erased_at is not null as erased, comment.thread_id is null as begins,
  comment.resolved_at as "resolvedAt", comment.resolved_at is not null as resolved,
  case when comment.resolved_by is not null then (
    select json_build_object('id', person.id, 'name', person.name) from person where person.id = comment.resolved_by
  ) end as "resolvedBy",
  coalesce((
    select json_agg(json_build_object('id', person.id, 'name', person.name) order by person.name collate "C", person.id)
      from comment_mention join person on person.id = comment_mention.person_id
     where comment_mention.comment_id = comment.id), '[]') as mentions,
  cell.id as "cellId", coalesce(comment.cycle_code, cell.cycle_code) as "cycleCode", cell.country_code as "countryCode",
  cell.agency_code as "agencyCode", comment.item_code as "itemCode", ${onDraft} as draft, ${teamColumns}`;

const tables = `
  comment left join cell on cell.id = comment.cell_id
  left join response on response.cell_id = comment.cell_id and response.item_code = comment.item_code
  join person as author on author.id = comment.author_id`;

/** Whether somebody reads a comment, where a statement has the tables `comment`, `cell` and `response`. */
export const seen = (keys: `$${number}`) => visibleComment('comment.readers', onDraft, keys);

/** With the first comment of the thread of the row `comment` as `begun`. */
export const joinBegun = `
  join lateral (
    select id, resolved_at from comment as first where first.id = coalesce(comment.thread_id, comment.id) limit 1
  ) as begun on true`;

/** Whether the row `comment_mention` waits for whom it names: they wrote nothing in the thread since, and it isn't settled. */
export const mentionWaits = `(
  begun.resolved_at is null and not exists (
    select from comment as own
     where own.thread_id = begun.id and own.author_id = comment_mention.person_id
       and own.position > comment_mention.position))`;

/** The end of the log, with what was read at the same moment. */
export type AtHead = { headPosition: number; headHash: Buffer };
const head = `log_head.position as "headPosition", log_head.hash as "headHash"`;

const threadsOf = (name: string, place: string): Statement => ({
  name,
  text: `
    with begun as materialized (
      select comment.id, comment.position from ${tables}
       where ${place} and comment.thread_id is null
         and ($3::bigint is null or comment.position < $3) and ${seen('$5')}
       order by comment.position desc limit $4
    ),
    shown as (
      select id, position as place from begun
       union all
      select comment.id, begun.position from begun join comment on comment.thread_id = begun.id
    )
    select ${head}, one.* from log_head left join (
      select shown.place, ${columns} from shown join ${tables} on comment.id = shown.id
    ) as one on true
     order by one.place desc, one.position`,
});
const threadsStatement = threadsOf(
  'comment-threads',
  'comment.cell_id = $1 and comment.item_code is not distinct from $2::text',
);
const cycleThreadsStatement = threadsOf(
  'comment-threads-cycle',
  'comment.cycle_code = $1 and $2::text is null',
);

/**
 * Threads of a place, the one begun last first, each with its replies in order; before the one at a position.
 * Replies have their thread's readers. One row without a comment where there are none.
 */
export function readThreads(
  connection: Queryable,
  { cellId, cycleCode, itemCode }: Pick<CommentPlace, 'cellId' | 'cycleCode' | 'itemCode'>,
  before: number | null,
  limit: number,
  scope: VisibilityScope,
): Promise<(AtHead & (CommentRow | { id: null }))[]> {
  const page = [itemCode, before, limit, keysOf(scope)];
  return cellId === null
    ? connection.query(cycleThreadsStatement, [cycleCode, ...page])
    : connection.query(threadsStatement, [cellId, ...page]);
}

const oneStatement: Statement = {
  name: 'comment-one',
  text: `select ${columns}, coalesce(${seen('$2')}, false) as seen from ${tables} where comment.id = $1`,
};

/** A comment by its id, and whether somebody reads it: nobody else is to learn that it is there. */
export async function readComment(
  connection: Queryable,
  id: string,
  scope: VisibilityScope,
): Promise<(CommentRow & { seen: boolean }) | null> {
  const [row] = await connection.query<CommentRow & { seen: boolean }>(oneStatement, [id, keysOf(scope)]);
  return row ?? null;
}

const someStatement: Statement = {
  name: 'comment-some',
  text: `select ${columns} from ${tables} where comment.id = any ($1::uuid[]) and ${seen('$2')}`,
};

/** Of these comments those that somebody reads, in no order. */
export function readComments(
  connection: Queryable,
  ids: readonly string[],
  scope: VisibilityScope,
): Promise<CommentRow[]> {
  return connection.query<CommentRow>(someStatement, [ids, keysOf(scope)]);
}

const countsStatement: Statement = {
  name: 'comment-counts',
  text: `
    select ${head}, counted.* from log_head left join (
      select cell.agency_code as "agencyCode", comment.item_code as "itemCode",
             count(*) filter (where comment.erased_at is null)::integer as comments,
             count(*) filter (where comment.thread_id is null and comment.resolved_at is null
                                    and comment.erased_at is null)::integer as unresolved
        from cell
        cross join lateral (select * from comment where comment.cell_id = cell.id offset 0) as comment
        left join lateral (
          select status from response
           where response.cell_id = comment.cell_id and response.item_code = comment.item_code limit 1
        ) as response on true
       where cell.cycle_code = $1 and cell.country_code = $2 and ${seen('$3')}
       group by cell.agency_code, comment.item_code
    ) as counted on true
     order by counted."agencyCode" collate "C" nulls first, counted."itemCode" collate "C" nulls first`,
};

export type CountRow = {
  agencyCode: string | null;
  itemCode: string | null;
  comments: number;
  unresolved: number;
};

const cycleCountsStatement: Statement = {
  name: 'comment-counts-cycle',
  text: `
    select ${head}, null as "agencyCode", null as "itemCode",
           count(comment.id) filter (where comment.erased_at is null)::integer as comments,
           count(comment.id) filter (where comment.thread_id is null and comment.resolved_at is null
                                           and comment.erased_at is null)::integer as unresolved
      from log_head left join (${tables}) on comment.cycle_code = $1 and ${seen('$2')}
     group by log_head.position, log_head.hash`,
};

/** How many comments on a cycle itself somebody reads. */
export function readCycleCounts(
  connection: Queryable,
  cycleCode: string,
  scope: VisibilityScope,
): Promise<(AtHead & CountRow)[]> {
  return connection.query(cycleCountsStatement, [cycleCode, keysOf(scope)]);
}

/** How many comments of a country somebody reads, by place. One row without counts where there are none. */
export function readCounts(
  connection: Queryable,
  cycleCode: string,
  countryCode: string,
  scope: VisibilityScope,
): Promise<(AtHead & (CountRow | { comments: null }))[]> {
  return connection.query(countsStatement, [cycleCode, countryCode, keysOf(scope)]);
}

// The `limit` leaves the planner one look by key for each mention. With old statistics it would read all comments instead.
const mentionsStatement: Statement = {
  name: 'comment-mentions',
  text: `
    select ${head}, one.* from log_head left join (
      select comment_mention.position as place, ${columns}
        from comment_mention
        join lateral (select * from comment where comment.id = comment_mention.comment_id limit 1) as comment on true
        ${joinBegun}
        left join cell on cell.id = comment.cell_id
        left join response on response.cell_id = comment.cell_id and response.item_code = comment.item_code
        join person as author on author.id = comment.author_id
       where comment_mention.person_id = $1 and ($2::bigint is null or comment_mention.position < $2)
         and comment.erased_at is null and ${seen('$4')} and ($5::boolean is null or $5 = ${mentionWaits})
       order by comment_mention.position desc limit $3
    ) as one on true
     order by one.place desc`,
};

/**
 * Comments that name somebody and that they read, the latest first: all, or those that wait for them, or the others. One row
 * without a comment where there are none.
 */
export function readMentions(
  connection: Queryable,
  personId: string,
  { before, limit, waiting }: { before: number | null; limit: number; waiting: boolean | null },
  scope: VisibilityScope,
): Promise<(AtHead & ((CommentRow & { place: number }) | { id: null }))[]> {
  return connection.query(mentionsStatement, [personId, before, limit, keysOf(scope), waiting]);
}
