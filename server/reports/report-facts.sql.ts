import { everybodyReads } from '../access/everybody-reads.ts';
import { draftStatus, keysOf, visibleResponse } from '../access/visible-responses.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import { comparedField } from '../domain/response-fields.ts';
import type { AnswerFacts } from './report-facts.ts';
import { ratingOrder } from './report-facts.ts';

/** Which cells and answers: those of a cycle now, or as a snapshot holds them; of one country, or of all. */
export type ReportScope = { cycle: string; snapshotId: string | null; country: string | null };

/** Cells in which answers are due. Parameters: cycle, snapshot, country. */
const cellsOf = `
  select cell.id, cell.country_code, cell.agency_code,
         case when $2::uuid is null then array[not_started, in_progress, submitted, returned, accepted]
              else said.counts end as counts
    from cell left join snapshot_cell as said on said.snapshot_id = $2::uuid and said.cell_id = cell.id
   where cell.cycle_code = $1 and ($3::text is null or cell.country_code = $3)
     and case when $2::uuid is null then cell.presence is distinct from 'NONE'
              else said.cell_id is not null and said.presence is distinct from 'NONE' end`;

const isPublished = (status: string) => `not (${draftStatus(status)})`;

/** Answers that are no drafts, of those cells. */
const answersOf = `
  select frozen.cell_id, frozen.item_code, frozen.status, frozen.said ->> '${comparedField}' as level, frozen.narrative_position as words
    from snapshot_answer as frozen
   where frozen.snapshot_id = $2::uuid and ${isPublished('frozen.status')}
  union all
  select response.cell_id, response.item_code, response.status, response.${comparedField} as level,
         case when response.narrative is not null and $3::text is not null then (
           select position from event
            where event.cell_id = response.cell_id and event.item_code = response.item_code
              and event.kind = 'RESPONSE_RECORDED' and event.changes @> '[{"field": "narrative"}]'
            order by event.position desc limit 1
         ) end
    from response join cell on cell.id = response.cell_id
   where $2::uuid is null and cell.cycle_code = $1 and ($3::text is null or cell.country_code = $3)
     and ${isPublished('response.status')}`;

const readCells: Statement = {
  name: 'report-cells',
  text: `
    select country_code as country, agency_code as agency, counts
      from (${cellsOf}) as cell order by country_code collate "C", agency_code collate "C" nulls first`,
};

export type CellRow = { country: string; agency: string | null; counts: number[] };

export function readReportCells(connection: Queryable, scope: ReportScope): Promise<CellRow[]> {
  return connection.query<CellRow>(readCells, valuesOf(scope));
}

const ratings = ratingOrder.map((level) =>
  level === null ? 'answer.level is null' : `answer.level = '${level}'`,
);
const isAnswered = `answer.status in ('SUBMITTED', 'ACCEPTED')`;

const tallyItems: Statement = {
  name: 'report-items',
  text: `
    with due as (${cellsOf}), answer as (${answersOf})
    select answer.item_code as item, (count(*) filter (where ${isAnswered}))::integer as answered,
           (count(*) filter (where answer.status = 'RETURNED'))::integer as returned,
           array[${ratings.map((is) => `(count(*) filter (where ${isAnswered} and ${is}))::integer`).join(', ')}] as ratings
      from due join cell on cell.id = due.id join answer on answer.cell_id = due.id
     where ${visibleResponse('false', '$4')}
     group by answer.item_code`,
};

export type ItemTally = { item: string; answered: number; returned: number; ratings: number[] };

export function readItemTallies(connection: Queryable, scope: ReportScope): Promise<ItemTally[]> {
  return connection.query<ItemTally>(tallyItems, [...valuesOf(scope), keysOf(everybodyReads)]);
}

const readAnswers: Statement = {
  name: 'report-answers',
  text: `
    with due as (${cellsOf}), answer as (${answersOf})
    select cell.agency_code as agency, answer.item_code as item, answer.status, answer.level, answer.words
      from due join cell on cell.id = due.id join answer on answer.cell_id = due.id
     where ${visibleResponse('false', '$4')}
     order by cell.agency_code collate "C" nulls first, answer.item_code collate "C"`,
};

type AnswerRow = Omit<AnswerFacts, 'words'> & { words: string | number | null };

/** Of one country. */
export async function readReportAnswers(connection: Queryable, scope: ReportScope): Promise<AnswerFacts[]> {
  const rows = await connection.query<AnswerRow>(readAnswers, [...valuesOf(scope), keysOf(everybodyReads)]);
  return rows.map((row) => ({ ...row, words: row.words === null ? null : Number(row.words) }));
}

function valuesOf({ cycle, snapshotId, country }: ReportScope): unknown[] {
  return [cycle, snapshotId, country];
}

/** What stands at a place of the log that brought words. */
export type ReportWordsRow = { position: number; words: string | null; erasedAt: Date | null };

const readWords: Statement = {
  name: 'report-words',
  text: `
    select event.position, said.words, erasing.at as "erasedAt"
      from event
      left join event as erasing on erasing.position = event.erased_by
      left join lateral (
        select change ->> 'to' as words from jsonb_array_elements(event.changes) as change
         where change ->> 'field' = 'narrative'
      ) as said on true
     where event.position = any ($1::bigint[])`,
};

/** The words that events at these places brought, without those that were erased since. */
export async function readReportWords(
  connection: Queryable,
  positions: readonly number[],
): Promise<ReportWordsRow[]> {
  const rows = await connection.query<ReportWordsRow>(readWords, [positions]);
  return rows.map((row) => ({ ...row, position: Number(row.position) }));
}
