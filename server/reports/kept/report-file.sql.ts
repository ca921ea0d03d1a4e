import type { Queryable, Statement } from '../../database/database.ts';

/** A report in one language, with the note of that revision; 0: without one. */
export type FileKey = { reportId: string; language: string; noteRevision: number };

/** `template`: by which version of it the file was set. */
export type ReportFile = { hash: Buffer; content: Buffer; template: number };

const read: Statement = {
  name: 'report-file',
  text: 'select hash, content, template from report_file where report_id = $1 and language = $2 and note_revision = $3',
};

/** The file as it was made; undefined where there is none, or an erasure took it away. */
export async function readReportFile(
  connection: Queryable,
  { reportId, language, noteRevision }: FileKey,
): Promise<ReportFile | undefined> {
  return (await connection.query<ReportFile>(read, [reportId, language, noteRevision]))[0];
}

// The report's row is locked, so that an erasure comes either before, and is counted, or after, and finds the file.
const insert: Statement = {
  name: 'report-file-insert',
  text: `
    with own as (
      select id from report where id = $1::uuid and erasures = $7::integer for no key update
    ),
    inserted as (
      insert into report_file (report_id, language, note_revision, hash, content, template, made_at)
      select id, $2, $3::integer, $4::bytea, $5::bytea, $6::integer, clock_timestamp() from own
      on conflict (report_id, language, note_revision) do nothing
    )
    select count(*)::integer as own from own`,
};

/**
 * Keeps a file, unless one was kept meanwhile. False where something was erased since `erasures` was read: what was made before may
 * hold words that are gone.
 */
export async function insertReportFile(
  connection: Queryable,
  { reportId, language, noteRevision }: FileKey,
  { hash, content, template }: ReportFile,
  erasures: number,
): Promise<boolean> {
  const values = [reportId, language, noteRevision, hash, content, template, erasures];
  const [row] = await connection.query<{ own: number }>(insert, values);
  return row?.own === 1;
}

const countErasure: Statement = {
  name: 'report-count-erasure',
  text: `
    update report set erasures = erasures + 1
     where (cycle_code, country_code) = (select cycle_code, country_code from cell where id = $1)`,
};
const forget: Statement = {
  name: 'report-forget-files',
  text: `
    delete from report_file using report, cell
     where report.id = report_file.report_id and cell.id = $1 and report.cycle_code = cell.cycle_code
       and report.country_code = cell.country_code`,
};

/** Takes away all files in which words of a cell's answers may stand, in the transaction that erases such words. */
export async function forgetFilesOfCell(connection: Queryable, cellId: number): Promise<void> {
  await connection.query(countErasure, [cellId]);
  await connection.query(forget, [cellId]);
}

const countOfPlace: Statement = {
  name: 'report-count-erasure-of-note',
  text: `
    update report set erasures = erasures + 1 where cycle_code = $1 and country_code = $2 and snapshot = $3`,
};
const forgetOfPlace: Statement = {
  name: 'report-forget-files-with-note',
  text: `
    delete from report_file using report
     where report.id = report_file.report_id and report.cycle_code = $1 and report.country_code = $2
       and report.snapshot = $3 and report_file.note_revision > 0`,
};

/** Takes away all files in which a note of theirs stands. */
export async function forgetFilesWithNote(
  connection: Queryable,
  place: { cycle: string; country: string; snapshot: string },
): Promise<void> {
  const values = [place.cycle, place.country, place.snapshot];
  await connection.query(countOfPlace, values);
  await connection.query(forgetOfPlace, values);
}
