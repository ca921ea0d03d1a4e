import 'reflect-metadata';
import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { visibilityKey, visibilityOf } from '../../server/access/visibility.ts';
import { buildConcordSchema } from '../../server/api/build-schema.ts';
import { CurrentResults } from '../../server/cache/current-results.ts';
import type { Database } from '../../server/database/database.ts';
import type { MembershipScope, Viewer } from '../../server/domain/viewer.ts';
import { Documents } from '../../server/graphql/documents.ts';
import { appendEvent } from '../../server/log/append-event.sql.ts';
import { formatCursor } from '../../server/log/cursor.ts';
import { readHead } from '../../server/log/read-events.sql.ts';
import { personEvent } from '../../server/people/person-event.ts';
import { startTail } from '../events/tails.ts';
import { createWorld, openCycle } from '../support/builders.ts';
import { type OpenedDatabase, openTestDatabase } from '../support/engines.ts';

// Answers say of what they were made: up to which event of what they are about, for whom. What else is in them is no matter.

const countries = ['KEN', 'PER', 'NPL'];
const questions = {
  drafts:
    'query ($country: String!) { countryChecklist(country: $country) { responses { id narrative } cursor } }',
  may: 'query ($country: String!) { countryChecklist(country: $country) { viewerCan { status } cursor } }',
  progress: 'query ($country: String!) { countryChecklist(country: $country) { progress { total } cursor } }',
  matrix: '{ progressMatrix { cells { total } cursor } agencies { code } }',
  log: '{ events(last: 5) { edges { cursor } } }',
} as const;
type Kind = keyof typeof questions;

const roles: MembershipScope[] = [
  { role: 'COORDINATOR', agencyCode: null, countryCode: null },
  { role: 'OBSERVER', agencyCode: null, countryCode: null },
  { role: 'FOCAL_POINT', agencyCode: 'UNICEF', countryCode: 'KEN' },
  { role: 'CONTRIBUTOR', agencyCode: 'UNICEF', countryCode: 'KEN' },
  { role: 'FOCAL_POINT', agencyCode: 'WHO', countryCode: 'PER' },
];
/** Two people in each role; and somebody whose token only reads. */
const viewers: Viewer[] = roles
  .flatMap((role) => [role, role])
  .map((role, index): Viewer => ({ personId: `person-${index}`, name: 'Somebody', memberships: [role] }))
  .concat({
    personId: 'person-0',
    name: 'Somebody',
    memberships: roles.slice(0, 1),
    readOnly: true,
  });

type Made = { upTo: number; kind: Kind; country: string; sees: string; may: string; who: string };
type Replica = { database: Database; answers: CurrentResults; wake: () => void; own: number };

let opened: OpenedDatabase;
const cells = new Map<string, number>();

beforeAll(async () => {
  opened = await openTestDatabase('postgres');
  await createWorld(opened.database);
  const rows = await opened.database.query<{ id: number; country: string }>(
    {
      name: 'test-team-cells',
      text: 'select id, country_code as country from cell where agency_code is null and cycle_code = $1',
    },
    [openCycle],
  );
  for (const { id, country } of rows) cells.set(country, id);
}, 60_000);
afterAll(() => opened?.drop());

async function openReplica(database: Database): Promise<Replica> {
  const tail = await startTail(database);
  const documents = new Documents(buildConcordSchema(), { introspection: true });
  // As the gate does before anything is looked for.
  for (const question of Object.values(questions)) documents.read(question);
  const answers = await CurrentResults.open(tail, documents);
  return { database, answers, wake: () => tail.wake(), own: 0 };
}

/** Up to which event the database says that something is, as GraphQL would read it. */
async function readUpTo(database: Database, kind: Kind, country: string): Promise<number> {
  const everything = kind === 'matrix' || kind === 'log';
  const [row] = await database.query<{ position: number }>(
    {
      name: 'test-read-up-to',
      text: `select coalesce(max(position), 0)::integer as position from event left join cell on cell.id = event.cell_id
              where $1::boolean or cell.country_code = $2 or event.cell_id is null`,
    },
    [everything, country],
  );
  return row?.position ?? 0;
}

const step = fc.record({
  replica: fc.nat(1),
  act: fc.oneof(
    {
      weight: 1,
      arbitrary: fc.record({ write: fc.constantFrom(...countries, 'people'), told: fc.boolean() }),
    },
    {
      weight: 7,
      arbitrary: fc.record({
        read: fc.constantFrom<Kind>('drafts', 'may', 'progress', 'matrix', 'log'),
        country: fc.constantFrom(...countries),
        viewer: fc.nat(viewers.length - 1),
        presents: fc.constantFrom('nothing', 'the latest', 'an old one', 'no cursor', 'a foreign one'),
        turns: fc.nat(4),
        // Whether nobody else may have what is made.
        fails: fc.constantFrom(false, false, false, true),
        waits: fc.boolean(),
      }),
    },
  ),
});

