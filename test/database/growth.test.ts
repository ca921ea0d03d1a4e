import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  readComment,
  readComments,
  readCounts,
  readCycleCounts,
  readMentions,
  readThreads,
} from '../../server/comments/comment.sql.ts';
import { readCommentHistory } from '../../server/comments/comment-event.sql.ts';
import type { Database, Statement } from '../../server/database/database.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import type { EventFilter } from '../../server/log/event-filter.ts';
import { readEventPage } from '../../server/log/read-event-page.sql.ts';
import {
  readEventsAfter,
  readEventsAt,
  readHead,
  readHistoryPage,
  readNewsAfter,
  readPosition,
} from '../../server/log/read-events.sql.ts';
import { markCells, raiseMark } from '../../server/marks/mark.sql.ts';
import { readContradictionRows } from '../../server/overview/contradictions.sql.ts';
import { readDayChanges } from '../../server/overview/days-answered.sql.ts';
import { readAssignment, readAssignmentsOf } from '../../server/plan/assignment.sql.ts';
import { readMovedCells } from '../../server/progress/moved-cells.sql.ts';
import { readCountry, readMatrix, readMatrixSince } from '../../server/progress/read-progress.sql.ts';
import { recordResponses } from '../../server/responses/recording/record-responses.ts';
import { readCellFacts, readMoment } from '../../server/staleness/staleness.sql.ts';
import { readTodo } from '../../server/todo/todo.sql.ts';
import { todoGrantsOf } from '../../server/todo/todo-grants.ts';
import { closedCycle, createWorld, inputFor, openCycle, type Place } from '../support/builders.ts';
import { type OpenedDatabase, openTestDatabase } from '../support/engines.ts';
import { readsEverything } from '../support/readers.ts';

/** Tables that grow with every change; a statement that reads one of them whole gets slower every day. */
const growing = [
  'event',
  'response',
  'receipt',
  'comment',
  'comment_mention',
  'comment_receipt',
  'assignment',
  'plan_receipt',
  'cell_mark',
];

type Plan = {
  'Node Type': string;
  'Relation Name'?: string;
  /** Where it was carried out: of each of the loops, on average. */
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
};
type Sent = { statement: Statement; values: unknown[] };

