import type { ResponseStatus } from '../../schema/types/response-status.ts';
import type { VisibilityScope } from '../access/visibility.ts';
import { draftStatus, keysOf, visibleResponse } from '../access/visible-responses.sql.ts';
import { seen } from '../comments/comment.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import { type ResponseRow, responseColumns } from '../responses/to-response.ts';

const cells: Statement = {
  name: 'export-cells',
  text: `
    select id from cell
     where cycle_code = $1 and presence is distinct from 'NONE' and ($2::text[] is null or country_code = any ($2))
       and ($3::text[] is null or agency_code = any ($3) or ($4::boolean and agency_code is null))
     order by country_code collate "C", agency_code collate "C" nulls first`,
};

/** Of which cells answers are taken; null is no filter. */
export type CellFilter = {
  cycle: string;
  countries: string[] | null;
  agencies: string[] | null;
  countryTeam: boolean;
};

/** The cells in which answers are due, by country, its team before its agencies. */
export async function readCellsToExport(
  connection: Queryable,
  { cycle, countries, agencies, countryTeam }: CellFilter,
): Promise<number[]> {
  const rows = await connection.query<{ id: number }>(cells, [cycle, countries, agencies, countryTeam]);
  return rows.map(({ id }) => id);
}

/** Each item that a cell is asked, with the answer that somebody reads. */
const asked = `
  cell join checklist_item as item on item.version = $2::integer
   and item.answered_by = case when cell.agency_code is null then 'COUNTRY_TEAM' else 'AGENCY' end
   and ($3::text[] is null or item.code = any ($3)) and ($4::text[] is null or item.section_code = any ($4))
  left join response on response.cell_id = cell.id and response.item_code = item.code and response.revision > 0
   and ${visibleResponse(draftStatus('response.status'), '$5')}`;
/** What nobody has begun, or somebody doesn’t read, is there only where it is asked for. */
const wanted = `
  cell.id = any ($1::integer[]) and (response.cell_id is not null or $6::boolean)
  and ($7::text[] is null or coalesce(response.status, 'NOT_STARTED') = any ($7))`;

const counted: Statement = {
  name: 'export-answers-count',
  text: `select count(*)::integer as count from ${asked} where ${wanted}`,
};
const answers: Statement = {
  name: 'export-answers',
  text: `
    select cell.id as cell_id, cell.country_code, item.code as item, ${responseColumns()}
      from ${asked} left join person as author on author.id = response.updated_by
     where ${wanted}
     order by cell.country_code collate "C", cell.agency_code collate "C" nulls first, item.sort_order`,
};

/** Which answers of a cell. */
export type AnswerFilter = {
  version: number;
  items: string[] | null;
  sections: string[] | null;
  due: boolean;
  statuses: ResponseStatus[] | null;
  scope: VisibilityScope;
};

/** An answer, or an item that has none for whoever asks. */
export type AnswerRow = {
  cell_id: number;
  country_code: string;
  item: string;
  agency_code: string | null;
} & (ResponseRow | { [Name in keyof Omit<ResponseRow, 'agency_code'>]: null });

function parametersOf(cellIds: readonly number[], filter: AnswerFilter): unknown[] {
  const { version, items, sections, due, statuses, scope } = filter;
  return [cellIds, version, items, sections, keysOf(scope), due, statuses];
}

export async function countAnswers(
  connection: Queryable,
  cellIds: readonly number[],
  filter: AnswerFilter,
): Promise<number> {
  const [row] = await connection.query<{ count: number }>(counted, parametersOf(cellIds, filter));
  return row?.count ?? 0;
}

export function readAnswers(
  connection: Queryable,
  cellIds: readonly number[],
  filter: AnswerFilter,
): Promise<AnswerRow[]> {
  return connection.query<AnswerRow>(answers, parametersOf(cellIds, filter));
}

const comments: Statement = {
  name: 'export-comments',
  text: `
    select cell.country_code, cell.agency_code, comment.item_code as item,
           author.name as by, comment.written_at as at, comment.readers, comment.text
      from cell join comment on comment.cell_id = cell.id
      left join response on response.cell_id = comment.cell_id and response.item_code = comment.item_code
      join person as author on author.id = comment.author_id
     where cell.cycle_code = $1 and cell.country_code = any ($2::text[]) and comment.item_code = any ($3::text[])
       and comment.erased_at is null and ${seen('$4')}
     order by comment.position`,
};

/** A comment on an answer that whoever asks reads. */
export type ExportedComment = {
  country_code: string;
  agency_code: string | null;
  item: string;
  by: string;
  at: Date;
  readers: string;
  text: string;
};

/** The comments on these items in these countries, in the order in which they were written. */
export function readExportedComments(
  connection: Queryable,
  { cycle, countries, items }: { cycle: string; countries: readonly string[]; items: readonly string[] },
  scope: VisibilityScope,
): Promise<ExportedComment[]> {
  return connection.query<ExportedComment>(comments, [cycle, countries, items, keysOf(scope)]);
}
