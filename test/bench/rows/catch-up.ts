import { type Bench, copyShared, measureRows, type Row } from '../bench.ts';
import { type Contender, type ContenderName, startContenders, stopContenders } from '../contenders.ts';
import { catchUpEvents, requestOf } from '../operations.ts';

const database = 'bench_catch_up';
const BEHIND = 10_000;
/** The most that one page of the log holds. */
const PAGE = 500;
/** Who come back at once, each a page behind. */
const READERS = 200;

/**
 * Who has no subscription that begins in the past reads the log page by page, as its clients would. Entities with field
 * resolvers would ask 40,000 queries for it.
 */
const catchingUp: ContenderName[] = ['concord', 'before', 'mercurius', 'yoga', 'rows'];
const subscribes: readonly ContenderName[] = ['concord', 'before', 'rows'];

interface Page {
  data: { events: { edges: { node: { cursor: string } }[] } };
}

export async function catchUpRows(bench: Bench): Promise<void> {
  if (!['catch-up', 'catch-up-200'].some(bench.wants)) return;
  const names = bench.among(catchingUp);
  const data = await copyShared(bench, database, names);
  const placesBehind = async (events: number) =>
    new Map(
      await Promise.all(
        names.map(async (name) => [name, await cursorBehind(bench, data.databaseOf(name), events)] as const),
      ),
    );
  const [places, pageBehind] = [await placesBehind(BEHIND), await placesBehind(PAGE)];
  const contenders = await startContenders(names, data.urlOf, bench.buildOf);
  const row: Row<Contender> = {
    id: 'catch-up',
    title: `Catch up from ${BEHIND.toLocaleString('en')} events behind`,
    unit: 'ms',
    measure: async (contender) => {
      const place = places.get(contender.name) ?? '';
      const before = contender.process.cpuMs();
      const value = subscribes.includes(contender.name)
        ? await subscribeAfter(bench, contender, place, { readers: 1, events: BEHIND })
        : await readPages(bench, contender, place);
      return { value, cpuMs: contender.process.cpuMs() - before };
    },
  };
  const together: Row<Contender> = {
    id: 'catch-up-200',
    title: `${READERS} readers, each ${PAGE} events behind, until the last has them`,
    unit: 'ms',
    measure: async (contender) => {
      const place = pageBehind.get(contender.name) ?? '';
      const before = contender.process.cpuMs();
      const value = subscribes.includes(contender.name)
        ? await subscribeAfter(bench, contender, place, { readers: READERS, events: PAGE })
        : await readSamePage(bench, contender, place);
      return { value, cpuMs: contender.process.cpuMs() - before };
    },
  };
  try {
    await measureRows(bench, [row, together], contenders);
    bench.results.notes.push(
      `Catch up: Concord and the floor by one subscription, the others by ${BEHIND / PAGE} pages of the log, or one for each of the ${READERS}.`,
    );
  } finally {
    await stopContenders(contenders);
    await data.drop();
  }
}

async function cursorBehind(bench: Bench, database: string, behind: number): Promise<string> {
  const [place] = await bench.postgres.query<{ cursor: string }>(
    `select event.position || '.' || substr(encode(event.hash, 'hex'), 1, 12) as cursor
       from event join log_head on event.position = log_head.position - $1`,
    { database, values: [behind] },
  );
  if (!place) throw new Error(`The log has no ${behind} events.`);
  return place.cursor;
}

async function subscribeAfter(
  bench: Bench,
  { origin, headers }: Contender,
  after: string,
  { readers, events }: { readers: number; events: number },
): Promise<number> {
  await bench.load.openReaders({
    origin,
    headers,
    transport: 'websocket',
    path: '/graphql',
    count: readers,
    operations: [{ query: catchUpEvents, variables: { after } }],
  });
  const ms = await bench.load.awaitMessages({ messages: events, withinMs: 60_000 });
  await bench.load.closeReaders();
  return ms;
}

async function readPages(bench: Bench, { origin, headers }: Contender, from: string): Promise<number> {
  let after = from;
  let elapsedMs = 0;
  for (let read = 0; read < BEHIND; read += PAGE) {
    const done = await bench.load.requests({
      origin,
      headers,
      requests: [requestOf('EventsAfter', { after, first: PAGE })],
      concurrency: 1,
      expect: '"data"',
      keepBodies: true,
    });
    elapsedMs += done.elapsedMs;
    const { data } = JSON.parse(done.bodies[0] ?? '{}') as Page;
    after = data.events.edges.at(-1)?.node.cursor ?? after;
  }
  return elapsedMs;
}

/** All of them at once, on a connection each. */
async function readSamePage(bench: Bench, { origin, headers }: Contender, after: string): Promise<number> {
  const request = requestOf('EventsAfter', { after, first: PAGE });
  const requests = new Array(READERS).fill(request);
  const { elapsedMs } = await bench.load.requests({
    origin,
    headers,
    requests,
    concurrency: READERS,
    expect: '"data"',
  });
  return elapsedMs;
}
