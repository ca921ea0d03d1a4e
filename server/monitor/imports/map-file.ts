import type { ImportField } from '../../../schema/types/import-terms.ts';
import { badUserInput } from '../../lib/api-errors.ts';
import { RowRefused, rowReader } from './map-event.ts';
import type { ImportedEvent, Mapping } from './mapping.ts';
import { type FileRow, type RefusedRow, readRows } from './read-rows.ts';

export const IMPORT_LIMITS = { characters: 4_000_000, rows: 25_000 };

/** Rows after which others get their turn: some 10 ms. */
const ROWS_AT_A_TIME = 1_000;

/** Rows of a file that are equal but for their ids: perhaps one event that the source has twice. */
export type EqualRows = { rows: number[]; ids: string[] };

/** A value that the mapping doesn't know, and in how many rows it stands. */
export type UnknownValue = { field: ImportField; value: string; rows: number };

export type MappedFile = {
  /** All rows, taken or not. */
  rows: number;
  columns: string[];
  events: (ImportedEvent & { row: number })[];
  refused: RefusedRow[];
  equal: EqualRows[];
  unknown: UnknownValue[];
};

export type MappingFor = {
  mapping: Mapping;
  country: string;
  ownNames: ReadonlySet<string>;
  today: string;
};

/**
 * What a file of events says, row by row: taken, or refused with a reason. It writes nothing and knows nothing but the file
 * and its mapping. Throws BAD_USER_INPUT where the file is too large, or has no column for what is needed.
 */
export async function mapFile(text: string, asked: MappingFor): Promise<MappedFile> {
  if (text.length > IMPORT_LIMITS.characters) {
    throw badUserInput(`A file has at most ${IMPORT_LIMITS.characters} characters: import it in parts.`);
  }
  const { columns, rows, refused } = readRows(text);
  const all = rows.length + refused.length;
  if (all > IMPORT_LIMITS.rows) {
    throw badUserInput(
      `A file has at most ${IMPORT_LIMITS.rows} rows, and this one ${all}: import it in parts.`,
    );
  }
  requireColumns(asked.mapping, columns);
  const read = rowReader(asked.mapping, asked.country, asked.ownNames, asked.today);
  const taken = new Map<string, ImportedEvent & { row: number }>();
  const sources: FileRow[] = [];
  const unknown = new Map<string, UnknownValue>();
  for (const [index, row] of rows.entries()) {
    if (index % ROWS_AT_A_TIME === 0) await new Promise(setImmediate);
    try {
      const event = read(row);
      const earlier = taken.get(event.sourceEventId);
      if (earlier) throw new RowRefused(`Row ${earlier.row} has the same id.`);
      taken.set(event.sourceEventId, { ...event, row: row.row });
      sources.push(row);
    } catch (problem) {
      if (!(problem instanceof RowRefused)) throw problem;
      refused.push({ row: row.row, reason: problem.message });
      if (problem.unknown) note(unknown, problem.unknown);
    }
  }
  const events = [...taken.values()];
  return {
    rows: all,
    columns,
    events,
    refused: refused.sort((left, right) => left.row - right.row),
    equal: findEqual(sources, events, columns, asked.mapping),
    unknown: [...unknown.values()].sort((left, right) => right.rows - left.rows),
  };
}

function requireColumns({ columns }: Mapping, there: readonly string[]): void {
  for (const needed of ['ID', 'STARTED_ON'] as const) {
    const names = columns.find(({ field }) => field === needed)?.names ?? [];
    if (names.some((name) => there.includes(name.toLowerCase()))) continue;
    throw badUserInput(
      `The file has no column ${names.join(' or ')}, which says ${needed}: choose another of its columns, or another mapping.`,
    );
  }
}

function note(unknown: Map<string, UnknownValue>, { field, value }: Omit<UnknownValue, 'rows'>): void {
  const key = `${field} ${value}`;
  const known = unknown.get(key) ?? { field, value, rows: 0 };
  unknown.set(key, { ...known, rows: known.rows + 1 });
}

/** Compares everything that the file says of rows but their ids, and flags all but the first of those that are equal. */
function findEqual(
  rows: readonly FileRow[],
  events: readonly (ImportedEvent & { row: number })[],
  columns: readonly string[],
  mapping: Mapping,
): EqualRows[] {
  const idNames = mapping.columns.find(({ field }) => field === 'ID')?.names ?? [];
  const ids = new Set(idNames.map((name) => name.toLowerCase()));
  const compared = columns.filter((name) => !ids.has(name));
  const groups = new Map<string, number[]>();
  for (const [index, { values }] of rows.entries()) {
    const content = compared.map((name) => values.get(name) ?? '').join('\u0000');
    const group = groups.get(content);
    if (group) group.push(index);
    else groups.set(content, [index]);
  }
  return [...groups.values()].flatMap((group) => {
    if (group.length < 2) return [];
    const found = group.flatMap((index) => events[index] ?? []);
    for (const event of found.slice(1)) event.flags.push('EQUALS_ANOTHER');
    return [{ rows: found.map(({ row }) => row), ids: found.map(({ sourceEventId }) => sourceEventId) }];
  });
}