describe('with a long log and many answers', () => {
  let opened: OpenedDatabase;
  let coordinator: Viewer;
  const place: Place = { country: 'KEN', agency: 'UNICEF', item: 'LDR-2' };
  beforeAll(async () => {
    opened = await openTestDatabase('postgres');
    coordinator = (await createWorld(opened.database)).coordinator;
    await fill(opened.database, coordinator.personId);
  }, 60_000);
  afterAll(() => opened.drop());

  const everything = readsEverything;
  const inKenya: Viewer = {
    personId: '',
    name: '',
    memberships: [{ role: 'COUNTRY_LEAD', agencyCode: null, countryCode: 'KEN' }],
  };
  const range = { after: 100, before: null, limit: 51, from: 'oldest' } as const;
  const back = { after: 0, before: 40_000, limit: 51, from: 'newest' } as const;
  const key = { cycleCode: openCycle, countryCode: 'KEN', agencyCode: 'UNICEF', itemCode: 'LDR-2' };
  const send = (database: Database, inputs: ReturnType<typeof inputFor>[]) =>
    recordResponses(
      database,
      inputs.map((input) => ({ author: coordinator, input })),
    );
  const first = inputFor(place);

  test.each<[string, string[], (database: Database) => Promise<unknown>]>([
    ['one change', ['read-for-recording', 'record-one-response'], (database) => send(database, [first])],
    ['one change told again', ['read-for-recording', 'read-replays'], (database) => send(database, [first])],
    [
      'an outbox',
      ['read-for-recording', 'record-responses'],
      (database) =>
        send(
          database,
          ['LDR-3', 'ANL-1', 'ANL-3'].map((item) => inputFor({ ...place, item })),
        ),
    ],
    ['catching up', ['read-events-after'], (database) => readEventsAfter(database, 30_000, 500)],
    ['a look at the log’s end', ['read-news'], (database) => readNewsAfter(database, 50_000)],
    ['a cursor', ['read-place'], (database) => readPosition(database, 30_000)],
    ['the end of the log', ['read-head'], (database) => readHead(database)],
    ...(
      [
        ['event-page', {}],
        ['event-page', { cycle: openCycle }],
        ['event-page', { items: ['LDR-2'] }],
        ['event-page-of-cells', { countries: ['KEN'] }],
        ['event-page', { agencies: ['WHO'], countryTeam: true }],
        ['rare-event-page', { kinds: ['CYCLE_OPENED' as const] }],
      ] as [string, EventFilter][]
    ).flatMap(([way, filter]): [string, string[], (database: Database) => Promise<unknown>][] => [
      [
        `a page of events with ${JSON.stringify(filter)}`,
        [`read-${way}-oldest`],
        (database) => readEventPage(database, range, filter, everything),
      ],
      [
        `the page of events before with ${JSON.stringify(filter)}`,
        [`read-${way}-newest`],
        (database) => readEventPage(database, back, filter, everything),
      ],
    ]),
    [
      'what one person did and what was done to them',
      ['read-event-page-of-people-newest'],
      (database) => readEventPage(database, back, { persons: [coordinator.personId] }, everything),
    ],
    [
      'what happened on some days',
      ['first-event-since', 'first-event-since', 'read-event-page-newest'],
      (database) => readEventPage(database, back, { since: new Date(0), until: new Date(4e12) }, everything),
    ],
    ['history', ['read-history-oldest'], (database) => readHistoryPage(database, range, key, everything)],
    [
      'the history before',
      ['read-history-newest'],
      (database) => readHistoryPage(database, back, key, everything),
    ],
    [
      'a country’s checklist',
      ['read-country'],
      (database) => readCountry(database, 'KEN', null, everything.scope),
    ],
    [
      'what is said about an answer',
      ['comment-threads'],
      (database) =>
        readThreads(
          database,
          { cellId: 1, cycleCode: openCycle, itemCode: 'LDR-2' },
          null,
          51,
          everything.scope,
        ),
    ],
    [
      'what is said about a cycle',
      ['comment-threads-cycle', 'comment-counts-cycle'],
      async (database) => {
        const cycle = { cellId: null, cycleCode: openCycle, itemCode: null };
        await readThreads(database, cycle, null, 51, everything.scope);
        await readCycleCounts(database, openCycle, everything.scope);
      },
    ],
    [
      'how much is said in a country',
      ['comment-counts'],
      (database) => readCounts(database, openCycle, 'KEN', everything.scope),
    ],
    [
      'what names somebody',
      ['comment-mentions'],
      (database) =>
        readMentions(
          database,
          coordinator.personId,
          { before: null, limit: 51, waiting: null },
          everything.scope,
        ),
    ],
    [
      'one comment',
      ['comment-one'],
      (database) => readComment(database, coordinator.personId, everything.scope),
    ],
    [
      'what a comment said before',
      ['comment-history-oldest'],
      (database) => readCommentHistory(database, range, coordinator.personId, everything),
    ],
    [
      'what waits for somebody',
      ['todo'],
      (database) => readTodo(database, todoGrantsOf(coordinator), 0, 51, everything),
    ],
    [
      'what waits for somebody in one country',
      ['todo'],
      (database) => readTodo(database, todoGrantsOf(inKenya), 0, 51, everything),
    ],
    [
      'who is to write which answer of a country',
      ['assignment-of-country'],
      (database) => readAssignmentsOf(database, openCycle, 'KEN', everything.scope),
    ],
    [
      'who is to write an answer',
      ['assignment-standing'],
      (database) => readAssignment(database, 1, 'LDR-2'),
    ],
    ['what made things wait', ['read-events-at'], (database) => readEventsAt(database, [10, 20_000, 50_000])],
    [
      'the comments that wait',
      ['comment-some'],
      (database) => readComments(database, [coordinator.personId], everything.scope),
    ],
    ['the matrix', ['read-matrix'], (database) => readMatrix(database, null)],
    [
      'how much was answered on each day since the opening',
      ['days-answered'],
      (database) => readDayChanges(database, openCycle, 0),
    ],
    [
      'what contradicts itself in all countries',
      ['read-contradictions'],
      (database) =>
        readContradictionRows(
          database,
          { cycle: openCycle, countries: null, area: null },
          { after: null, limit: 21 },
          everything.scope,
        ),
    ],
    [
      'what is stuck',
      ['staleness-cells'],
      (database) =>
        readCellFacts(database, openCycle, {
          countries: null,
          agencies: null,
          countryTeam: false,
          area: null,
        }),
    ],
    [
      'the day on which the cycle opened',
      ['staleness-moment'],
      (database) => readMoment(database, openCycle),
    ],
    [
      'the matrix since a place',
      ['read-matrix-since'],
      (database) => readMatrixSince(database, openCycle, 20_000),
    ],
    [
      'what moved in it since a place',
      ['read-moved-cells'],
      (database) => readMovedCells(database, openCycle, 20_000),
    ],
    [
      'what cells were that are marked as seen',
      ['mark-upsert', 'mark-upsert-cells'],
      async (database) => {
        const key = { personId: coordinator.personId, cycleCode: openCycle };
        await raiseMark(database, key, 10_000);
        await markCells(
          database,
          key,
          { countries: ['KEN', 'KEN'], agencies: ['UNICEF', null] },
          { position: 20_000, revision: 2 },
        );
      },
    ],
  ])('%s reads none of them whole', async (_, names, read) => {
    const sent: Sent[] = [];
    await read(watch(opened.database, sent));
    expect(sent.map(({ statement }) => statement.name)).toEqual(names);
    for (const one of sent) {
      for (const { options, plan } of await plansOf(opened.database, one)) {
        expect({ name: one.statement.name, options, whole: readWhole(plan) }).toMatchObject({ whole: [] });
      }
    }
  });

  test('ratings of all countries are compared without reading what the answers say', async () => {
    const { database } = opened;
    await database.query({
      name: 'test-rated',
      text: `update response set status = 'SUBMITTED', rating = 'MEETS' where cell_id > 1000000`,
    });
    await database.query({ name: 'test-vacuum', text: 'vacuum (analyze) response' });
    const sent: Sent[] = [];
    const which = { cycle: openCycle, countries: null, area: null };
    await readContradictionRows(watch(database, sent), which, { after: null, limit: 21 }, everything.scope);
    const plans = await Promise.all(sent.map((one) => plansOf(database, one)));
    const ways = plans.flat().map(({ plan }) => waysInto(plan, 'response'));
    // The texts are looked up for the answers of the page alone, by the second way of each plan.
    expect(ways).toEqual(plans.flat().map(() => ['Index Only Scan', 'Index Scan']));
  });

  test('what was answered on each day is asked of the cells, however many events a day had', async () => {
    const sent: Sent[] = [];
    await readDayChanges(watch(opened.database, sent), openCycle, 0);
    const [one] = sent;
    if (!one) throw new Error('nothing was asked');
    const [row] = await opened.database.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(
      { name: '', text: `explain (analyze, format json) ${one.statement.text}` },
      one.values,
    );
    const plan = row?.['QUERY PLAN'][0]?.Plan;
    if (!plan) throw new Error('a statement has no plan');
    expect(eventsRead(plan)).toBeLessThan(5_000);
  });

  test('no statement starts processes that read along, which takes longer than what people ask for', async () => {
    const [setting] = await opened.database.query<{ workers: string }>({
      name: 'test-parallel',
      text: `select current_setting('max_parallel_workers_per_gather') as workers`,
    });
    expect(setting?.workers).toBe('0');
  });

  test('a look at the log’s end is planned once for all positions, and not afresh each time', async () => {
    const { position } = await readHead(opened.database);
    const plans = await opened.database.transaction('READ COMMITTED', async (connection) => {
      // PostgreSQL plans for the values at hand five times before it compares.
      for (let looks = 0; looks < 10; looks++) await readNewsAfter(connection, position - 1);
      return connection.query<{ generic: number }>({
        name: 'test-plans',
        text: `select generic_plans as generic from pg_prepared_statements where name = 'read-news'`,
      });
    });
    expect(plans[0]?.generic).toBeGreaterThanOrEqual(5);
  });

  test('a page of a country where nothing happened lately is there at the first try', async () => {
    const elsewhere = `select id, cycle_code from cell where country_code <> 'KEN' order by id limit 1`;
    for (const [index, text] of [eventsIn(elsewhere, 2_000), movedHead(2_000)].entries()) {
      await opened.database.query({ name: `test-elsewhere-${index}`, text });
    }
    const sent: Sent[] = [];
    const end = { after: 0, before: null, limit: 51, from: 'newest' } as const;
    const page = await readEventPage(
      watch(opened.database, sent),
      end,
      { countries: ['KEN'] },
      everything,
      1_000,
    );
    expect(page).toHaveLength(51);
    expect(sent.map(({ statement }) => statement.name)).toEqual(['read-event-page-of-cells-newest']);
  });

  test('a page of a cycle where nothing happened lately reads few events of each of its cells', async () => {
    const inOpenCycle = `select id, cycle_code from cell where cycle_code = '${openCycle}' order by id limit 50`;
    for (const [index, text] of [eventsIn(inOpenCycle, 2_000), movedHead(2_000)].entries()) {
      await opened.database.query({ name: `test-after-closing-${index}`, text });
    }
    const sent: Sent[] = [];
    const end = { after: 0, before: null, limit: 51, from: 'newest' } as const;
    const page = await readEventPage(
      watch(opened.database, sent),
      end,
      { cycle: closedCycle },
      everything,
      2_000,
    );
    expect(page).toHaveLength(51);
    expect(sent.map(({ statement }) => statement.name)).toEqual([
      'read-event-page-newest',
      'read-head',
      'read-event-page-of-cells-newest',
    ]);
    expect(sent.at(-1)?.values[12]).toBe(100);
  });
});

