import { createHash } from 'node:crypto';
import { mayDo } from '../access/permissions.ts';
import { readAgencies, readCountries, readCountryByCode } from '../catalogue/catalogue.sql.ts';
import type { ChecklistReader } from '../catalogue/checklist-reader.ts';
import { askedLanguage } from '../catalogue/in-language.ts';
import type { Database, Queryable } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { forbidden, notFound } from '../lib/api-errors.ts';
import { packLanguages } from '../packs/words/languages.ts';
import { buildReport } from './content/build-report.ts';
import { formatsOf } from './content/formats.ts';
import { quotedAnswers } from './content/quotes.ts';
import type { ReportTree } from './content/report-tree.ts';
import { insertReportFile, type ReportFile, readReportFile } from './kept/report-file.sql.ts';
import { findReportPlace, readReportFacts } from './read-report-facts.ts';
import { insertReport, readReport, type StoredReport } from './report.sql.ts';
import { readReportWords } from './report-facts.sql.ts';
import type { ReportFacts, ReportSubject } from './report-facts.ts';
import { type NoteRow, readReportNote } from './report-note.sql.ts';
import { Typesetter } from './typesetting/typesetter.ts';
import { reportWords } from './words/languages.ts';

/** Raised whenever the same figures become another file. */
const TEMPLATE = 2;
/** An erasure may come while a report is set; then it is set again. */
const MOST_TRIES = 3;

/** What is asked for: of what, at which place of the log (null: the latest), in which language. */
export type ReportAsked = ReportSubject & { cursor: string | null; language: string };

/** A report as it can be read on the page. */
export type ReadReport = {
  stored: StoredReport;
  note: NoteRow | undefined;
  tree: ReportTree;
  /** sha256 of the file that is kept; null where none was set yet. */
  hash: Buffer | null;
};

/**
 * Reports: read at one moment, kept by their place in the log, and set into PDF. They hold what every role reads, so that what one
 * person gets is what everybody gets.
 */
export class Reports {
  readonly #typesetter = new Typesetter();

  constructor(
    private readonly database: Database,
    private readonly checklists: ChecklistReader,
  ) {}

  /** Ends what sets reports. */
  stop(): Promise<void> {
    return this.#typesetter.stop();
  }

  /**
   * A report. Throws FORBIDDEN for whoever doesn't read all published answers of its place, NOT_FOUND where there is no such cycle,
   * country, snapshot, or report at that cursor, BAD_USER_INPUT for another language.
   */
  async read(viewer: Viewer, asked: ReportAsked): Promise<ReadReport> {
    const language = askedLanguage(asked.language);
    requireReader(viewer, asked.country);
    const stored = await this.#find(asked);
    const note = await readReportNote(this.database, stored.facts.subject);
    const tree = await this.#build(stored.facts, note, language);
    const file = await readReportFile(this.database, keyOf(stored, language, note));
    return { stored, note, tree, hash: file?.hash ?? null };
  }

  /** The report as PDF: as it was set the first time, or set now. Throws what `read` throws. */
  async file(viewer: Viewer, asked: ReportAsked): Promise<ReportFile & { facts: ReportFacts }> {
    const language = askedLanguage(asked.language);
    requireReader(viewer, asked.country);
    for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
      const stored = await this.#find(asked);
      const { facts } = stored;
      const note = await readReportNote(this.database, facts.subject);
      const key = keyOf(stored, language, note);
      const kept = await readReportFile(this.database, key);
      if (kept) return { ...kept, facts };
      const content = await this.#typesetter.typeset(await this.#build(facts, note, language));
      const hash = createHash('sha256').update(content).digest();
      const made = { hash, content, template: TEMPLATE };
      if (!(await insertReportFile(this.database, key, made, stored.erasures))) continue;
      // Another process may have been first, with another version of the fonts' shaping.
      return { ...((await readReportFile(this.database, key)) ?? made), facts };
    }
    throw new Error('words were erased again and again while a report was set');
  }

  async #find(asked: ReportAsked): Promise<StoredReport> {
    if (asked.country !== null && !(await readCountryByCode(this.database, asked.country)))
      throw notFound('There is no such country or area: use its ISO 3166-1 alpha-3 code.');
    if (asked.cursor !== null) {
      const stored = await readReport(this.database, asked, asked.cursor);
      if (!stored) {
        throw notFound(
          'No report was made at this place of the log. Leave the cursor out for the latest place, or name a snapshot.',
        );
      }
      return stored;
    }
    const { subject, cursor } = await this.database.transaction('REPEATABLE READ', (connection) =>
      this.#keep(connection, asked),
    );
    const stored = await readReport(this.database, subject, cursor);
    if (!stored) throw new Error('a report that was kept is gone');
    return stored;
  }

  /** Reads a report at one moment and keeps it, unless it is kept already. */
  async #keep(
    connection: Queryable,
    asked: ReportSubject,
  ): Promise<{ subject: ReportSubject; cursor: string }> {
    const { country, cycle, snapshot } = asked;
    const place = await findReportPlace(connection, { country, cycle, snapshot });
    const { subject, cursor } = place;
    if (await readReport(connection, subject, cursor)) return place;
    const facts = await readReportFacts(connection, this.checklists, place);
    await insertReport(connection, facts);
    return { subject, cursor };
  }

  async #build(facts: ReportFacts, note: NoteRow | undefined, language: keyof typeof reportWords) {
    const checklist = await this.checklists.readChecklist(this.database, facts.checklistVersion);
    const terms = packLanguages.get(language);
    if (!checklist || !terms) throw new Error('what a report is made of is gone');
    const positions = quotedAnswers(facts).flatMap(({ words }) => (words === null ? [] : [words]));
    const words = positions.length === 0 ? [] : await readReportWords(this.database, positions);
    return buildReport({
      facts,
      words: new Map(
        words.map(({ position, words, erasedAt }) => [
          position,
          { words, erasedAt: erasedAt?.toISOString() ?? null },
        ]),
      ),
      note: note?.words
        ? { revision: note.revision, words: note.words, by: note.author, at: note.at.toISOString() }
        : null,
      checklist,
      agencies: await readAgencies(this.database),
      countries: await readCountries(this.database),
      say: reportWords[language],
      terms,
      formats: formatsOf(language),
    });
  }
}

/** A report shows all published answers of its place, so whoever reads but some of them reads no report. */
function requireReader(viewer: Viewer, country: string | null): void {
  if (mayDo(viewer, 'readPublished', { countryCode: country, agencyCode: null })) return;
  throw forbidden('A report holds every published answer of its place, and you read but some of them.');
}

function keyOf(stored: StoredReport, language: string, note: NoteRow | undefined) {
  return { reportId: stored.id, language, noteRevision: note?.words ? note.revision : 0 };
}
