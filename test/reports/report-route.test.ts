import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';

let concord: RunningConcord;
let coordinator: GraphQLClient;
beforeAll(async () => {
  concord = await startTestConcord();
  coordinator = await signInAs(concord.url, 'coordinator');
});
afterAll(() => concord?.drop());

const get = (path: string, cookie = coordinator.cookie ?? '') =>
  fetch(`${concord.url}${path}`, { headers: { cookie } });

test('gives the report that the page shows as a file that nobody keeps on the way', async () => {
  const { report } = await coordinator.query<{ report: { title: string; file: string; cursor: string } }>(
    `{ report(of: { cycle: "2026", country: "KEN" }, language: "fr") { title file cursor fileHash } }`,
  );
  expect(report.title).toBe('Rapport : Kenya');
  const response = await get(report.file);
  expect(response.status).toBe(200);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  const hash = createHash('sha256').update(bytes).digest();
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="concord-KEN-2026-${report.cursor}-fr.pdf"`,
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    'repr-digest': `sha-256=:${hash.toString('base64')}:`,
  });
  const kept = await coordinator.query<{ report: { fileHash: string } }>(
    `query ($cursor: String) { report(of: { cycle: "2026", country: "KEN" }, cursor: $cursor, language: "fr") { fileHash } }`,
    { cursor: report.cursor },
  );
  expect(kept.report.fileHash).toBe(hash.toString('hex'));
});

test('refuses what can’t be asked for, and whoever is not signed in', async () => {
  const told = async (path: string, cookie?: string) => {
    const response = await get(path, cookie);
    return [response.status, ((await response.json()) as { code: string }).code];
  };
  const path = '/graphql/report.pdf';
  expect(await told(`${path}?cycle=2026`, '')).toEqual([401, 'UNAUTHENTICATED']);
  expect(await told(path)).toEqual([400, 'BAD_USER_INPUT']);
  expect(await told(`${path}?cycle=2026&language=xx`)).toEqual([400, 'BAD_USER_INPUT']);
  expect(await told(`${path}?cycle=2026&country=XXX`)).toEqual([404, 'NOT_FOUND']);
  expect(await told(`${path}?cycle=2026&cursor=1.aaaaaaaaaaaa`)).toEqual([404, 'NOT_FOUND']);
  expect(await told(`${path}?cycle=2026&snapshot=${encodeURIComponent("x' or 1=1")}`)).toEqual([
    404,
    'NOT_FOUND',
  ]);
});
