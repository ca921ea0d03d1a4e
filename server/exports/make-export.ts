import type { Readable } from 'node:stream';
import type { Database } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { rateLimited } from '../lib/api-errors.ts';
import { appendEvent } from '../log/append-event.sql.ts';
import { formatCursor } from '../log/cursor.ts';
import { readHead } from '../log/read-events.sql.ts';
import { personEvent } from '../people/person-event.ts';
import { answersTable } from './answers-table.ts';
import { eventsTable } from './events-table.ts';
import type { ExportRequest } from './export-request.ts';
import type { ExportTable } from './export-table.ts';
import { fileTypes, writeExport } from './export-writers.ts';
import { filterInWords } from './filter-words.ts';
import { matrixTable } from './matrix-table.ts';
import { pairsTable } from './pairs-table.ts';
import { peopleTable } from './people-table.ts';
import { type Reading, startReading } from './reading.ts';

/** Who reads slowly may do so, until the transport gives them up. */
const IDLE_MS = 90_000;

/** A file on its way. Whoever takes it reads `bytes` to the end or destroys them: what it holds is given back then. */
export type MadeExport = { fileName: string; type: string; rows: number; bytes: Readable };

export type ExportParts = {
  database: Database;
  /** Tells that something was appended to the log. */
  announce(): void;
  /** Counts the values that somebody reads; the seconds to wait where that is too many, otherwise 0. */
  charge(values: number): number;
  now(): Date;
};

/**
 * Makes a file of what somebody reads, at one moment, and notes in the log that they did before its first byte goes. Throws
 * what the table’s own read throws, and RATE_LIMITED.
 */
export async function makeExport(
  { database, announce, charge, now }: ExportParts,
  viewer: Viewer,
  request: ExportRequest,
): Promise<MadeExport> {
  const snapshot = await database.openSnapshot({ idleMs: IDLE_MS });
  try {
    const head = await readHead(snapshot);
    const reading = await startReading({ connection: snapshot, viewer, head }, request.language);
    const table = await tableFor(reading, request);
    const rows = await table.count();
    const seconds = charge(rows * table.columns.length);
    if (seconds > 0) throw rateLimited(seconds);
    await noteExport(database, viewer, request, rows);
    announce();
    const madeAt = now();
    const bytes = writeExport(request.format, {
      table,
      words: reading.words,
      language: request.language,
      facts: {
        table: request.table,
        madeFor: viewer.name,
        madeAt,
        cursor: formatCursor(head),
        filter: filterInWords(request, request.language),
      },
      atEnd: async () => formatCursor(await readHead(snapshot)),
    });
    bytes.once('close', () => snapshot.close());
    return { fileName: fileNameOf(request, madeAt), type: fileTypes[request.format].type, rows, bytes };
  } catch (error) {
    await snapshot.close();
    throw error;
  }
}

function tableFor(reading: Reading, request: ExportRequest): Promise<ExportTable> {
  switch (request.table) {
    case 'ANSWERS':
      return answersTable(reading, request.filter, request.comments);
    case 'MATRIX':
      return matrixTable(reading, request.filter);
    case 'PAIRS':
      return pairsTable(reading, request.filter);
    case 'PEOPLE':
      return peopleTable(reading, request.filter);
    case 'EVENTS':
      return eventsTable(reading, request.filter);
  }
}

/** In English, whatever the file’s language: the log is one for everybody. */
async function noteExport(
  database: Database,
  { personId }: Viewer,
  request: ExportRequest,
  rows: number,
): Promise<void> {
  const said: [field: string, to: string][] = [
    ['table', request.table],
    ['format', request.format],
    ['rows', String(rows)],
    ...('comments' in request && request.comments ? [['comments', 'true'] as [string, string]] : []),
  ];
  const changes = said.map(([field, to]) => ({ field, from: null, to }));
  const note = filterInWords(request, 'en');
  await database.transaction('READ COMMITTED', (connection) =>
    appendEvent(connection, personEvent('EXPORT_MADE', personId, personId, changes, note)),
  );
}

function fileNameOf({ table, format, filter }: ExportRequest, madeAt: Date): string {
  const stamp = madeAt.toISOString().slice(0, 16).replace(/[-:]/g, '');
  const place = 'countries' in filter && filter.countries?.length === 1 ? filter.countries : [];
  const cycle = 'cycle' in filter && filter.cycle ? [filter.cycle] : [];
  const name = ['concord', table.toLowerCase(), ...place, ...cycle, `${stamp}Z`].join('-');
  return `${name}.${fileTypes[format].ending}`;
}
