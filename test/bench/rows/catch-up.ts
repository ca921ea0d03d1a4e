import { type Bench, copyShared, measureRows, type Row } from '../bench.ts';
import { type Contender, type ContenderName, startContenders, stopContenders } from '../contenders.ts';
import { catchUpEvents, requestOf } from '../operations.ts';

const database = 'bench_catch_up';
const BEHIND = 10_000;
/** The most that one page of the log holds. */
const PAGE = 500;

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
  if (!bench.wants('catch-up')) return;
  const names = bench.among(catchingUp);
  const data = await copyShared(bench, database, names);
  const places = new Map<ContenderName, string>();
  for (const name of names) places.set(name, await cursorBehind(bench, data.databaseOf(name)));
  const contenders = await startContenders(names, data.urlOf, bench.buildOf);
  const row: Row<Contender> = {
    id: 'catch-up',
    title: `Catch up from ${BEHIND.toLocaleString('en')} events behind`,
    unit: 'ms',
    measure: async (contender) => {
      const place = places.get(contender.name) ?? '';
      const before = await contender.process.cpuMs();
      const value = subscribes.includes(contender.name)
        ? await subscribeAfter(bench, contender, place)
        : await readPages(bench, contender, place);
      return { value, cpuMs: (await contender.process.cpuMs()) - before };
    },
  };
  try {
    await measureRows(bench, [row], contenders);
    bench.results.notes.push(
      `Catch up: Concord and the floor by one subscription, the others by ${BEHIND / PAGE} pages of the log.`,
    );
  } finally {
    await stopContenders(contenders);
    await data.drop();
  }
}

async function cursorBehind(bench: Bench, database: string): Promise<string> {
  const [place] = await bench.postgres.query<{ cursor: string }>(
    `select event.position || '.' || substr(encode(event.hash, 'hex'), 1, 12) as cursor
       from event join log_head on event.position = log_head.position - $1`,
    { database, values: [BEHIND] },
  );
  if (!place) throw new Error(`The log has no ${BEHIND} events.`);
  return place.cursor;
}

async function subscribeAfter(bench: Bench, { origin, headers }: Contender, after: string): Promise<number> {
  await bench.load.openReaders({
    origin,
    headers,
    transport: 'websocket',
    path: '/graphql',
    count: 1,
    operations: [{ query: catchUpEvents, variables: { after } }],
  });
  const ms = await bench.load.awaitMessages({ messages: BEHIND, withinMs: 60_000 });
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
