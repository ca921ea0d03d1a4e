import { hasLead } from '../access/country-lead.sql.ts';
import { draftStatus } from '../access/visible-responses.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';

/** What one may comment on: an answer, with no item a whole cell, with no cell a cycle. */
export type CommentPlace = {
  cellId: number | null;
  cycleCode: string;
  countryCode: string | null;
  /** Null for the country team, and on a cycle. */
  agencyCode: string | null;
  itemCode: string | null;
  /** The agencies that report in the country; of a country team's place alone, whose members they are. */
  reportingAgencies: readonly string[] | null;
  hasLead: boolean;
};

/** A place by codes; the open cycle's where none is named. Without a country the cycle that is named. */
export type PlaceCodes = {
  cycle?: string | null | undefined;
  country?: string | null | undefined;
  agency?: string | null | undefined;
  item?: string | null | undefined;
};

/** Of those who work in the country of the row `cell`, what rules about a country team's comments ask for. */
export const teamColumns = `
  case when cell.agency_code is null and cell.id is not null then array(
    select own.agency_code from cell as own
     where own.cycle_code = cell.cycle_code and own.country_code = cell.country_code
       and own.agency_code is not null and own.presence <> 'NONE'
     order by own.agency_code
  ) end as "reportingAgencies",
  case when cell.agency_code is null and cell.id is not null then ${hasLead('cell.country_code')} else false end as "hasLead"`;

const placeStatement: Statement = {
  name: 'comment-place',
  text: `
    select cell.id as "cellId", cell.cycle_code as "cycleCode", cell.country_code as "countryCode",
           cell.agency_code as "agencyCode", $4::text as "itemCode", ${teamColumns}
      from cycle join cell on cell.cycle_code = cycle.code
     where (cycle.code = $1 or ($1::text is null and cycle.state = 'OPEN'))
       and cell.country_code = $2 and cell.agency_code is not distinct from $3::text
       and cell.presence is distinct from 'NONE'
       and ($4::text is null or exists (
         select from checklist_item
          where checklist_item.version = cycle.checklist_version and checklist_item.code = $4
            and (checklist_item.answered_by = 'COUNTRY_TEAM') = (cell.agency_code is null)))`,
};

const cyclePlaceStatement: Statement = {
  name: 'comment-place-cycle',
  text: `
    select null::integer as "cellId", code as "cycleCode", null as "countryCode", null as "agencyCode",
           null as "itemCode", null as "reportingAgencies", false as "hasLead"
      from cycle where code = $1`,
};

/** Null where nothing can be said: no such cycle, country, agency or item, or nobody reports there. */
export async function readPlace(connection: Queryable, asked: PlaceCodes): Promise<CommentPlace | null> {
  const codes = [asked.cycle ?? null, asked.country ?? null, asked.agency ?? null, asked.item ?? null];
  // Codes are short and plain. Some others (a NUL) the database wouldn't even read.
  if (!codes.every((code) => code === null || /^[\w.-]{1,40}$/.test(code))) return null;
  const [cycle, country, ...within] = codes;
  if (country === null && within.some((code) => code !== null)) return null;
  const [place] =
    country === null
      ? await connection.query<CommentPlace>(cyclePlaceStatement, [cycle])
      : await connection.query<CommentPlace>(placeStatement, codes);
  return place ?? null;
}

/** An answer or a whole cell, and no cycle. */
export type CellPlace = CommentPlace & { cellId: number; countryCode: string };

/** The same for what lies in a country. */
export async function readCellPlace(
  connection: Queryable,
  asked: PlaceCodes & { country: string },
): Promise<CellPlace | null> {
  const place = await readPlace(connection, asked);
  return place && isInCell(place) ? place : null;
}

function isInCell(place: CommentPlace): place is CellPlace {
  return place.cellId !== null && place.countryCode !== null;
}

const draftText = `select ${draftStatus('status')} as draft from response where cell_id = $1 and item_code = $2`;
const readDraftStatement: Statement = { name: 'comment-read-draft', text: draftText };
const lockAnswerStatement: Statement = { name: 'comment-lock-answer', text: `${draftText} for share` };

/** Whether the answer is a draft; a whole cell and a cycle never are. */
export function readDraft(connection: Queryable, place: AnswerOf): Promise<boolean> {
  return isDraftBy(readDraftStatement, connection, place);
}

/** The same, and it stays so until the transaction ends. */
export function lockAnswer(connection: Queryable, place: AnswerOf): Promise<boolean> {
  return isDraftBy(lockAnswerStatement, connection, place);
}

type AnswerOf = Pick<CommentPlace, 'cellId' | 'itemCode'>;

async function isDraftBy(
  statement: Statement,
  connection: Queryable,
  { cellId, itemCode }: AnswerOf,
): Promise<boolean> {
  if (itemCode === null) return false;
  const [answer] = await connection.query<{ draft: boolean }>(statement, [cellId, itemCode]);
  return answer?.draft ?? true;
}
