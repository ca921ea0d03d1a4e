import type { Queryable, Statement } from '../database/database.ts';
import type { ReportSubject } from './report-facts.ts';

/** The latest revision of a note; without words where it was taken away. */
export type NoteRow = {
  revision: number;
  words: string | null;
  author: string;
  authorId: string;
  at: Date;
};

const read: Statement = {
  name: 'report-note',
  text: `
    select note.revision, note.words, person.name as author, person.id as "authorId", note.written_at as at
      from report_note as note join person on person.id = note.written_by
     where note.cycle_code = $1 and note.country_code = $2 and note.snapshot = $3
     order by note.revision desc limit 1`,
};

/** Undefined where nobody has written one. */
export async function readReportNote(
  connection: Queryable,
  subject: ReportSubject,
): Promise<NoteRow | undefined> {
  return (await connection.query<NoteRow>(read, placeOf(subject)))[0];
}

const insert: Statement = {
  name: 'report-note-insert',
  text: `
    insert into report_note (cycle_code, country_code, snapshot, revision, words, written_by, written_at)
    values ($1, $2, $3, $4::integer, $5::text, $6::uuid, clock_timestamp())
    on conflict (cycle_code, country_code, snapshot, revision) do nothing
    returning revision`,
};

/** Whether it became that revision; false where somebody else's has. */
export async function insertReportNote(
  connection: Queryable,
  subject: ReportSubject,
  { revision, words, author }: { revision: number; words: string | null; author: string },
): Promise<boolean> {
  const rows = await connection.query(insert, [...placeOf(subject), revision, words, author]);
  return rows.length > 0;
}

const blank: Statement = {
  name: 'report-note-blank',
  text: 'update report_note set words = null where cycle_code = $1 and country_code = $2 and snapshot = $3',
};

/** Takes the words away from every revision. */
export async function blankReportNote(connection: Queryable, subject: ReportSubject): Promise<void> {
  await connection.query(blank, placeOf(subject));
}

function placeOf({ cycle, country, snapshot }: ReportSubject): string[] {
  return [cycle, country ?? '', snapshot ?? ''];
}