/** As it is planned for these values, and as it is planned for all once the driver has used it a few times. */
async function plansOf(
  database: Database,
  { statement, values }: Sent,
): Promise<{ options: string; plan: Plan }[]> {
  const plans: { options: string; plan: Plan }[] = [];
  for (const [options, given] of [
    ['format json', values],
    ['format json, generic_plan', []],
  ] as const) {
    const [row] = await database.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(
      { name: '', text: `explain (${options}) ${statement.text}` },
      [...given],
    );
    const plan = row?.['QUERY PLAN'][0]?.Plan;
    if (!plan) throw new Error('a statement has no plan');
    plans.push({ options, plan });
  }
  return plans;
}

/** How a plan comes to the rows of a table, wherever it does. */
function waysInto(plan: Plan, table: string): string[] {
  const own = plan['Relation Name'] === table ? [plan['Node Type']] : [];
  return [...own, ...(plan.Plans ?? []).flatMap((part) => waysInto(part, table))];
}

/** How many events a statement looked at, those included that it then had no use for. */
function eventsRead(plan: Plan): number {
  const { 'Actual Rows': rows = 0, 'Rows Removed by Filter': removed = 0, 'Actual Loops': loops = 0 } = plan;
  const own = plan['Relation Name'] === 'event' ? (rows + removed) * loops : 0;
  return (plan.Plans ?? []).reduce((sum, part) => sum + eventsRead(part), own);
}

