import type { Readable } from 'node:stream';
import { readXlsx } from 'hucre/xlsx';
import type { ExportFormat } from '../../server/exports/export-request.ts';

/** A file as a person or a program reads it: its headings, its rows, and what is said of it. */
export interface ReadFile {
  head: string[];
  /** Cells as texts, an empty one as null; of JSON Lines the values themselves. */
  rows: unknown[][];
  facts: Map<string, string>;
}

export async function bytesOf(stream: Readable): Promise<Buffer> {
  return Buffer.concat(await stream.toArray());
}

/** Reads a file of any format. Fails where it has no end. */
export async function readExported(format: ExportFormat, bytes: Buffer): Promise<ReadFile> {
  if (format === 'JSONL') return readJsonLines(bytes.toString('utf8'));
  return tableOf(format === 'CSV' ? readText(bytes.toString('utf8')) : await readSheet(bytes));
}

function readJsonLines(text: string): ReadFile {
  const lines = text.trimEnd().split('\n');
  const [first, ...rest] = lines.map((line) => JSON.parse(line));
  const last = rest.pop();
  const facts = Object.entries({ ...first.export, ...last.end });
  return {
    head: Object.keys(rest[0] ?? {}),
    rows: rest.map((row) => Object.values(row)),
    facts: new Map(facts.map(([name, value]) => [name, String(value)])),
  };
}

/** The rows end with an empty one, and the facts follow. */
function tableOf(lines: (string | null)[][]): ReadFile {
  const [head = [], ...rest] = lines;
  const end = rest.findLastIndex((line) => line.every((cell) => cell === null));
  if (end < 0) throw new Error('the file has no end');
  return {
    head: head.map(String),
    rows: rest
      .slice(0, end)
      .map((row) => [...row, ...Array(Math.max(0, head.length - row.length)).fill(null)]),
    facts: new Map(rest.slice(end + 1).map(([name, value]) => [String(name), String(value ?? '')])),
  };
}

/** RFC 4180, by itself: what is tested is not read by its own rules. A TAB before a text is taken away. */
function readText(text: string): (string | null)[][] {
  if (!text.startsWith('\uFEFF')) throw new Error('the file has no mark');
  const lines: (string | null)[][] = [[]];
  for (const [, quoted, plain = '', after] of text
    .slice(1)
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    const cell = quoted === undefined ? plain : quoted.replaceAll('""', '"').replace(/^\t/, '');
    lines.at(-1)?.push(cell === '' ? null : cell);
    if (after === '\r\n') lines.push([]);
  }
  return lines.slice(0, -1);
}

async function readSheet(bytes: Buffer): Promise<(string | null)[][]> {
  const { sheets } = await readXlsx(bytes);
  return (sheets[0]?.rows ?? []).map((row) =>
    row.map((cell) => (cell == null || cell === '' ? null : String(cell))),
  );
}
