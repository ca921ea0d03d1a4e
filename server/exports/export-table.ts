import { setTimeout as sleep } from 'node:timers/promises';
import type { ColumnName } from './words/export-words.ts';

/** What a cell of a text file holds. */
export type Cell = string | number | null;
type Json = Cell | boolean | Date | readonly Json[] | { readonly [name: string]: Json };

/** A column: its value as the API names it, and in words where a person reads it. Nothing in words: the value itself. */
export type Column<Row> = { name: ColumnName; of: (row: Row) => Json; inWords?: (row: Row) => Cell };

/** How values are written: by the API's names, or for people. */
export type Shape = 'JSON' | 'CELLS';

/** What a file is made of. Each row is a list of values, in the order of the columns. */
export type ExportTable = {
  columns: readonly ColumnName[];
  /** How many rows there are, counted before the first is read. */
  count(): Promise<number>;
  /** The rows, some at a time: as many as are read and written without anybody having to wait for them. */
  slices(shape: 'JSON'): AsyncGenerator<Json[][]>;
  slices(shape: 'CELLS'): AsyncGenerator<Cell[][]>;
};

/**
 * After each slice it rests as long as reading it took, but no longer than this in milliseconds. Whoever asks for one answer
 * meanwhile then finds database and process free half of the time.
 */
const LONGEST_REST = 25;

/** A table of rows that are read slice by slice. */
export function tableOf<Row>(
  columns: readonly Column<Row>[],
  count: () => Promise<number>,
  read: () => AsyncGenerator<readonly Row[]>,
): ExportTable {
  async function* slices(shape: Shape) {
    let began = performance.now();
    for await (const rows of read()) {
      const slice = rows.map((row) =>
        columns.map((column) => (shape === 'JSON' ? column.of(row) : cellOf(column, row))),
      );
      const took = performance.now() - began;
      yield slice;
      await sleep(Math.min(took, LONGEST_REST));
      began = performance.now();
    }
  }
  return { columns: columns.map(({ name }) => name), count, slices: slices as ExportTable['slices'] };
}

function cellOf<Row>(column: Column<Row>, row: Row): Cell {
  if (column.inWords) return column.inWords(row);
  const value = column.of(row);
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  return value instanceof Date ? value.toISOString() : JSON.stringify(value);
}

/** A list in parts of so many. */
export function inParts<Of>(list: readonly Of[], size: number): Of[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, part) =>
    list.slice(part * size, (part + 1) * size),
  );
}

/** The sum of what is counted part by part. */
export async function sumOver<Part>(
  parts: readonly Part[],
  count: (part: Part) => Promise<number>,
): Promise<number> {
  let sum = 0;
  for (const part of parts) sum += await count(part);
  return sum;
}