function readWhole(plan: Plan): string[] {
  const own = plan['Node Type'] === 'Seq Scan' ? [plan['Relation Name'] ?? ''] : [];
  return [...own.filter((table) => growing.includes(table)), ...(plan.Plans ?? []).flatMap(readWhole)];
}

/** The same database, with every statement noted. */
function watch(database: Database, sent: Sent[]): Database {
  const query: Database['query'] = (statement, values = []) => {
    sent.push({ statement, values });
    return database.query(statement, values);
  };
  return Object.assign(Object.create(database), { query });
}

/** So many events at the end of the log, in cells that take turns. */
const eventsIn = (cells: string, count: number) => `
  insert into event (position, kind, at, actor_id, cycle_code, cell_id, item_code, revision, base_revision, counts,
                     changes, salt, content_digest, hash, visibility)
  select log_head.position + n, 'RESPONSE_RECORDED', log_head.at, (select id from person order by id limit 1),
         cells.cycles[1 + n % size], cells.ids[1 + n % size], (array['LDR-2', 'LDR-3', 'ANL-1', 'ANL-3'])[1 + n % 4], n, 0,
         array[1, 0, 0, 0, 0],
         '[{"field": "narrative", "from": null, "to": "We are working on it."}]', '', '', '', 'OPEN'
    from generate_series(1, ${count}) as n cross join log_head cross join (
      select array_agg(id) as ids, array_agg(cycle_code) as cycles, count(*)::integer as size from (${cells}) as cell
    ) as cells`;

const movedHead = (count: number) => `update log_head set position = position + ${count}`;

/** Enough rows for the planner to see a difference; that they hang together is of no use to it. */
async function fill(database: Database, personId: string): Promise<void> {
  const texts = [
    eventsIn('select id, cycle_code from cell', 50_000),
    movedHead(50_000),
    `insert into response (cell_id, item_code) select 1000000 + n, 'LDR-2' from generate_series(1, 50000) as n`,
    `insert into receipt (person_id, mutation_id, input_digest, outcome, cell_id, item_code, position, merged)
     select '${personId}', gen_random_uuid(), '', 'RECORDED', 1, 'LDR-2', n, false from generate_series(1, 50000) as n`,
    `insert into comment (id, cell_id, item_code, readers, author_id, text, position, written_at)
     select gen_random_uuid(), 1 + n % 30, 'LDR-2', 'INTERNAL', '${personId}', 'Why?', n, clock_timestamp()
       from generate_series(1, 20000) as n`,
    `insert into person (id, name) select gen_random_uuid(), 'Somebody' from generate_series(1, 200)`,
    `insert into comment_mention (comment_id, person_id, position)
     select comment.id, named.id, comment.position
       from comment join (select id, row_number() over () as n from person) as named on named.n = 1 + comment.position % 200`,
    `insert into assignment (cell_id, item_code, assignee_id, assigned_by, assigned_at, position)
     select 1 + n % 30, 'LDR-' || n, named.id, named.id, clock_timestamp(), n
       from generate_series(1, 20000) as n
       join (select id, row_number() over () as nth from person) as named on named.nth = 1 + n % 200`,
    `insert into plan_receipt (person_id, mutation_id, input_digest, subject_id, position)
     select '${personId}', gen_random_uuid(), '', gen_random_uuid(), n from generate_series(1, 20000) as n`,
    'analyze',
  ];
  for (const [index, text] of texts.entries()) await database.query({ name: `test-fill-${index}`, text });
}
