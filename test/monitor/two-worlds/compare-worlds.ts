import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { newSigningKey } from '../../../server/log/proof/head-signature.ts';
import { ensureSigningKey } from '../../../server/log/proof/signed-head.sql.ts';
import { MonitorLog } from '../../../server/monitor/log/monitor-log.ts';
import { makeDueReleases } from '../../../server/monitor/releases/make-due-releases.ts';
import { Detection } from '../../../server/monitor/signals/detection.ts';
import { Random } from '../../graphql/differential/random.ts';
import { strictBackground } from '../../support/background.ts';
import { createGraphQLClient } from '../../support/graphql-client.ts';
import { createLiveClient, type LiveClient } from '../../support/live-client.ts';
import { type RunningConcord, startTestConcord } from '../../support/running-concord.ts';
import { waitUntil } from '../../support/wait.ts';
import { incidentGiven, reportGiven } from '../monitor-world.ts';
import { beforeTheyPart, type Known, keysOfFilling, outsiders } from './askers.ts';
import { type Sent, Statements } from './statements.ts';
import { Tries, type Try } from './tries.ts';
import { alike } from './without-chance.ts';

/** After how many tries the statements are compared. */
const STATEMENTS_OF = 25;

const DAY = 24 * 60 * 60 * 1000;

type World = {
  name: string;
  concord: RunningConcord;
  database: string;
  streams: { client: LiveClient; asker: string; received: () => unknown[] }[];
};

/** What it came to; `difference` describes the first thing by which somebody could tell the worlds apart. */
export type Compared = { tries: number; answered: number; refused: number; difference: string | null };

/**
 * Starts three Concords on copies of one database, which part after a quarter. In one nothing more happens in Kenya. In
 * one there is an incident of high sensitivity, in one an incident in a cell that stays under five. Sends the same to all of them, as everybody
 * who may not know, and compares all that comes back, what the database was sent, the metrics and the process log.
 */
export async function compareWorlds(seed: number, tries: number): Promise<Compared> {
  const statements = new Statements();
  const worlds: World[] = [];
  try {
    for (const name of ['without', 'high', 'few']) worlds.push(await startWorld(name));
    return await compare(worlds, statements, seed, tries);
  } finally {
    statements.stop();
    for (const { concord, streams } of worlds) {
      for (const { client } of streams) await client.close();
      await concord.drop();
    }
  }
}

async function startWorld(name: string): Promise<World> {
  const keys = join(inject('runFolder'), `two-worlds-keys-${name}-${process.pid}.json`);
  const concord = await startTestConcord('postgres', {
    env: { DEMO: '1', LOG_LEVEL: 'trace', RATE_LIMITS: 'off', MONITOR_KEYS: keys },
    more: beforeTheyPart,
  });
  await copyFile(keysOfFilling(), keys);
  const [row] = await concord.sql<{ name: string }>('select current_database() as name');
  return { name, concord, database: row?.name ?? '', streams: [] };
}

async function compare(
  worlds: World[],
  statements: Statements,
  seed: number,
  count: number,
): Promise<Compared> {
  const [first] = worlds;
  if (!first) throw new Error('there is no world');
  const [row] = await first.concord.sql<{ known: Known }>('select known from test_known');
  if (!row) throw new Error('nobody said what is known');
  const { known } = row;
  for (const world of worlds) openStreams(world, known);
  const idle = await idleStatements(worlds, statements);
  const tries = new Tries(new Random(seed), known, [...Object.keys(outsiders), 'signed out']);
  const compared: Compared = { tries: 0, answered: 0, refused: 0, difference: null };
  const differ = (what: string, seen: unknown[]) => {
    if (alike(seen)) return false;
    compared.difference = `${what}: ${seen.map((one) => JSON.stringify(one)).join('\n  ')}`;
    return true;
  };
  for (let index = 0; index < count; index += 1) {
    if (index === Math.floor(count / 4)) {
      for (const { database } of worlds) await settled(statements, database, idle);
      await part(worlds, known);
      for (const { database } of worlds) await settled(statements, database, idle);
    }
    const tried = tries.next();
    const answers = await Promise.all(worlds.map(({ concord }) => send(concord, known, tried)));
    compared.tries += 1;
    compared[answers[0]?.body.includes('"errors"') ? 'refused' : 'answered'] += 1;
    const what = `${index}, ${tried.asker}, ${tried.text}, ${JSON.stringify(tried.variables)}`;
    if (differ(what, answers)) return compared;
    if (index % STATEMENTS_OF > 0) continue;
    const sent = await Promise.all(worlds.map(({ database }) => settled(statements, database, idle)));
    if (differ(`statements up to ${what}`, sent)) return compared;
  }
  await heardAll(worlds);
  for (const [index, { asker }] of first.streams.entries()) {
    if (
      differ(
        `the stream of ${asker}`,
        worlds.map(({ streams }) => streams[index]?.received()),
      )
    )
      return compared;
  }
  if (differ('metrics', await Promise.all(worlds.map(({ concord }) => metricsOf(concord))))) return compared;
  differ(
    'the process log',
    worlds.map(({ concord }) => linesOf(concord)),
  );
  return compared;
}

