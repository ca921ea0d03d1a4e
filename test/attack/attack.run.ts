import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { expect, it } from 'vitest';
import { openTestDatabase } from '../support/engines.ts';
import { signInAs } from '../support/graphql-client.ts';
import { callDemonstration, fillConcord } from '../support/running-concord.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';
import { attacks, longAttacks } from './attacks.mjs';
import { fillLog, type HonestUsers, startHonestUsers } from './honest-users.ts';
import { collectGarbage, debuggable } from './live-heap.ts';

/** Of all attacks together; five minutes if not given. */
const SECONDS = Number(process.env.ATTACK_SECONDS ?? 300);
/** Names of attacks separated by commas, where not all of them are wanted. */
const only = process.env.ATTACKS?.split(',');
/** What each does before anything is measured, so that code is compiled and pools are filled. */
const WARM_UP_SECONDS = 2;
/** Between two attacks: slow connections of the last one end within it. */
const REST_SECONDS = 2;
/** What memory may have grown by in the end. */
const GROWTH = 1.2;

type Row = {
  attack: string;
  honest: string;
  p50: number;
  p99: number;
  answers: string;
  sockets: string;
  heap: number;
};

it('honest people are answered while others attack, and nothing stays of it', async () => {
  const names = Object.keys(attacks).filter((name) => only?.includes(name) ?? true);
  const database = await openTestDatabase('postgres');
  await fillConcord(database.database);
  await callDemonstration(database.database);
  await database.database.close();
  if (!('url' in database.location)) throw new Error('the attack needs PostgreSQL');
  const databaseUrl = database.location.url;
  const server = await startServer({ databaseUrl, env: { TRUST_PROXY: 'loopback', ...debuggable } });
  const cookie = (await signInAs(server.url, 'observer')).cookie ?? '';
  await fillLog(server.url);
  const users = await startHonestUsers(server.url);
  try {
    for (const name of names) await runAttack(name, server.port, cookie, WARM_UP_SECONDS);
    await sleep(10_000);
    await users.pause();
    const written = await countRows(databaseUrl);
    const recordedBefore = users.recorded();
    await collectGarbage(server.stderr());
    await sleep(2_000);
    const before = await readMemory(server.url);
    users.resume();
    users.takeDurations();
    const long = names.reduce((sum, name) => sum + (longAttacks[name] ?? 0), 0);
    const short = names.filter((name) => !(name in longAttacks)).length;
    const seconds = Math.max(3, (SECONDS - long) / short - REST_SECONDS);
    await sleep(seconds * 1_000);
    const rows: Row[] = [await rowOf('(quiet)', {}, '', users, server.url)];
    for (const name of names) {
      const watched = watchSockets(server.url);
      const answers = await runAttack(name, server.port, cookie, longAttacks[name] ?? seconds);
      rows.push(await rowOf(name, answers, await watched.stop(), users, server.url));
      await sleep(REST_SECONDS * 1_000);
    }
    await users.pause();
    const { memory: after, seconds: returned } = await returnedMemory(server, before);
    await users.stop();
    const writtenAfter = await countRows(databaseUrl);
    const honest = users.recorded() - recordedBefore;

    console.table(rows);
    console.table([
      { what: 'heap after collection, MB', before: mb(before.heap), after: mb(after.heap) },
      { what: 'resident memory, MB', before: mb(before.resident), after: mb(after.resident) },
      { what: 'open sockets', before: before.sockets, after: after.sockets },
      { what: 'events, honest ones left out', before: written.events, after: writtenAfter.events - honest },
      { what: 'sessions, people and tokens', before: written.others, after: writtenAfter.others },
    ]);
    const errors = server.stdout().match(/^.*"level":[56]0.*$/gm) ?? [];
    console.log(errors.slice(0, 5).join('\n'));
    console.log(
      `Memory was back after ${returned} s. ${users.recorded()} recorded and ${users.seen()} seen, ${users.failures.length} failures of honest people, ` +
        `${errors.length} errors in the log, ${server.running() ? 'no crash' : 'CRASHED'}`,
    );
    expect(server.running()).toBe(true);
    expect(users.failures.slice(0, 5)).toEqual([]);
    expect(errors.length).toBe(0);
    expect(writtenAfter).toEqual({ events: written.events + honest, others: written.others });
    expect(after.heap).toBeLessThan(before.heap * GROWTH);
    expect(after.resident).toBeLessThan(before.resident * GROWTH);
  } finally {
    await server.stop().catch(() => {});
    await database.drop();
  }
});

async function runAttack(name: string, port: number, cookie: string, seconds: number) {
  const attacker = fileURLToPath(new URL('attacker.mjs', import.meta.url));
  const child = spawn(process.execPath, [attacker, name, String(port), cookie, String(seconds)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // One that doesn't end by itself is ended.
  const overdue = setTimeout(() => child.kill('SIGKILL'), (seconds + 15) * 1_000);
  let text = '';
  for await (const chunk of child.stdout) text += chunk;
  clearTimeout(overdue);
  return JSON.parse(text || '{"no answer":1}') as Record<string, number>;
}

async function rowOf(
  attack: string,
  answers: Record<string, number>,
  sockets: string,
  users: HonestUsers,
  url: string,
): Promise<Row> {
  const durations = users.takeDurations().sort((one, other) => one - other);
  const at = (part: number) => Math.round(durations[Math.floor(durations.length * part)] ?? 0);
  const told = Object.entries(answers)
    .sort(([, one], [, other]) => other - one)
    .map(([outcome, times]) => `${outcome}: ${times}`);
  const { heap } = await readMemory(url);
  return {
    attack,
    honest: `${durations.length} answered`,
    p50: at(0.5),
    p99: at(0.99),
    answers: told.slice(0, 4).join(', '),
    sockets,
    heap: mb(heap),
  };
}

/**
 * How many sockets there were at most and in the end: a client that doesn't read doesn't hear that its socket is
 * cut.
 */
function watchSockets(url: string) {
  let most = 0;
  let last = 0;
  const timer = setInterval(async () => {
    const { sockets } = await readMemory(url).catch(() => ({ sockets: last }));
    most = Math.max(most, sockets);
    last = sockets;
  }, 500);
  return {
    async stop() {
      clearInterval(timer);
      return `${most}, then ${last}`;
    },
  };
}

/** A heap that grew is given back bit by bit: looks until it is within its bounds, for two minutes at most. */
async function returnedMemory({ url, stderr }: ServerProcess, before: { heap: number; resident: number }) {
  const started = performance.now();
  for (;;) {
    await collectGarbage(stderr());
    await sleep(2_000);
    const memory = await readMemory(url);
    const seconds = Math.round((performance.now() - started) / 1_000);
    const back = memory.heap < before.heap * GROWTH && memory.resident < before.resident * GROWTH;
    if (back || seconds > 120) return { memory, seconds };
  }
}

async function readMemory(url: string) {
  const text = await (await fetch(`${url}/metrics`)).text();
  const read = (name: string) => Number(new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1]);
  return {
    heap: read('nodejs_heap_size_used_bytes') + read('nodejs_external_memory_bytes'),
    resident: read('process_resident_memory_bytes'),
    sockets: read('concord_open_sockets'),
  };
}

async function countRows(url: string): Promise<{ events: number; others: number }> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ events: number; others: number }>(
      `select (select count(*) from event)::int as events,
              (select count(*) from session)::int + (select count(*) from person)::int
                + (select count(*) from access_token)::int as others`,
    );
    return rows[0] ?? { events: 0, others: 0 };
  } finally {
    await client.end();
  }
}

function mb(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}
