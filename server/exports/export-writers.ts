import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { writeXlsxStream } from 'hucre/xlsx';
import type { Language } from '../domain/languages.ts';
import { CSV_MARK, csvLine } from '../lib/csv.ts';
import { cellParts } from '../packs/sheet-text.ts';
import type { ExportFormat } from './export-request.ts';
import type { Cell, ExportTable } from './export-table.ts';
import type { ColumnName, ExportWords } from './words/export-words.ts';
import { headingOf } from './words/languages.ts';

/** What is said of a file: known before its first row, and after its last. */
export type Facts = { madeFor: string; madeAt: Date; cursor: string; filter: string; table: string };
export type EndFacts = { cursorAtEnd: string; rows: number };

/** A file that is to be written: its rows come while it is, and how it ended is asked after the last. */
export type Writing = {
  table: ExportTable;
  facts: Facts;
  words: ExportWords;
  language: Language;
  atEnd(): Promise<string>;
};

export const fileTypes: Readonly<Record<ExportFormat, { type: string; ending: string }>> = {
  CSV: { type: 'text/csv; charset=utf-8', ending: 'csv' },
  XLSX: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'xlsx' },
  JSONL: { type: 'application/x-ndjson; charset=utf-8', ending: 'jsonl' },
};

/** Writes a file as its reader takes it: nothing is read before it is wanted. */
export function writeExport(format: ExportFormat, writing: Writing): Readable {
  switch (format) {
    case 'CSV':
      return Readable.from(csv(writing));
    case 'JSONL':
      return Readable.from(jsonLines(writing));
    case 'XLSX':
      return xlsx(writing);
  }
}

async function* csv(writing: Writing): AsyncGenerator<Buffer> {
  yield Buffer.from(CSV_MARK + csvLine(headings(writing)), 'utf8');
  for await (const lines of textRows(writing)) yield Buffer.from(lines.map(csvLine).join(''), 'utf8');
}

async function* jsonLines({ table, facts, words, atEnd }: Writing): AsyncGenerator<Buffer> {
  const line = (value: unknown) => `${JSON.stringify(value)}\n`;
  yield Buffer.from(line({ export: { ...facts, disclaimer: words.disclaimer } }), 'utf8');
  let rows = 0;
  for await (const slice of table.slices('JSON')) {
    rows += slice.length;
    const lines = slice.map((values) =>
      line(Object.fromEntries(table.columns.map((name, index) => [name, values[index]]))),
    );
    yield Buffer.from(lines.join(''), 'utf8');
  }
  const end: EndFacts = { cursorAtEnd: await atEnd(), rows };
  yield Buffer.from(line({ end }), 'utf8');
}

/** Wide columns have texts; the others have codes, names and numbers. */
const wide: ReadonlySet<ColumnName> = new Set([
  'narrative',
  'earlierNarrative',
  'laterNarrative',
  'comments',
  'changes',
  'memberships',
]);

function xlsx(writing: Writing): Readable {
  const { table, words, facts } = writing;
  const head = headings(writing);
  async function* rows() {
    yield head;
    for await (const lines of textRows(writing)) for (const line of lines) yield sheetRow(line, head);
  }
  return Readable.fromWeb(
    // The page's types, with which the browser's tests are compiled, have another of this name.
    writeXlsxStream(rows(), {
      name: words.tables[facts.table as keyof ExportWords['tables']],
      columns: table.columns.map((name) => ({ width: wide.has(name) ? 70 : 18 })),
      freezePane: { rows: 1 },
    }) as WebStream,
  );
}

/** A row as a sheet holds it. What is too long for a cell goes on in further cells at the end of its row, under its heading. */
function sheetRow(line: readonly Cell[], head: readonly string[]): Cell[] {
  const further: string[] = [];
  const cells = line.map((value, index) => {
    if (typeof value !== 'string') return value;
    const [first = '', ...parts] = cellParts(value);
    further.push(...parts.map((part, more) => `${head[index]} (${more + 2}): ${part}`));
    return first;
  });
  return [...cells, ...further];
}

function headings({ table, language }: Writing): string[] {
  return table.columns.map((name) => headingOf(name, language));
}

/** The rows slice by slice, and below them what is said of the file. */
async function* textRows({ table, facts, words, atEnd }: Writing): AsyncGenerator<readonly Cell[][]> {
  let rows = 0;
  for await (const slice of table.slices('CELLS')) {
    rows += slice.length;
    yield slice;
  }
  const cursorAtEnd = await atEnd();
  yield [
    [],
    [words.facts.madeFor, facts.madeFor],
    [words.facts.madeAt, facts.madeAt.toISOString()],
    [words.facts.cursor, facts.cursor],
    [words.facts.cursorAtEnd, cursorAtEnd],
    [words.facts.filter, facts.filter],
    [words.facts.rows, rows],
    [words.disclaimer],
  ];
}
