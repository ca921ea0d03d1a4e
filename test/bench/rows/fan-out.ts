import { type Bench, measureRows, type Row } from '../bench.ts';
import {
  type Contender,
  type ContenderName,
  isConcord,
  startContenders,
  stopContenders,
} from '../contenders.ts';
import { type Load, startLoad } from '../load.ts';
import { distinctFollows, followEvents, recordRequest } from '../operations.ts';
import type { ReaderOperation } from '../programs/load/protocol.ts';
import { createWriter, type Writer } from '../writer.ts';

const names: ContenderName[] = ['concord', 'before', 'entities', 'mercurius', 'yoga', 'graphql-ws', 'rows'];
const sizes = [100, 1_000, 2_000, 5_000];
/** Of readers that ask for 20 different things. */
const MIXED = { readers: 2_000, operations: 20 };
/** With field resolvers each reader's copy of an event is several queries: more readers would take minutes. */
const MOST_OF_ENTITIES = 1_000;
const WITHIN_MS = 60_000;
/** Events of one measurement. */
const EVENTS = 3;

const country = 'KEN';
const databaseOf = (name: ContenderName) => `bench_fan_${name.replaceAll('-', '_')}`;
const idOf = (readers: number) => `fan-out-${readers}`;
/** Readers of one event over server-sent events, by those who offer them. */
const STREAMS = 1_000;
const streamsId = `${idOf(STREAMS)}-sse`;
const mixedId = `${idOf(MIXED.readers)}-of-${MIXED.operations}`;

/** A contender with its readers, in a process of their own, all of them open at the same time as everybody else's. */
interface Audience {
  name: ContenderName;
  contender: Contender;
  load: Load;
  writer: Writer;
}

export async function fanOutRows(bench: Bench): Promise<void> {
  if (![...sizes.map(idOf), streamsId, mixedId, 'heap'].some(bench.wants)) return;
  const contenders = await startContenders(
    bench.among(names),
    (name) => bench.postgres.copy(bench.templateOf(name), databaseOf(name)),
    bench.buildOf,
  );
  const audiences: Audience[] = [];
  try {
    for (const contender of contenders) {
      const writer = await createWriter(bench.postgres, databaseOf(contender.name));
      audiences.push({ name: contender.name, contender, writer, load: startLoad() });
    }
    const same = [{ query: followEvents, variables: { filter: { countries: [country] } } }];
    for (const readers of sizes) {
      const title = `One event to ${readers.toLocaleString('en')} readers, until the last has it`;
      await measureAudiences(bench, { id: idOf(readers), title }, audiences, readers, same);
    }
    const streams = audiences.filter(({ name }) => isConcord(name) || name === 'yoga');
    await measureAudiences(
      bench,
      {
        id: streamsId,
        title: `One event to ${STREAMS.toLocaleString('en')} readers over server-sent events`,
      },
      streams,
      STREAMS,
      same,
      streamsOf,
    );
    const mixed = distinctFollows(MIXED.operations).map((query) => ({
      query,
      variables: { filter: { countries: [country] } },
    }));
    const title = `The same, ${MIXED.readers.toLocaleString('en')} readers with ${MIXED.operations} operations`;
    await measureAudiences(bench, { id: mixedId, title }, audiences, MIXED.readers, mixed);
  } finally {
    for (const { load } of audiences) await load.stop();
    await stopContenders(contenders);
    for (const { name } of contenders) await bench.postgres.drop(databaseOf(name));
  }
}

async function measureAudiences(
  bench: Bench,
  row: { id: string; title: string },
  audiences: Audience[],
  readers: number,
  operations: ReaderOperation[],
  wayOf: (name: ContenderName) => Way = socketsOf,
): Promise<void> {
  const ofHeap = readers === MIXED.readers && operations.length === 1 && bench.wants('heap');
  if (!bench.wants(row.id) && !ofHeap) return;
  bench.say(`opening ${readers} readers each`);
  const present: Audience[] = [];
  let expected: string | undefined;
  for (const audience of audiences) {
    if (audience.name === 'entities' && readers > MOST_OF_ENTITIES) continue;
    const { contender, load } = audience;
    const before = await contender.process.memory();
    const { origin, headers } = contender;
    await load.openReaders({ origin, headers, ...wayOf(contender.name), count: readers, operations });
    const shape = shapeOf(eventIn(await untilAllListen(audience)));
    expected ??= shape;
    // Of readers with several operations the floor's all get everything.
    if (operations.length === 1 && shape !== expected) {
      throw new Error(`${contender.name} sends another event: ${shape} instead of ${expected}`);
    }
    if (ofHeap) {
      const after = await contender.process.memory();
      const value = (after.heapUsed - before.heapUsed) / readers / 1024;
      bench.results.add(
        { id: 'heap', title: 'Heap for each idle reader, of 2,000', unit: 'kB' },
        audience.name,
        {
          value,
          cpuMs: null,
        },
      );
    }
    present.push(audience);
  }
  const fanOut: Row<Audience> = { ...row, unit: 'ms', measure: measureEvents };
  await measureRows(bench, [fanOut], present);
  for (const { load } of present) await load.closeReaders();
}

interface Way {
  transport: 'websocket' | 'sse';
  path: string;
}

/** Yoga's own way is server-sent events; everybody else here has WebSocket. */
function socketsOf(name: ContenderName): Way {
  return { transport: name === 'yoga' ? 'sse' : 'websocket', path: '/graphql' };
}

function streamsOf(name: ContenderName): Way {
  return { transport: 'sse', path: isConcord(name) ? '/graphql/stream' : '/graphql' };
}

/** No server says when it has handled a subscription: events are sent until one has reached everybody. Returns that one. */
async function untilAllListen(audience: Audience): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    const { missing, example } = await publish(audience, attempt === 5 ? WITHIN_MS : 5_000);
    if (missing === 0) return example;
    if (attempt === 5) throw new Error(`${audience.name}: ${missing} readers heard nothing.`);
  }
}

async function measureEvents(audience: Audience) {
  const { process } = audience.contender;
  const before = process.cpuMs();
  let total = 0;
  for (let event = 0; event < EVENTS; event++) {
    const { lastMs, missing } = await publish(audience, WITHIN_MS);
    if (lastMs === null) throw new Error(`${audience.name}: ${missing} readers missed an event.`);
    total += lastMs;
  }
  return { value: total / EVENTS, cpuMs: (process.cpuMs() - before) / EVENTS };
}

function publish({ contender: { origin, headers }, load, writer }: Audience, withinMs: number) {
  const request = recordRequest(writer.inCountry(country));
  return load.publish({ origin, headers, request, messages: 1, withinMs });
}

/** The event in a message of graphql-transport-ws or of a stream of server-sent events. */
function eventIn(message: string): unknown {
  const { payload, data } = JSON.parse(message.slice(message.indexOf('{'), message.lastIndexOf('}') + 1));
  return payload?.data ?? data;
}

/** Names and kinds without values: times and places in the log are each database's own. */
function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return `[${shapeOf(value[0])}]`;
  if (typeof value !== 'object' || value === null) return typeof value;
  const fields = Object.entries(value).map(([name, inner]) => `${name} ${shapeOf(inner)}`);
  return `{${fields.sort().join(', ')}}`;
}
