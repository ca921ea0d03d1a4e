import { randomUUID } from 'node:crypto';
import {
  buildClientSchema,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  getIntrospectionQuery,
  getNamedType,
  getNullableType,
  type IntrospectionQuery,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGraphQLClient, type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';

const record = `mutation ($inputs: [RecordResponseInput!]!) {
  recordResponses(inputs: $inputs) {
    __typename
    ... on ResponseRecorded { response { revision narrative } cursor }
    ... on ResponseRefused { code message }
  }
}`;

const input = (changes: Record<string, unknown> = {}) => ({
  mutationId: randomUUID(),
  country: 'KEN',
  item: 'LDR-2',
  agency: 'UNICEF',
  baseRevision: 0,
  narrative: 'A focal point was named.',
  ...changes,
});

describe('the API over HTTP', () => {
  let concord: RunningConcord;
  let coordinator: GraphQLClient;

  beforeAll(async () => {
    concord = await startTestConcord();
    coordinator = await signInAs(concord.url, 'coordinator');
  }, 120_000);
  afterAll(() => concord?.drop());

  const post = (body: string | Buffer, headers: Record<string, string>) =>
    fetch(`${concord.url}/graphql`, {
      method: 'POST',
      body,
      headers: { cookie: coordinator.cookie ?? '', ...headers },
    });
  const logLength = async () => {
    const { events } = await coordinator.query<{ events: { pageInfo: { endCursor: string } } }>(
      '{ events(last: 1) { pageInfo { endCursor } } }',
    );
    return events.pageInfo.endCursor;
  };

  it('answers every field at the root but viewer with UNAUTHENTICATED to whoever is not signed in', async () => {
    const nobody = createGraphQLClient(concord.url);
    const { queryType, mutationType } = rootsOf(
      buildClientSchema(await nobody.query<IntrospectionQuery>(getIntrospectionQuery())),
    );
    const roots = [
      ...Object.values(queryType.getFields()).map((field) => ({ operation: 'query', field })),
      ...Object.values(mutationType.getFields()).map((field) => ({ operation: 'mutation', field })),
    ];
    expect(roots.length).toBeGreaterThan(10);
    for (const { operation, field } of roots) {
      const { codes, status, data } = await nobody.request<Record<string, unknown>>(
        `${operation} { ${field.name}${sampleArguments(field)} ${sampleSelection(field)} }`,
      );
      expect(status, field.name).toBe(200);
      if (field.name === 'viewer') expect(data).toEqual({ viewer: null });
      else expect(codes, field.name).toEqual(['UNAUTHENTICATED']);
    }
  });

  it('refuses a body that is not UTF-8 with 400 and changes nothing', async () => {
    const before = await logLength();
    const body = Buffer.from(
      JSON.stringify({ query: record, variables: { inputs: [input({ narrative: 'caf#' })] } }),
    );
    body[body.indexOf('#')] = 0xe9;
    const response = await post(body, { 'content-type': 'application/json' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'BAD_REQUEST' });
    expect(await logLength()).toBe(before);
  });

  it('gives back a narrative byte for byte', async () => {
    const narrative = 'é e\u0301 \u{1F30D} العربية\t\r\n“x”\u00a0';
    const { recordResponses } = await coordinator.query<{
      recordResponses: { response: { narrative: string } }[];
    }>(record, { inputs: [input({ item: 'LDR-4', narrative })] });
    expect(recordResponses[0]?.response.narrative).toBe(narrative);
  });

  it('refuses what a page of another site could send without being asked', async () => {
    const body = JSON.stringify({ query: record, variables: { inputs: [input({ item: 'ANL-3' })] } });
    const before = await logLength();
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      expect((await post(body, { 'content-type': type })).status, type).toBeGreaterThanOrEqual(400);
    }
    const asLink = new URLSearchParams({ query: 'mutation { __typename }' });
    const linked = await fetch(`${concord.url}/graphql?${asLink}`, {
      headers: { cookie: coordinator.cookie ?? '' },
    });
    expect(linked.status).toBeGreaterThanOrEqual(400);
    expect(await logLength()).toBe(before);
  });

  it('takes 100 changes in one call and refuses 101 with nothing applied', async () => {
    const before = await logLength();
    const { codes } = await coordinator.request(record, {
      inputs: Array.from({ length: 101 }, () => input()),
    });
    expect(codes).toEqual(['BAD_USER_INPUT']);
    expect(await logLength()).toBe(before);
    const { recordResponses } = await coordinator.query<{ recordResponses: unknown[] }>(record, {
      inputs: Array.from({ length: 100 }, () => input({ country: 'XXX' })),
    });
    expect(recordResponses).toHaveLength(100);
  });

  it('refuses a request whose values GraphQL can’t coerce, with nothing of it applied', async () => {
    const before = await logLength();
    for (const wrong of [
      { mutationId: 'not a UUID' },
      { status: 'DONE' },
      { baseRevision: 1.5 },
      { writtenAt: 'noon' },
    ]) {
      const { codes } = await coordinator.request(record, {
        inputs: [input({ item: 'PRG-2' }), input(wrong)],
      });
      expect(codes, JSON.stringify(wrong)).toEqual(['BAD_USER_INPUT']);
    }
    expect(await logLength()).toBe(before);
  });

  it('says NOT_FOUND and BAD_USER_INPUT for what does not exist or contradicts itself', async () => {
    const asked = {
      '{ countryChecklist(country: "XXX") { cursor } }': 'NOT_FOUND',
      '{ countryChecklist(country: "KEN", cycle: "1999") { cursor } }': 'NOT_FOUND',
      '{ progressMatrix(cycle: "1999") { cursor } }': 'NOT_FOUND',
      '{ events(first: 1, last: 1) { pageInfo { endCursor } } }': 'BAD_USER_INPUT',
      '{ events(first: 501) { pageInfo { endCursor } } }': 'BAD_USER_INPUT',
      '{ events(after: "nonsense") { pageInfo { endCursor } } }': 'CURSOR_INVALID',
      '{ events(filter: { countries: ["K\\u0000N"] }) { pageInfo { endCursor } } }': 'BAD_USER_INPUT',
      '{ responses(after: "nonsense") { totalCount } }': 'BAD_USER_INPUT',
    };
    for (const [query, code] of Object.entries(asked)) {
      expect((await coordinator.request(query)).codes, query).toEqual([code]);
    }
  });

  it('answers a fault of its own with an incident number and nothing of its inside', async () => {
    const secret = `secret ${randomUUID()}`;
    const { data, errors } = await coordinator.request(
      `query ($cursor: Cursor) { events(after: $cursor, first: 1, filter: { cycle: "${secret}" }) { pageInfo { endCursor } } }`,
      { cursor: '9007199254740993.000000000000' },
    );
    // A position above every bigint the database compares with is still only an unknown cursor.
    expect(data).toBeNull();
    expect(errors[0]?.extensions?.code).toBe('CURSOR_INVALID');
    expect(concord.logged()).not.toContain(secret);
  });

  it('puts its security headers on every answer, and a strict policy on the page', async () => {
    for (const path of ['/', '/countries/KEN', '/health/live', '/graphql', '/assets/none.js']) {
      const { headers } = await fetch(concord.url + path);
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy, path).toContain("default-src 'none'");
      expect(policy, path).toContain("frame-ancestors 'none'");
      expect(policy, path).not.toContain('unsafe');
      expect(headers.get('cross-origin-resource-policy'), path).toBe('same-origin');
    }
  });

  it('puts what a browser heeds of a document on whatever it could open as one, and on no answer to a program', async () => {
    const script = /\/assets\/[\w-]+\.js/.exec(await (await fetch(concord.url)).text())?.[0] ?? '';
    const opened = {
      '/': true,
      '/icon.svg': true,
      '/robots.txt': true,
      '/health/live': false,
      [script]: false,
    };
    for (const [path, isDocument] of Object.entries(opened)) {
      const { headers } = await fetch(concord.url + path);
      for (const name of ['referrer-policy', 'cross-origin-opener-policy', 'permissions-policy']) {
        expect(headers.has(name), `${name} of ${path}, ${headers.get('content-type')}`).toBe(isDocument);
      }
    }
  });

  it('serves the page at every address of people, and a 404 at unknown ones of programs', async () => {
    const page = await fetch(`${concord.url}/countries/KEN/UNICEF?section=LDR`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    for (const path of ['/assets/none.js', '/graphql/none', '/auth/none', '/health/none']) {
      expect((await fetch(concord.url + path)).status, path).toBe(404);
    }
  });

  it('serves the page in the reader’s language, and keeps such answers apart', async () => {
    const page = await fetch(`${concord.url}/`, { headers: { 'accept-language': 'ar-EG, en;q=0.5' } });
    expect(page.headers.get('content-language')).toBe('ar');
    expect(page.headers.get('vary')).toBe('accept-encoding, accept-language, cookie');
    expect(page.headers.get('cache-control')).toBe('private, no-cache');
    const html = await page.text();
    expect(html).toMatch(
      /<html data-demonstration data-version="[\w-]{10}" data-words="[\w-]{7}" lang="ar" dir="rtl">/,
    );
    const [, words = ''] = /id="first-words">([^<]+)</.exec(html) ?? [];
    expect(JSON.parse(words)).toMatchObject({ 'page.signOut': expect.stringMatching(/[\u0600-\u06ff]/) });
    const [, hash] = /data-words="([\w-]+)"/.exec(html) ?? [];
    const more = await fetch(`${concord.url}/assets/words/${hash}/ar/soon.js`, {
      headers: { 'accept-encoding': 'br' },
    });
    expect(more.headers.get('cache-control')).toContain('immutable');
    expect(more.headers.get('vary')).toBe('accept-encoding');
    // Who brings a session's cookie needs no way to sign in first: the page then asks for what comes after that at once.
    const back = await fetch(`${concord.url}/`, { headers: { cookie: 'concord_session=a.b' } });
    expect(await back.text()).toContain('<html data-session data-demonstration ');
    expect(html).not.toContain('<html data-session');
  });

  it('says that it lives and is ready, and shows where its log stands', async () => {
    expect((await fetch(`${concord.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${concord.url}/health/ready`)).status).toBe(200);
    const metrics = await (await fetch(`${concord.url}/metrics`)).text();
    expect(metrics).toMatch(/^concord_log_position [1-9]\d*$/m);
  });

  it('compresses long answers', async () => {
    const response = await post(JSON.stringify({ query: '{ countries { code name } }' }), {
      'content-type': 'application/json',
      'accept-encoding': 'br',
    });
    expect(response.headers.get('content-encoding')).toBe('br');
    expect(await response.json()).toHaveProperty('data.countries.length', 197);
  });
});