test('nobody gets an answer older than a cursor that they present, nor one made for others', async () => {
  const replicas = [await openReplica(opened.database), await openReplica(await opened.openReplica())];
  const head = await readHead(opened.database);
  /** What the log holds, by position; before the test everything counts as about everything. */
  const log: { position: number; country: string | null; cursor: string }[] = [
    { position: head.position, country: null, cursor: formatCursor(head) },
  ];
  let [kept, made] = [0, 0];

  const lastOf = (kind: Kind, country: string, upTo: number) =>
    log.reduce((last, event) => {
      const about =
        kind === 'matrix' || kind === 'log' || event.country === null || event.country === country;
      return about && event.position <= upTo ? Math.max(last, event.position) : last;
    }, 0);

  const write = async (replica: Replica, about: string, told: boolean) => {
    const position = await replica.database.transaction('READ COMMITTED', (connection) =>
      appendEvent(
        connection,
        about === 'people'
          ? personEvent('MEMBERSHIP_GRANTED', null, '0b9f3c52-6f0e-4c3a-9d57-2f6f1c1f4a10', [])
          : {
              kind: 'PRESENCE_CHANGED',
              actorId: null,
              cycleCode: openCycle,
              cellId: cells.get(about) ?? null,
              changes: [],
              note: null,
            },
      ),
    );
    // As announcing does, before the writer hears of it; other replicas hear of it or don't.
    replica.wake();
    if (told) for (const other of replicas) other.wake();
    replica.own = Math.max(replica.own, position);
    const place = await readHead(replica.database);
    const cursor = place.position === position ? formatCursor(place) : `${position}.0123456789ab`;
    log.push({ position, country: about === 'people' ? null : about, cursor });
  };

  const read = async (
    replica: Replica,
    kind: Kind,
    country: string,
    viewer: Viewer,
    presents: string,
    turns: number,
    fails: boolean,
  ) => {
    const old = log[Math.floor(log.length / 2)];
    const latest = log.reduce((one, other) => (one.position > other.position ? one : other));
    const after = {
      nothing: undefined,
      'the latest': latest.cursor,
      'an old one': old?.cursor,
      'no cursor': 'no cursor',
      'a foreign one': `${latest.position + 1_000}.000000000000`,
    }[presents];
    const seen = presents === 'an old one' ? Math.max(old?.position ?? 0, replica.own) : latest.position;
    const atLeast = lastOf(kind, country, seen);

    const asked = replica.answers.keyOf({ query: questions[kind], variables: { country } }, viewer, 'plain');
    if (!asked) throw new Error(`${kind} is not kept`);
    const madeNow = async (): Promise<Made> => ({
      upTo: await readUpTo(replica.database, kind, country),
      kind,
      country,
      sees: visibilityKey(visibilityOf(viewer)),
      may: JSON.stringify([viewer.memberships, viewer.readOnly]),
      who: viewer.personId,
    });
    const own: Promise<Made>[] = [];
    const found = await replica.answers.find(asked, after, async () => {
      const making = madeNow();
      own.push(making);
      const body = Buffer.from(JSON.stringify(await making));
      for (let turn = 0; turn < turns; turn++) await nextTurn();
      return fails ? null : { body, contentType: '', encoding: null, etag: '', cost: 1 };
    });
    if (found) kept += 1;
    else made += 1;
    const [making] = own;
    // It is made in the same step, or not at all.
    expect(making === undefined).toBe(found !== null);
    const body: Made = making ? await making : JSON.parse(String(found?.body));
    expect(body.kind).toBe(kind);
    if (kind !== 'matrix' && kind !== 'log') expect(body.country).toBe(country);
    if (kind === 'drafts') expect(body.sees).toBe(visibilityKey(visibilityOf(viewer)));
    if (kind === 'may') expect(body.may).toBe(JSON.stringify([viewer.memberships, viewer.readOnly]));
    if (kind === 'log') expect(body.who).toBe(viewer.personId);
    expect(body.upTo, `${kind} ${country}, presenting ${presents}`).toBeGreaterThanOrEqual(atLeast);
  };

  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
      const running: Promise<void>[] = [];
      for (const { replica: which, act } of steps) {
        const replica = replicas[which];
        if (!replica) throw new Error('no such replica');
        const viewer = 'read' in act ? viewers[act.viewer] : undefined;
        const done =
          'write' in act
            ? write(replica, act.write, act.told)
            : read(replica, act.read, act.country, viewer as Viewer, act.presents, act.turns, act.fails);
        if ('read' in act && act.waits) await done;
        else running.push(done);
      }
      await Promise.all(running);
    }),
    { numRuns: 100, endOnFailure: true },
  );
  // Otherwise nothing was tried.
  expect(kept).toBeGreaterThan(30);
  expect(made).toBeGreaterThan(30);
  expect(replicas.reduce((sum, { answers }) => sum + answers.cache.joined, 0)).toBeGreaterThan(0);
}, 120_000);
