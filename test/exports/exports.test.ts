import 'reflect-metadata';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ExportFormat, parseExportRequest } from '../../server/exports/export-request.ts';
import { exportLanguages } from '../../server/exports/words/languages.ts';
import type { Engine } from '../support/engines.ts';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';
import { createWriter } from '../support/writer.ts';
import { readExported } from './read-export.ts';

const formula = '=HYPERLINK("http://example.org","open, please")';
const arabic = 'Two lines:\nالثانية “é” _x0041_';
const kenya = { countries: ['KEN'], agencies: ['UNICEF'], countryTeam: true };

async function ask(client: GraphQLClient, body: object, headers: Record<string, string> = {}) {
  return fetch(`${client.serverUrl}/graphql/export`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(client.cookie && { cookie: client.cookie }),
      ...headers,
    },
    body: JSON.stringify(body),
  });
}

async function fileOf(client: GraphQLClient, body: { format: ExportFormat; [part: string]: unknown }) {
  const response = await ask(client, body);
  if (!response.ok) throw new Error(await response.text());
  const file = await readExported(body.format, Buffer.from(await response.arrayBuffer()));
  expect(Number(response.headers.get('concord-rows'))).toBe(file.rows.length);
  return { ...file, name: response.headers.get('content-disposition') };
}

async function refusalOf(client: GraphQLClient, body: object, headers?: Record<string, string>) {
  const response = await ask(client, body, headers);
  const { errors } = (await response.json()) as {
    errors: { message: string; extensions: { code: string } }[];
  };
  return { status: response.status, code: errors[0]?.extensions.code, message: errors[0]?.message ?? '' };
}

