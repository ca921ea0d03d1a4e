import { randomUUID } from 'node:crypto';
import type { Queryable, Statement } from '../database/database.ts';
import type { ReportFacts, ReportSubject } from './report-facts.ts';

/** A report that was made: what it says, and how often an erasure took its files away. */
export type StoredReport = { id: string; facts: ReportFacts; erasures: number };

const read: Statement = {
  name: 'report-read',
  text: `
    select id, facts, erasures from report
     where cycle_code = $1 and country_code = $2 and snapshot = $3 and cursor = $4`,
};

/** The report that was made there; undefined where there is none. */
export async function readReport(
  connection: Queryable,
  subject: ReportSubject,
  cursor: string,
): Promise<StoredReport | undefined> {
  return (await connection.query<StoredReport>(read, valuesOf(subject, cursor)))[0];
}

const insert: Statement = {
  name: 'report-insert',
  text: `
    insert into report (id, cycle_code, country_code, snapshot, cursor, facts, made_at)
    values ($5::uuid, $1, $2, $3, $4, $6::jsonb, clock_timestamp())
    on conflict (cycle_code, country_code, snapshot, cursor) do nothing`,
};

/** Keeps what a report says, unless somebody else kept it meanwhile. */
export async function insertReport(connection: Queryable, facts: ReportFacts): Promise<void> {
  await connection.query(insert, [
    ...valuesOf(facts.subject, facts.cursor),
    randomUUID(),
    JSON.stringify(facts),
  ]);
}

function valuesOf({ cycle, country, snapshot }: ReportSubject, cursor: string): string[] {
  return [cycle, country ?? '', snapshot ?? '', cursor];
}
