import 'reflect-metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../server/database/database.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { exportFor } from '../exports/export-for.ts';
import { type OpenedDatabase, openTestDatabase } from '../support/engines.ts';
import { fillConcord, openCycle } from '../support/running-concord.ts';
import { answeringAgencies } from './all-answered.ts';

// Part of `npm run bench:exports`: how long each statement of a file takes on the embedded engine, whose one session everybody
// shares, with 90,000 answers and a log of 60,000 events. Printed is the longest of each kind of statement.

/** Nobody waits longer for somebody's file than for this. */
const longestMs = 100;
const events = 60_000;
const people = 600;

let opened: OpenedDatabase;
let coordinator: Viewer;
beforeAll(async () => {
  opened = await openTestDatabase('embedded', {
    name: 'bench_exports',
    async fill(database) {
      await fillConcord(database, answeringAgencies);
      await answerEverything(database);
    },
  });
  const [row] = await ask<{ id: string; name: string }>(
    opened.database,
    `select id, name from person limit 1`,
  );
  const memberships = [{ role: 'COORDINATOR' as const, agencyCode: null, countryCode: null }];
  coordinator = { personId: row?.id ?? '', name: row?.name ?? '', memberships };
}, 600_000);
afterAll(() => opened?.drop());

let asked = 0;
const ask = <Row>(database: Database, text: string) =>
  database.query<Row>({ name: `bench-exports-${asked++}`, text });

/** As if everybody had answered and wrote on: past the log, whose events here only look like such. */
async function answerEverything(database: Database): Promise<void> {
  await ask(
    database,
    `insert into person (id, name, email)
     select gen_random_uuid(), 'Person ' || n, 'person' || n || '@example.org' from generate_series(1, ${people}) as n`,
  );
  await ask(
    database,
    `insert into membership (person_id, role, agency_code, country_code)
     select id, 'COORDINATOR', null, null from person where name = 'Person 1'
      union all select id, 'FOCAL_POINT', 'UNICEF', 'KEN' from person`,
  );
  const author = `(select id from person where name = 'Person 1')`;
  await ask(
    database,
    `update response set status = 'SUBMITTED', rating = 'MEETS', revision = 1, updated_at = now(), updated_by = ${author},
            waits_since = (select position + 1 from log_head), narrative = 'We work on it: ' || repeat(md5(cell_id || item_code) || ' ', 6)`,
  );
  await ask(
    database,
    `insert into event (position, kind, at, actor_id, cycle_code, cell_id, item_code, revision, base_revision, counts,
                        changes, salt, content_digest, hash, visibility)
     select log_head.position + n, 'RESPONSE_RECORDED', log_head.at, ${author}, '${openCycle}', answer.cell_id, answer.item_code,
            1, 0, array[0, 0, 1, 0, 0], jsonb_build_array(jsonb_build_object('field', 'narrative', 'from', null,
            'to', 'We work on it: ' || repeat(md5(answer.item_code) || ' ', 6))), '', '', sha256(n::text::bytea), 'OPEN'
       from log_head cross join (
         select cell_id, item_code, row_number() over () as n from response limit ${events}) as answer`,
  );
  await ask(database, `update log_head set position = position + ${events}`);
  await ask(database, `analyze`);
}

/** Reads a file to its end. What each statement took, by its name, and how many rows there were. */
async function timesOf(body: Record<string, unknown>) {
  const took = new Map<string, number[]>();
  const query: Database['query'] = async (statement, values) => {
    const began = performance.now();
    const rows = await opened.database.query(statement, values);
    took.set(statement.name, [...(took.get(statement.name) ?? []), performance.now() - began]);
    return rows as never;
  };
  // A file reads through the door that a snapshot is, which on this engine is the database itself.
  const { database } = opened;
  const transaction = database.transaction.bind(database);
  const watched: Database = Object.assign(Object.create(database), { query, transaction });
  const began = performance.now();
  const made = await exportFor(watched, coordinator, { format: 'JSONL', ...body });
  let bytes = 0;
  for await (const chunk of made.bytes) bytes += (chunk as Buffer).length;
  return { rows: made.rows, bytes, seconds: (performance.now() - began) / 1_000, took };
}

const sides = { cycle: openCycle, snapshot: null };
test.each<[string, Record<string, unknown>]>([
  ['all answers', { table: 'ANSWERS', filter: {} }],
  ['all answers with comments', { table: 'ANSWERS', comments: true, filter: {} }],
  ['what is due in an area', { table: 'ANSWERS', filter: { area: 1, due: true } }],
  ['what waits', { table: 'ANSWERS', filter: { waited: { atLeast: 0, atMost: null } } }],
  ['the matrix', { table: 'MATRIX', filter: {} }],
  ['the matrix by a section and a rating', { table: 'MATRIX', filter: { section: 'LDR', rating: 'MEETS' } }],
  ['a comparison', { table: 'PAIRS', filter: { earlier: sides, later: sides } }],
  ['people', { table: 'PEOPLE', filter: {} }],
  ['the log', { table: 'EVENTS', filter: {} }],
  ['the log of some items', { table: 'EVENTS', filter: { items: ['LDR-2'], countries: ['KEN'] } }],
])('no statement of a file of %s keeps others waiting for long', async (name, body) => {
  const { rows, bytes, seconds, took } = await timesOf(body);
  // Twice, and of each statement the better time: what the machine does else is no statement’s fault.
  const again = (await timesOf(body)).took;
  const longest = [...took].map(([statement, times]) => ({
    statement,
    most: Math.min(Math.max(...times), Math.max(...(again.get(statement) ?? times))),
    times,
  }));
  console.info(
    `${name}: ${rows} rows, ${(bytes / 1e6).toFixed(1)} MB in ${seconds.toFixed(1)} s\n` +
      longest
        .sort((one, other) => other.most - one.most)
        .slice(0, 5)
        .map(
          ({ statement, most, times }) =>
            `    ${statement}: ${times.length} times, ${most.toFixed(0)} ms at most`,
        )
        .join('\n'),
  );
  expect(rows).toBeGreaterThan(0);
  expect(longest.filter(({ most }) => most > longestMs).map(({ statement }) => statement)).toEqual([]);
});
