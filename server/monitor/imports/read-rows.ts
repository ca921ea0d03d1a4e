import { readCsv } from '../../lib/csv.ts';

/** A row of a file by the names of its columns, with its number: the line of a CSV file on which it begins, from 1. */
export type FileRow = { row: number; values: ReadonlyMap<string, string> };
export type RefusedRow = { row: number; reason: string };

/** What a file holds, and what of it is no row. */
export type FileRows = { columns: string[]; rows: FileRow[]; refused: RefusedRow[] };

/** Reads CSV with a line of names, or JSON Lines: a text that begins with a brace. Names of columns are compared without case. */
export function readRows(text: string): FileRows {
  return /^\uFEFF?\s*\{/.test(text) ? readJsonLines(text) : readTable(text);
}

function readTable(text: string): FileRows {
  const { records, unclosed } = readCsv(text);
  const [head, ...body] = records;
  const columns = (head?.cells ?? []).map((name) => name.toLowerCase());
  const rows: FileRow[] = [];
  const refused: RefusedRow[] = [];
  for (const { line, cells } of body) {
    if (cells.length !== columns.length) {
      refused.push({
        row: line,
        reason: `It has ${cells.length} cells, and the first line names ${columns.length} columns.`,
      });
      continue;
    }
    rows.push({ row: line, values: new Map(columns.map((name, index) => [name, cells[index] ?? ''])) });
  }
  if (unclosed !== null) {
    const reason = 'A quotation mark opens here and nothing closes it: all from here on is left out.';
    refused.push({ row: unclosed, reason });
  }
  return { columns: [...new Set(columns)], rows, refused };
}

function readJsonLines(text: string): FileRows {
  const columns = new Set<string>();
  const rows: FileRow[] = [];
  const refused: RefusedRow[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (line.trim() === '') continue;
    const values = valuesOf(line);
    if (!values) {
      refused.push({ row: index + 1, reason: 'It is no JSON object with texts and numbers on one line.' });
      continue;
    }
    for (const name of values.keys()) columns.add(name);
    rows.push({ row: index + 1, values });
  }
  return { columns: [...columns], rows, refused };
}

function valuesOf(line: string): Map<string, string> | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null;
  const values = new Map<string, string>();
  for (const [name, value] of Object.entries(parsed)) {
    if (typeof value === 'object' && value !== null) continue;
    values.set(name.toLowerCase(), value === null ? '' : String(value).trim());
  }
  return values;
}
