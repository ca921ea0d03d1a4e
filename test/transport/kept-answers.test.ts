import { randomUUID } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGraphQLClient, type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';

const checklist = `query ($country: String!) {
  countryChecklist(country: $country) {
    responses { itemCode narrative } progress { agencyCode inProgress total } agencies { acronym } cursor
  }
}`;
const record = `mutation ($input: RecordResponseInput!) {
  recordResponse(input: $input) { __typename ... on ResponseRecorded { cursor } }
}`;

type Checklist = { responses: { itemCode: string; narrative: string }[]; agencies: { acronym: string }[] };

describe('answers that are kept', () => {
  let concord: RunningConcord;
  let replica: RunningConcord;
  let coordinator: GraphQLClient;

  beforeAll(async () => {
    concord = await startTestConcord();
    replica = await concord.startReplica();
    coordinator = await signInAs(concord.url, 'coordinator');
  }, 120_000);
  afterAll(async () => {
    await replica?.stop();
    await concord?.drop();
  });

  const count = async (what: 'hits' | 'misses') => {
    const text = await (await fetch(`${concord.url}/metrics`)).text();
    return Number(new RegExp(`^concord_kept_answers_${what}_total (\\d+)$`, 'm').exec(text)?.[1]);
  };
  const write = async (
    narrative: string,
    { country = 'KEN', item = 'LDR-2', at = concord, revision = 0 } = {},
  ) => {
    const client = createGraphQLClient(at.url, coordinator.cookie);
    const input = {
      mutationId: randomUUID(),
      country,
      item,
      agency: 'UNICEF',
      baseRevision: revision,
      narrative,
    };
    const { recordResponse } = await client.query<{ recordResponse: { cursor: string } }>(record, { input });
    expect(recordResponse.cursor).toBeDefined();
    return recordResponse.cursor;
  };
  const read = async (
    country: string,
    {
      at = concord,
      after,
      cookie = coordinator.cookie,
    }: { at?: RunningConcord; after?: string; cookie?: string | undefined } = {},
  ) => {
    const response = await fetch(`${at.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        cookie: cookie ?? '',
        ...(after !== undefined && { 'concord-after': after }),
      },
      body: JSON.stringify({ query: checklist, variables: { country } }),
    });
    const text = await response.text();
    const { data, errors } = JSON.parse(text) as {
      data?: { countryChecklist: Checklist };
      errors?: { extensions: { code: string } }[];
    };
    return { text, checklist: data?.countryChecklist, code: errors?.[0]?.extensions.code };
  };
  const narratives = async (...args: Parameters<typeof read>) =>
    (await read(...args)).checklist?.responses.map(({ narrative }) => narrative);

  it('are given as they are until something concerns them', async () => {
    // The first to read may do so before this process has heard that somebody new signed in.
    await read('FRA');
    const first = await read('FRA');
    const before = await count('hits');
    const again = await read('FRA');
    await write('Elsewhere.', { country: 'DEU' });
    const afterOthers = await read('FRA', { after: await write('Elsewhere too.', { country: 'ITA' }) });
    expect(await count('hits')).toBe(before + 2);
    expect(again.text).toBe(first.text);
    expect(afterOthers.text).toBe(first.text);
  });

  it('are never older than what was written before, on the same process or another, with a cursor or without', async () => {
    for (let round = 0; round < 10; round++) {
      await Promise.all([read('KEN'), read('KEN', { at: replica })]);
      const at = round % 2 === 0 ? concord : replica;
      const narrative = `Round ${round}`;
      const after = await write(narrative, { at, revision: round });
      const answers = await Promise.all([
        narratives('KEN'),
        narratives('KEN', { after }),
        narratives('KEN', { at: replica }),
        narratives('KEN', { at: replica, after }),
        narratives('KEN', { at: replica, after: 'no cursor' }),
        narratives('KEN', { at, after: '0.000000000000' }),
      ]);
      for (const answer of answers) expect(answer).toEqual([narrative]);
    }
  });

  it('are made once for all who see the same, where a hundred ask at once for what has just changed', async () => {
    const observer = await signInAs(concord.url, 'observer');
    // A look brings that somebody new signed in, and one has been here once what another replica wrote has come.
    const after = await write('Elsewhere.', { country: 'GHA', at: replica });
    for (const cookie of [coordinator.cookie, observer.cookie]) await read('UGA', { cookie, after });
    for (const [revision, presents] of [true, false].entries()) {
      const cursor = await write(`Change ${revision}`, { country: 'UGA', revision });
      const before = await count('misses');
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, index) => {
          const { cookie } = index % 2 === 0 ? coordinator : observer;
          return narratives('UGA', presents ? { cookie, after: cursor } : { cookie });
        }),
      );
      for (const [index, answer] of answers.entries())
        expect(answer).toEqual(index % 2 === 0 ? [`Change ${revision}`] : []);
      expect((await count('misses')) - before).toBe(2);
    }
  });

  it('are for those alone who see the same', async () => {
    await write('A draft.', { country: 'PER' });
    const readers = await Promise.all(
      ['observer', 'focal-point/UNICEF/PER', 'contributor/UNICEF/PER', 'focal-point/UNHCR/PER'].map((who) =>
        signInAs(concord.url, who),
      ),
    );
    for (let time = 0; time < 3; time++) {
      const seen = await Promise.all(readers.map(({ cookie }) => narratives('PER', { cookie })));
      expect(seen).toEqual([[], ['A draft.'], ['A draft.'], []]);
      expect(await narratives('PER')).toEqual(['A draft.']);
    }
  });

  it('are for nobody who has just signed out, here at once and on another replica within a second', async () => {
    const leaving = await signInAs(concord.url, 'coordinator');
    for (const at of [concord, replica])
      expect((await read('NPL', { at, cookie: leaving.cookie })).code).toBeUndefined();
    await fetch(`${concord.url}/auth/sign-out`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: leaving.cookie ?? '' },
    });
    const signedOut = performance.now();
    expect((await read('NPL', { cookie: leaving.cookie })).code).toBe('UNAUTHENTICATED');
    let code: string | undefined;
    while (code === undefined && performance.now() - signedOut < 5_000) {
      const asked = performance.now();
      ({ code } = await read('NPL', { at: replica, cookie: leaving.cookie }));
      if (code === undefined) expect(asked - signedOut).toBeLessThan(1_100);
    }
    expect(code).toBe('UNAUTHENTICATED');
  });

  it('follow what an operator changes without an event', async () => {
    expect((await read('BRA')).checklist?.agencies[0]?.acronym).not.toBe('Renamed');
    await concord.sql(`update agency set acronym = 'Renamed' where code = 'UNICEF'`);
    await concord.sql(`insert into setting (name, value) values ('reference_version', gen_random_uuid()::text)
      on conflict (name) do update set value = excluded.value`);
    for (const at of [concord, replica]) {
      const acronyms = (await read('BRA', { at })).checklist?.agencies.map(({ acronym }) => acronym);
      expect(acronyms).toContain('Renamed');
    }
  });

  it('say the same however they are compressed', async () => {
    const unpack: Record<string, (body: Buffer) => Buffer> = {
      br: brotliDecompressSync,
      gzip: gunzipSync,
      none: (body) => body,
    };
    const { request } = await import('node:http');
    const ask = (accepted: string) =>
      new Promise<{ encoding: string; text: string; vary: string | undefined }>((done, fail) => {
        const asking = request(`${concord.url}/graphql`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            cookie: coordinator.cookie ?? '',
            'accept-encoding': accepted,
          },
        });
        asking.on('error', fail).on('response', async (response) => {
          const parts: Buffer[] = [];
          for await (const part of response) parts.push(part as Buffer);
          const { 'content-encoding': encoding = 'none', vary } = response.headers;
          done({ encoding, vary, text: String(unpack[encoding]?.(Buffer.concat(parts))) });
        });
        asking.end(JSON.stringify({ query: '{ countries { code names: name } }' }));
      });
    for (let time = 0; time < 2; time++) {
      const answers = await Promise.all(['gzip, br', 'gzip', 'br;q=0, gzip;q=0.5', 'identity'].map(ask));
      expect(answers.map(({ encoding }) => encoding)).toEqual(['br', 'gzip', 'gzip', 'none']);
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      for (const { vary } of answers) expect(vary).toContain('accept-encoding');
    }
  });

  it('cost no body where a program has them already', async () => {
    const query = new URLSearchParams({ query: checklist, variables: '{"country":"ZAF"}' });
    const ask = (headers: Record<string, string> = {}) =>
      fetch(`${concord.url}/graphql?${query}`, {
        headers: { cookie: coordinator.cookie ?? '', 'apollo-require-preflight': 'yes', ...headers },
      });
    const etag = (await ask()).headers.get('etag') ?? '';
    for (let time = 0; time < 2; time++) {
      const unchanged = await ask({ 'if-none-match': `"other", ${etag}` });
      expect(unchanged.status).toBe(304);
      expect(await unchanged.text()).toBe('');
      // What a browser shows to one person is not for its disk.
      expect(unchanged.headers.get('cache-control')).toBe('no-store');
    }
    const unproven = await fetch(`${concord.url}/graphql?${query}`, {
      headers: { cookie: coordinator.cookie ?? '' },
    });
    expect(unproven.status).toBe(400);
    await write('Something new.', { country: 'ZAF' });
    const changed = await ask({ 'if-none-match': etag });
    expect(changed.status).toBe(200);
    expect(await changed.text()).toContain('Something new.');
  });
});