describe.each<Engine>(['postgres', 'embedded'])('exports (%s)', (engine) => {
  let concord: RunningConcord;
  let coordinator: GraphQLClient;
  let focalPoint: GraphQLClient;
  beforeAll(async () => {
    concord = await startTestConcord(engine);
    coordinator = await signInAs(concord.url, 'coordinator');
    focalPoint = await signInAs(concord.url, 'focal-point/UNICEF/KEN');
    const at = { country: 'KEN', agency: 'UNICEF' };
    await createWriter(focalPoint).write(
      { ...at, item: 'LDR-2', status: 'SUBMITTED', rating: 'MEETS', narrative: formula },
      { ...at, item: 'LDR-4', status: 'SUBMITTED', narrative: arabic },
      { ...at, item: 'ANL-3', status: 'IN_PROGRESS', narrative: '-1' },
    );
  }, 120_000);
  afterAll(() => concord.drop());

  test('hold what a spreadsheet reads as what it is, in each format and in the language that is asked for', async () => {
    const filter = { ...kenya, items: ['LDR-2', 'LDR-4', 'ANL-3'] };
    for (const format of ['CSV', 'XLSX'] as const) {
      const { head, rows, facts, name } = await fileOf(focalPoint, { table: 'ANSWERS', format, filter });
      const narratives = rows.map((row) => row[head.indexOf('Explanation')]);
      expect(new Set(narratives)).toEqual(new Set([formula, arabic, '-1']));
      expect(facts.get('Made for')).toBe('Focal point, UNICEF, Kenya');
      expect(facts.get('Filter')).toBe(
        'Country code: KEN; Answered by: UNICEF, Country team; Item: LDR-2, LDR-4, ANL-3',
      );
      expect(facts.get('Rows')).toBe('3');
      expect(facts.has(exportLanguages.en.disclaimer)).toBe(true);
      expect(name).toMatch(/^attachment; filename="concord-answers-KEN-\d{8}T\d{4}Z\.(csv|xlsx)"$/);
    }
    const { facts, rows } = await fileOf(focalPoint, { table: 'ANSWERS', format: 'JSONL', filter });
    expect(rows.map((row) => row[9])).toContain(formula);
    if (engine === 'postgres') expect(facts.get('cursorAtEnd')).toBe(facts.get('cursor'));
    const french = await fileOf(focalPoint, { table: 'ANSWERS', format: 'CSV', language: 'fr', filter });
    expect(french.head).toContain('Explication');
    expect(french.rows.map((row) => row[7])).toContain('Soumise');
  });

  test('are an event that those who read events about people see, and whoever asked', async () => {
    const observer = await signInAs(concord.url, 'observer');
    await fileOf(observer, { table: 'MATRIX', format: 'CSV', filter: { countries: ['PER'] } });
    const source = `{ events(last: 5, filter: { kinds: [EXPORT_MADE] }) { edges { node {
      actor { name } person { name } note countryCode changes { field to } } } } }`;
    type Events = { events: { edges: { node: Record<string, unknown> }[] } };
    const seenBy = async (client: GraphQLClient) => (await client.query<Events>(source)).events.edges;
    const [last] = (await seenBy(coordinator)).slice(-1);
    expect(last?.node).toMatchObject({
      ...{
        actor: { name: 'Observer' },
        person: { name: 'Observer' },
        note: 'Country code: PER',
        countryCode: null,
      },
      changes: [
        expect.objectContaining({ field: 'person' }),
        { field: 'table', to: 'MATRIX' },
        { field: 'format', to: 'CSV' },
        { field: 'rows', to: '4' },
      ],
    });
    expect(await seenBy(observer)).toHaveLength(1);
    expect((await seenBy(focalPoint)).map(({ node }) => node.actor)).not.toContainEqual({ name: 'Observer' });
  });

  test('have comments where they are asked for, and of people what their list shows', async () => {
    const add = `mutation ($country: String!) { addComment(input: { mutationId: "${crypto.randomUUID()}", country: $country,
      agency: "UNICEF", item: "LDR-2", audience: OPEN, text: "=Why?" }) { comment { id } } }`;
    await coordinator.query(add, { country: 'KEN' });
    const filter = { ...kenya, items: ['LDR-2'] };
    const { head, rows } = await fileOf(focalPoint, {
      table: 'ANSWERS',
      format: 'CSV',
      comments: true,
      filter,
    });
    expect(rows[0]?.[head.indexOf('Comments')]).toMatch(/Z Coordinator, OHCHR: =Why\?$/);
    type People = { people: { nodes: { person: { name: string } }[] } };
    const { people } = await coordinator.query<People>(
      '{ people(first: 100) { nodes { person { name } } } }',
    );
    const listed = await fileOf(coordinator, { table: 'PEOPLE', format: 'JSONL', filter: {} });
    expect(listed.rows.map(([name]) => name)).toEqual(people.nodes.map(({ person }) => person.name));
    const observer = await signInAs(concord.url, 'observer');
    const refused = await refusalOf(observer, { table: 'PEOPLE', format: 'CSV', filter: {} });
    expect(refused).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  });

  test('are refused as any other request, and leave no event', async () => {
    const count = async () => {
      const source = '{ events(last: 100, filter: { kinds: [EXPORT_MADE] }) { edges { cursor } } }';
      return (await coordinator.query<{ events: { edges: unknown[] } }>(source)).events.edges.length;
    };
    const before = await count();
    const body = { table: 'ANSWERS', format: 'CSV', filter: kenya };
    const nobody = { ...coordinator, cookie: undefined };
    expect(await refusalOf(nobody, body)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    const other = await ask(coordinator, body, { origin: 'https://example.org' });
    expect(other.status).toBe(403);
    expect((await ask(coordinator, body, { 'content-type': 'text/plain' })).status).toBe(415);
    const wrong = [
      { ...body, table: 'INCIDENTS' },
      { ...body, format: 'PDF' },
      { ...body, filter: { ...kenya, countries: ['Kenya; drop table'] } },
      { ...body, filter: { ...kenya, unknown: 1 } },
    ];
    for (const one of wrong) {
      expect(await refusalOf(coordinator, one)).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
    }
    const noCycle = { ...body, filter: { cycle: '1999' } };
    expect(await refusalOf(coordinator, noCycle)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect(await count()).toBe(before);
    expect(concord.logged()).not.toContain('example.org');
  });

  test('end with the line that they go over, and give back what they held', async () => {
    const whole = { table: 'ANSWERS', format: 'JSONL', filter: { due: true } };
    for (let round = 0; round < 4; round++) await cutOff(coordinator, whole);
    // Each of the four had one of two turns, and of this person’s one alone.
    await expect
      .poll(async () => (await ask(coordinator, { ...whole, filter: kenya })).status, { interval: 20 })
      .toBe(200);
    if (engine === 'postgres') {
      const idle = () =>
        concord.sql<{ state: string }>(
          `select state from pg_stat_activity where application_name = 'concord exports' and state <> 'idle'`,
        );
      await expect.poll(idle, { interval: 20 }).toEqual([]);
    }
    expect(concord.logged()).not.toContain('"level":50');
  });
});

/** Asks for a file and breaks the line once its first bytes are there. */
function cutOff(client: GraphQLClient, body: object): Promise<void> {
  return new Promise((done, fail) => {
    const asked = request(`${client.serverUrl}/graphql/export`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: client.cookie },
    });
    asked.once('error', fail);
    asked.once('response', (response) => {
      response.once('error', () => {});
      // Refused while the one before is still ending: nothing to break.
      if (response.statusCode === 429) response.resume().once('end', done);
      else
        response.once('data', () => {
          asked.destroy();
          done();
        });
    });
    asked.end(JSON.stringify(body));
  });
}

test('say the page’s own disclaimer, and nothing of a filter but codes', async () => {
  const { readFileSync } = await import('node:fs');
  for (const [language, words] of Object.entries(exportLanguages)) {
    const page = JSON.parse(readFileSync(`client/messages/${language}.json`, 'utf8'));
    expect(words.disclaimer).toBe(page['export.disclaimer']);
    expect(words.countryTeam).toBe(page['country.team']);
    expect(Object.keys(words.columns)).toEqual(Object.keys(exportLanguages.en.columns));
  }
  expect(() => parseExportRequest({ table: 'PAIRS', format: 'CSV', filter: {} })).toThrow('docs/exports.md');
});