type Field = GraphQLField<unknown, unknown>;
type Inputs = readonly (GraphQLArgument | GraphQLInputField)[];

function rootsOf(schema: GraphQLSchema) {
  const [queryType, mutationType] = [schema.getQueryType(), schema.getMutationType()];
  if (!queryType || !mutationType) throw new Error('the schema lacks a root');
  return { queryType, mutationType };
}

/** Whatever fits, by type; any other is text. */
const samples: Record<string, string> = {
  UUID: `"${randomUUID()}"`,
  DateTimeISO: '"2026-01-01T00:00:00Z"',
  Int: '1',
  Boolean: 'true',
  // Of what may all be left out, one thing is to be said.
  LogPlaceInput: '{ moment: "2026-01-01T00:00:00Z" }',
  ComparisonSideInput: '{ cycle: "2026" }',
};

/** Something for every argument that must be there. */
function sampleArguments({ args }: Field): string {
  const needed = neededOf(args);
  return needed === '' ? '' : `(${needed})`;
}

function neededOf(inputs: Inputs): string {
  return inputs
    .filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined)
    .map(({ name, type }) => `${name}: ${sampleOf(type)}`)
    .join(', ');
}

function sampleOf(type: GraphQLInputType): string {
  if (isListType(getNullableType(type))) return '[]';
  const named = getNamedType(type);
  const known = samples[named.name];
  if (known) return known;
  if (isEnumType(named)) return named.getValues()[0]?.name ?? '';
  return isInputObjectType(named) ? `{ ${neededOf(Object.values(named.getFields()))} }` : '"x"';
}

function sampleSelection({ type }: Field): string {
  return isLeafType(getNamedType(type)) ? '' : '{ __typename }';
}
