import type { AnswerEvidence, CountryEvidence, EvidenceDownload } from '../../schema/types/evidence.ts';
import type { AnswerEvidenceArgs } from '../../schema/types/evidence-input.ts';
import { visibilityOf } from '../access/visibility.ts';
import { readCountries, readCycles } from '../catalogue/catalogue.sql.ts';
import { findCycle } from '../catalogue/find-cycle.ts';
import { readCellPlace } from '../comments/comment-place.sql.ts';
import type { Database } from '../database/database.ts';
import { toPerson } from '../domain/to-person.ts';
import type { Viewer } from '../domain/viewer.ts';
import { forbidden, notFound } from '../lib/api-errors.ts';
import { formatCursor } from '../log/cursor.ts';
import { readHead } from '../log/read-events.sql.ts';
import { readAnswerStatus } from './answer-status.sql.ts';
import { evidenceIdOf, noEvidence } from './change-evidence.ts';
import { readsDownloads, readsEvidence, refusalToDeclare } from './evidence.policy.ts';
import { findEvidence, readDownloadsOf, readEvidenceCounts, readEvidenceOf } from './evidence.sql.ts';
import { MOST_OF_ANSWER } from './evidence-content.ts';
import { LARGEST_FILE, mediaTypes } from './file-types.ts';
import { toEvidence } from './to-evidence.ts';

/** Lines about who took a file. */
const MOST_DOWNLOADS = 100;

/** The evidence of an answer, of one moment. Throws NOT_FOUND where no such answer is due. */
export function readAnswerEvidence(
  database: Database,
  viewer: Viewer,
  args: AnswerEvidenceArgs,
  takesFiles: boolean,
): Promise<AnswerEvidence> {
  return database.transaction('REPEATABLE READ', async (connection) => {
    const place = await readCellPlace(connection, args);
    if (!place || place.itemCode === null) throw notFound('There is no such answer: check its codes.');
    const { cellId, itemCode } = place;
    const head = await readHead(connection);
    const rows = await readEvidenceOf(connection, { cellId, itemCode }, visibilityOf(viewer));
    const read = rows.filter((row) => readsEvidence(viewer, row));
    // What is withdrawn or refused is none that anybody else would miss.
    const hidden = rows.filter((row) => !row.withdrawn && row.fileState !== 'REFUSED' && !read.includes(row));
    const { status, open } = await readAnswerStatus(connection, cellId, itemCode);
    return {
      documents: read.map((row) => toEvidence(row, viewer)),
      more: hidden.length,
      mayDeclare: open && rows.length < MOST_OF_ANSWER && refusalToDeclare(viewer, place, status) === null,
      limits: {
        largestFile: takesFiles ? LARGEST_FILE : 0,
        mediaTypes: [...mediaTypes],
        mostOfAnswer: MOST_OF_ANSWER,
      },
      cursor: formatCursor(head),
    };
  });
}

/** How much stands beside the answers of a country that somebody reads. */
export async function readCountryEvidence(
  database: Database,
  viewer: Viewer,
  country: string,
  cycleCode: string | null,
): Promise<CountryEvidence> {
  const cycle = findCycle(await readCycles(database), cycleCode);
  if (!cycle) throw notFound('No cycle is open: name the one to read.');
  if (!(await readCountries(database)).some(({ code }) => code === country)) {
    throw notFound('There is no such country: `countries` lists those that there are.');
  }
  return database.transaction('REPEATABLE READ', async (connection) => {
    const cursor = formatCursor(await readHead(connection));
    return {
      places: await readEvidenceCounts(connection, cycle.code, country, visibilityOf(viewer)),
      cursor,
    };
  });
}

/** Who took the file of evidence, the last first. NOT_FOUND for those who don't read it, FORBIDDEN for most others. */
export async function readEvidenceDownloads(
  database: Database,
  viewer: Viewer,
  id: string,
): Promise<EvidenceDownload[]> {
  const row = await findEvidence(database, evidenceIdOf(id), visibilityOf(viewer));
  if (!row || !readsEvidence(viewer, row)) throw noEvidence();
  if (!readsDownloads(viewer, row)) {
    throw forbidden('Who took a file is for whoever declared it, and for coordinators of the country.');
  }
  const downloads = row.fileId === null ? [] : await readDownloadsOf(database, row.fileId, MOST_DOWNLOADS);
  return downloads.map(({ at, ...person }) => ({ by: toPerson(person), at }));
}

/** The evidence with this id, for somebody who reads it; null for everybody else. */
export async function readEvidenceNode(database: Database, viewer: Viewer, id: string) {
  const row = await findEvidence(database, id, visibilityOf(viewer));
  return row && readsEvidence(viewer, row) ? toEvidence(row, viewer) : null;
}
