import { readCountryByCode } from '../catalogue/catalogue.sql.ts';
import type { Database } from '../database/database.ts';
import { checkText } from '../domain/check-text.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput, forbidden, notFound } from '../lib/api-errors.ts';
import { forgetFilesWithNote } from './kept/report-file.sql.ts';
import { findReportPlace } from './read-report-facts.ts';
import type { ReportSubject } from './report-facts.ts';
import { mayWriteNote } from './report-note.policy.ts';
import { blankReportNote, insertReportNote, type NoteRow, readReportNote } from './report-note.sql.ts';

const LONGEST_NOTE = 2_000;

/** What is to stand beside a report's figures, and the revision that its author saw. */
export type NoteChange = { subject: ReportSubject; words: string; baseRevision: number };

/**
 * Writes the note of a report. An empty one takes it away: its words go from every revision, and from every file. Where
 * another revision stands than its author saw, nothing is written. Throws FORBIDDEN for whoever is no coordinator there,
 * BAD_USER_INPUT for words that can't be kept.
 */
export async function writeReportNote(
  database: Database,
  viewer: Viewer,
  { subject: asked, words: given, baseRevision }: NoteChange,
): Promise<{ written: boolean; note: NoteRow | undefined }> {
  if (!mayWriteNote(viewer, asked.country))
    throw forbidden('Only a coordinator of the place writes the note of its reports.');
  const words = given.trim();
  const wrong = checkText('note', words, LONGEST_NOTE);
  if (wrong !== null) throw badUserInput(wrong);
  return database.transaction('READ COMMITTED', async (connection) => {
    if (asked.country !== null && !(await readCountryByCode(connection, asked.country)))
      throw notFound('There is no such country or area: use its ISO 3166-1 alpha-3 code.');
    const { subject } = await findReportPlace(connection, asked);
    const stands = await readReportNote(connection, subject);
    const next = { revision: baseRevision + 1, words: words || null, author: viewer.personId };
    const written =
      (stands?.revision ?? 0) === baseRevision && (await insertReportNote(connection, subject, next));
    if (written && next.words === null) {
      await blankReportNote(connection, subject);
      const { cycle, country, snapshot } = subject;
      await forgetFilesWithNote(connection, { cycle, country: country ?? '', snapshot: snapshot ?? '' });
    }
    return { written, note: await readReportNote(connection, subject) };
  });
}
