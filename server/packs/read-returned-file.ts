import { type FieldName, fieldNames } from '../domain/response-fields.ts';
import { badUserInput } from '../lib/api-errors.ts';
import { type BookSheet, readBook } from './read-book.ts';
import type { ReturnedCell, ReturnedRow } from './returned-sheet.ts';
import { looksLikeToken, readPackMark, readRowToken } from './row-token.ts';
import { columnOf, type ReadColumn } from './words/languages.ts';

/** What a file that came back holds: the pack's number, and the rows below the headings. */
export type ReturnedFile = { pack: string; rows: ReturnedRow[] };

/** Headings stand in one of the first rows, wherever the sheet went. */
const MOST_ROWS_ABOVE = 50;

/**
 * Finds the pack's number and the sheet with the answers, by what stands in them and never by where: columns may have been
 * moved or deleted, sheets renamed or copied elsewhere. Throws BAD_USER_INPUT where one of them can't be found, or two can.
 */
export async function readReturnedFile(file: Buffer): Promise<ReturnedFile> {
  const sheets = await readBook(file);
  const found = sheets.flatMap((sheet) => {
    const headings = findHeadings(sheet);
    return headings ? [{ sheet, ...headings }] : [];
  });
  const [answers, another] = found;
  if (!answers) {
    throw badUserInput(
      'No sheet has the headings of a pack: the columns with the items and with their answers are needed. Nothing was applied.',
    );
  }
  if (another) {
    throw badUserInput(
      `Two sheets hold answers, “${answers.sheet.name}” and “${another.sheet.name}”: delete the one that doesn’t count. Nothing was applied.`,
    );
  }
  const rows = answers.sheet.rows
    .map((cells, index) => rowOf(cells, index + 1, answers.columns))
    .slice(answers.row + 1)
    .filter((row) => row !== null);
  return { pack: packOf(sheets, rows), rows };
}

type Headings = { row: number; columns: ReadonlyMap<ReadColumn, number> };

/** The row that names the items and at least one field. */
function findHeadings({ rows }: BookSheet): Headings | null {
  for (const [row, cells] of rows.slice(0, MOST_ROWS_ABOVE).entries()) {
    const columns = new Map<ReadColumn, number>();
    for (const [column, { text }] of cells.entries()) {
      const named = columnOf(text);
      if (named && !columns.has(named)) columns.set(named, column);
    }
    const fields = fieldNames.some((field) => columns.has(field));
    if (columns.has('item') && fields) return { row, columns };
  }
  return null;
}

/** Null for a row in which nothing stands that a pack would hold. */
function rowOf(
  cells: readonly ReturnedCell[],
  row: number,
  columns: Headings['columns'],
): ReturnedRow | null {
  const cell = (column: ReadColumn) => {
    const at = columns.get(column);
    return at === undefined ? undefined : cells[at];
  };
  const fields: Partial<Record<FieldName, ReturnedCell>> = {};
  for (const field of fieldNames) {
    const held = cell(field);
    if (held) fields[field] = held;
  }
  const token = cells.find(({ text }) => looksLikeToken(text)) ?? null;
  const item = cell('item') ?? null;
  if (![token, item, ...Object.values(fields)].some((one) => one?.text.trim())) return null;
  return { row, token, item, question: cell('question')?.text ?? null, fields };
}

/** The one number that the file says; where it says none, the one that all of its rows agree upon. */
function packOf(sheets: readonly BookSheet[], rows: readonly ReturnedRow[]): string {
  const marks = new Set<string>();
  for (const { rows: all } of sheets) {
    for (const { text } of all.flat()) {
      const mark = readPackMark(text);
      if (mark) marks.add(mark);
    }
  }
  if (marks.has('OTHER_FORMAT')) {
    throw badUserInput(
      'This pack was made by another version of Concord: download a new one, and copy your answers into it.',
    );
  }
  const tokens = new Set(rows.flatMap(({ token }) => (token && readRowToken(token.text)?.pack) ?? []));
  const [pack, another] = marks.size > 0 ? marks : tokens;
  if (another !== undefined) {
    throw badUserInput(
      'This file has the numbers of two packs: upload each pack as its own file. Nothing was applied.',
    );
  }
  if (pack === undefined) {
    throw badUserInput(
      'This file has lost the number of its pack, so nobody can tell what its answers were based on. Download a new pack, and copy your answers into it. Nothing was applied.',
    );
  }
  return pack;
}
