import type {
  AnswerEvidence,
  CountryEvidence,
  EvidenceDownload,
  EvidenceRevision,
} from '../../schema/types/evidence.ts';
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
import { readEvidenceBefore } from './before.sql.ts';
import { readsDownloads, readsEvidence, readsRevisions, refusalToDeclare } from './evidence.policy.ts';
import {
  type EvidenceRow,
  findEvidence,
  readDownloadsOf,
  readEvidenceCounts,
  readEvidenceOf,
  readRevisionsOf,
} from './evidence.sql.ts';
import { MOST_OF_ANSWER } from './evidence-content.ts';
import { LARGEST_FILE, mediaTypes } from './file-types.ts';
import { evidenceIdOf, noEvidence } from './locked-evidence.ts';
import { toEvidence, toRevision } from './to-evidence.ts';

/** Lines about who took a file, and revisions. */
const MOST_LINES = 100;

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
    const before = await readEvidenceBefore(connection, { cellId, itemCode }, visibilityOf(viewer));
    const { status, open } = await readAnswerStatus(connection, cellId, itemCode);
    const mayDeclare =
      open && rows.length < MOST_OF_ANSWER && refusalToDeclare(viewer, place, status) === null;
    return {
      documents: read.map((row) => toEvidence(row, viewer)),
      more: hidden.length,
      before: before
        .filter((row) => readsEvidence(viewer, row))
        .map((row) => ({
          evidence: toEvidence(row, viewer),
          stillCounts: row.stillCounts,
          takenAlong: row.takenAlong,
          mayTakeAlong: mayDeclare && row.stillCounts && !row.takenAlong,
        })),
      mayDeclare,
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
  const row = await findRead(database, viewer, id);
  if (!readsDownloads(viewer, row)) {
    throw forbidden('Who took a file is for whoever declared it, and for coordinators of the country.');
  }
  const downloads = await readDownloadsOf(database, row.id, MOST_LINES);
  return downloads.map(({ at, ...person }) => ({ by: toPerson(person), at }));
}

/** What evidence says and said before, the last first. NOT_FOUND for those who don't read it, FORBIDDEN for most others. */
export async function readEvidenceRevisions(
  database: Database,
  viewer: Viewer,
  id: string,
): Promise<EvidenceRevision[]> {
  const row = await findRead(database, viewer, id);
  if (!readsRevisions(viewer, row)) {
    throw forbidden('What evidence said before is for those who read what is sensitive there.');
  }
  return (await readRevisionsOf(database, row.id, visibilityOf(viewer), MOST_LINES)).map(toRevision);
}

async function findRead(database: Database, viewer: Viewer, id: string): Promise<EvidenceRow> {
  const row = await findEvidence(database, evidenceIdOf(id), visibilityOf(viewer));
  if (!row || !readsEvidence(viewer, row)) throw noEvidence();
  return row;
}

/** The evidence with this id, for somebody who reads it; null for everybody else. */
export async function readEvidenceNode(database: Database, viewer: Viewer, id: string) {
  const row = await findEvidence(database, id, visibilityOf(viewer));
  return row && readsEvidence(viewer, row) ? toEvidence(row, viewer) : null;
}