/** Streams of everybody who may follow anything: the log, and where something happened in the monitor. */
function openStreams(world: World, known: Known): void {
  for (const asker of Object.keys(outsiders)) {
    const client = createLiveClient(world.concord.url, { cookie: known.cookies[asker] });
    for (const query of [
      'subscription { monitorChanges { countries } }',
      'subscription { events { id kind } }',
    ]) {
      const stream = client.subscribe(query);
      world.streams.push({
        client,
        asker: `${asker}, ${query}`,
        received: () => [...stream.received, stream.errors],
      });
    }
  }
}

/** What the server does by itself, at times of its own. */
async function idleStatements(worlds: World[], statements: Statements): Promise<Set<string>> {
  const idle = new Set<string>();
  for (const { concord } of worlds) await workByItself(concord, new Date(Date.now() - 62 * DAY));
  const seen = () => worlds.flatMap(({ database }) => statements.take(database));
  let looks = 0;
  await waitUntil(
    () => {
      for (const { statement } of seen()) {
        idle.add(statement);
        looks += statement === 'monitor-pulses' ? 1 : 0;
      }
      return looks >= 12 && idle.has('session-watch-scopes');
    },
    { what: () => 'the server looks by itself' },
  );
  return idle;
}

/** What a database was sent for those who asked, without order: what is refused early leaves what it began to end by itself. */
async function settled(statements: Statements, database: string, idle: ReadonlySet<string>): Promise<Sent[]> {
  const sent: Sent[] = [];
  let quiet = 0;
  await waitUntil(
    () => {
      const more = statements.take(database).filter(({ statement }) => !idle.has(statement));
      sent.push(...more);
      quiet = more.length === 0 && sent.every(({ rows }) => rows !== undefined) ? quiet + 1 : 0;
      return quiet >= 2;
    },
    { what: () => 'all that was begun has ended' },
  );
  return sent.sort((one, other) => spelled(one).localeCompare(spelled(other)));
}

const spelled = ({ statement, rows }: Sent) => `${statement} ${rows}`;

/** From here on the worlds differ, in what Kenya's analyst does. */
async function part(worlds: World[], known: Known): Promise<void> {
  for (const { name, concord } of worlds) {
    if (name !== 'without') await addOne(concord, known, name === 'high' ? 'HIGH' : 'LOW');
    await workByItself(concord, new Date(Date.now() + DAY));
  }
}

/** What the server does at times of its own: releases that are due, and the nightly run of detection. */
function workByItself(concord: RunningConcord, now: Date): Promise<void> {
  return concord.onDatabase(async (database) => {
    await makeDueReleases(database, now);
    const background = strictBackground();
    const log = new MonitorLog(await ensureSigningKey(database, newSigningKey()));
    await new Detection(database, log, background, () => now).runNightly();
    await background.finish();
  });
}

async function addOne(concord: RunningConcord, known: Known, sensitivity: 'HIGH' | 'LOW'): Promise<void> {
  const analyst = createGraphQLClient(concord.url, known.cookies['analyst of Kenya']);
  const { recordMonitorReport } = await analyst.query<{ recordMonitorReport: { id: string } }>(
    'mutation ($input: MonitorReportInput!) { recordMonitorReport(input: $input) { id } }',
    { input: reportGiven({ consent: 'COUNTED' }) },
  );
  await analyst.query(
    'mutation ($ids: [ID!]!, $input: IncidentInput!) { codeIncident(reports: $ids, input: $input) { id } }',
    { ids: [recordMonitorReport.id], input: incidentGiven({ sensitivity }) },
  );
}

async function send({ url }: RunningConcord, known: Known, { asker, text, variables }: Try) {
  const cookie = known.cookies[asker];
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      'accept-encoding': 'identity',
      ...(cookie && { cookie }),
    },
    body: JSON.stringify({ query: text, variables }),
  });
  const headers = [...response.headers].filter(([name]) => name !== 'date' && name !== 'etag');
  return { status: response.status, headers, body: inOneOrder(await response.text()) };
}

/** Of fields that failed side by side either may have been first, which is chance: their errors stand in one order. */
function inOneOrder(body: string): string {
  const errors = body.startsWith('{"errors":[') ? (JSON.parse(body) as { errors: unknown[] }).errors : [];
  if (errors.length < 2) return body;
  const spelled = errors.map((error) => JSON.stringify(error));
  return body.replace(spelled.join(), () => spelled.sort().join());
}

/** Each message that was on its way has come: what is sent to everybody now comes after it. */
async function heardAll(worlds: World[]): Promise<void> {
  for (const { concord, streams } of worlds) {
    await concord.sql(
      `insert into monitor_head (country_code, position, told, hash, at) values ('NPL', 9999, 9999, '', now())
       on conflict (country_code) do update set position = 9999, told = 9999`,
    );
    const ofNepal = streams.filter(({ asker }) =>
      /^(coordinator|(analyst|adviser|lead) of Nepal), .*monitorChanges/.test(asker),
    );
    await waitUntil(() => ofNepal.every(({ received }) => JSON.stringify(received()).includes('NPL')), {
      what: () => 'the last message has come',
    });
  }
}

/** Ours alone, without durations: the others are of the process, which the worlds share here. */
async function metricsOf({ url }: RunningConcord): Promise<string[]> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return text.split('\n').filter((line) => line.startsWith('concord_') && !line.includes('_seconds_'));
}

/** The log's lines without order, since what runs side by side ends in any. */
function linesOf(concord: RunningConcord): string[] {
  return concord
    .logged()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { time, pid, hostname, url, ...said } = JSON.parse(line) as Record<string, unknown>;
      return JSON.stringify(said);
    })
    .sort();
}
