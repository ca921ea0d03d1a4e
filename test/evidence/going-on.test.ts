import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { GraphQLClient } from '../support/graphql-client.ts';
import { signInAs } from '../support/graphql-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';
import { createWriter } from '../support/writer.ts';
import { declareSource, eraseSource, pdfOf, type ShownEvidence, sender } from './sender.ts';

// What evidence says later: in another revision, with another file, and in another cycle.

let concord: RunningConcord;
let folder: string;
let focal: GraphQLClient;
let colleague: GraphQLClient;
let observer: GraphQLClient;
let coordinator: GraphQLClient;
const place = { country: 'KEN', agency: 'UNICEF', item: 'LDR-2' };

beforeAll(async () => {
  folder = join(inject('runFolder'), `going-on-${randomBytes(6).toString('hex')}`);
  concord = await startTestConcord('postgres', { env: { DEMO: '1', DATA_DIR: folder } });
  const personas = ['focal-point/UNICEF/KEN', 'contributor/UNICEF/KEN', 'observer', 'coordinator'];
  [focal, colleague, observer, coordinator] = (await Promise.all(
    personas.map((persona) => signInAs(concord.url, persona)),
  )) as [GraphQLClient, GraphQLClient, GraphQLClient, GraphQLClient];
});
afterAll(async () => {
  await concord?.drop();
  await rm(folder, { recursive: true, force: true });
});

const declared = async (input: object): Promise<ShownEvidence> => {
  const asked = { input: { mutationId: randomUUID(), ...input } };
  return (await focal.query<{ declareEvidence: { evidence: ShownEvidence } }>(declareSource, asked))
    .declareEvidence.evidence;
};
const fileOf = async (bytes: Buffer, given: object = {}) => {
  const evidence = await declared(sender.inputOf(place, bytes, given));
  await sender.send(focal, bytes, evidence.file?.id ?? '');
  return evidence;
};
const linkOf = (shows: string, given: object = {}) => {
  const { file: _none, ...said } = sender.inputOf(place, Buffer.from('-'));
  return declared({ ...said, shows, url: 'https://uninfo.example/plan', ...given });
};
const reviseSource = `mutation ($input: ReviseEvidenceInput!) {
  reviseEvidence(input: $input) { evidence { id revision viewerCan file { id name state } } } }`;
type Revised = { id: string; revision: number; viewerCan: string[]; file: { id: string; state: string } };
const revise = (by: GraphQLClient, id: string, baseRevision: number, given: object) =>
  by.request<{ reviseEvidence: { evidence: Revised } }>(reviseSource, {
    input: { id, mutationId: randomUUID(), baseRevision, ...given },
  });
const revisionsSource = `query ($id: ID!) { evidenceRevisions(id: $id) { revision shows by { name } file { id name } } }`;
type Revision = { revision: number; shows: string; file: { id: string; name: string } | null };
const revisions = async (by: GraphQLClient, id: string) =>
  (await by.query<{ evidenceRevisions: Revision[] }>(revisionsSource, { id })).evidenceRevisions;
const get = async (by: GraphQLClient, id: string) => {
  const answer = await fetch(`${concord.url}/files/${id}`, { headers: { cookie: by.cookie ?? '' } });
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
};
const inStore = async (bytes: Buffer) => {
  const files = join(folder, 'files');
  const kept = await Promise.all((await readdir(files)).map((name) => readFile(join(files, name))));
  return kept.filter((one) => one.equals(bytes)).length;
};
const submit = (status: string, baseRevision: number) =>
  createWriter(focal).write({ ...place, status, rating: 'MEETS', narrative: 'So.', baseRevision });

test('another file stands in the place of the former, which those alone still get who read what was sensitive', async () => {
  const [first, second] = [pdfOf(3_000), pdfOf(4_000)];
  const { id, file } = await fileOf(first, { sensitivity: 'SEVERE', name: 'draft.pdf' });
  const sha256 = createHash('sha256').update(second).digest('hex');
  const another = { file: { name: 'final.pdf', bytes: second.length, sha256 } };
  expect((await revise(colleague, id, 1, another)).codes).toEqual(['BAD_USER_INPUT']);
  const { data } = await revise(colleague, id, 1, { ...another, namesNobody: true, sensitivity: 'LOW' });
  const revised = data?.reviseEvidence.evidence;
  expect(revised).toMatchObject({ revision: 2, file: { name: 'final.pdf', state: 'DECLARED' } });
  expect(revised?.viewerCan).toContain('SEND');
  const now = revised?.file.id ?? '';
  // Whoever put it there sends it, and not whoever declared the first.
  expect(await sender.status(focal, 'HEAD', now)).toBe(404);
  expect(await sender.status(colleague, 'HEAD', file?.id ?? '')).toBe(404);
  expect(await sender.send(colleague, second, now)).toBe(204);
  expect((await get(focal, now)).bytes.equals(second)).toBe(true);
  expect((await get(focal, file?.id ?? '')).bytes.equals(first)).toBe(true);
  expect((await revisions(focal, id)).map(({ revision, file: had }) => [revision, had?.name])).toEqual([
    [2, 'final.pdf'],
    [1, 'draft.pdf'],
  ]);
  await submit('SUBMITTED', 0);
  expect((await get(observer, now)).status).toBe(200);
  expect((await get(observer, file?.id ?? '')).status).toBe(404);
  expect((await observer.request(revisionsSource, { id })).codes).toEqual(['FORBIDDEN']);
  // What was said in a draft is for those who read drafts, also once the answer is before the network.
  expect(await revisions(coordinator, id)).toHaveLength(2);
  await focal.query(eraseSource, { id, mutationId: randomUUID() });
  expect([(await get(focal, now)).status, (await get(focal, file?.id ?? '')).status]).toEqual([404, 404]);
  expect((await focal.request(revisionsSource, { id })).codes).toEqual(['NOT_FOUND']);
  const left = await concord.sql<{ state: string }>('select state from evidence_bytes');
  expect(left.map(({ state }) => state)).toEqual(['GOING', 'GOING']);
});

test('a file whose name was corrected is given out under the new one alone', async () => {
  const bytes = pdfOf(2_000);
  const { id, file } = await fileOf(bytes, { name: 'minutes of a meeting with Nadia.pdf' });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const renamed = { file: { name: 'minutes.pdf', bytes: bytes.length, sha256 }, namesNobody: true };
  const { data } = await revise(focal, id, 1, renamed);
  // The same bytes are not sent a second time.
  expect(data?.reviseEvidence.evidence.file).toMatchObject({ id: file?.id, state: 'RECEIVED' });
  const answer = await fetch(`${concord.url}/files/${file?.id}`, { headers: { cookie: focal.cookie ?? '' } });
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="minutes\.pdf"/);
  await answer.arrayBuffer();
  await focal.query(eraseSource, { id, mutationId: randomUUID() });
});

test('a revision on top of one that somebody did not see is refused, and a file that was refused can be replaced', async () => {
  const { id } = await linkOf('It names one.');
  expect((await revise(coordinator, id, 1, { shows: 'It names two.' })).codes).toEqual([]);
  expect((await revise(focal, id, 1, { shows: 'It names three.' })).codes).toEqual(['BAD_USER_INPUT']);
  expect((await revisions(focal, id)).map(({ shows }) => shows)).toEqual(['It names two.', 'It names one.']);
  const file = { name: 'a.pdf', bytes: 10, sha256: '0'.repeat(64) };
  expect((await revise(focal, id, 2, { file, namesNobody: true })).codes).toEqual(['BAD_USER_INPUT']);

  const program = Buffer.concat([Buffer.from('MZ'), randomBytes(2_000)]);
  const refused = await declared(sender.inputOf(place, program));
  expect(await sender.send(focal, program, refused.file?.id ?? '')).toBe(415);
  const bytes = pdfOf(1_000);
  const { file: asked } = sender.inputOf(place, bytes);
  const { data } = await revise(focal, refused.id, 1, { file: asked, namesNobody: true });
  const now = data?.reviseEvidence.evidence.file.id ?? '';
  expect(await sender.send(focal, bytes, now)).toBe(204);
  expect((await get(focal, now)).status).toBe(200);
});

const beforeSource = `query ($country: String!, $agency: String, $item: String!) {
  answerEvidence(country: $country, agency: $agency, item: $item) {
    documents { shows file { id state } } before { evidence { id shows } stillCounts takenAlong mayTakeAlong } } }`;
type Beside = {
  documents: { shows: string; file: { id: string; state: string } | null }[];
  before: {
    evidence: { id: string; shows: string };
    stillCounts: boolean;
    takenAlong: boolean;
    mayTakeAlong: boolean;
  }[];
};
const beside = async (by: GraphQLClient) =>
  (await by.query<{ answerEvidence: Beside }>(beforeSource, place)).answerEvidence;

test('evidence goes along into the next cycle where it still counts, with the same bytes kept once', async () => {
  const bytes = pdfOf(5_000);
  const inForce = { expiresOn: '2099-01-01' };
  const file = await fileOf(bytes, { ...inForce, shows: 'In force.' });
  const old = await linkOf('Of last year.');
  const secret = await linkOf('Not for all.', { ...inForce, sensitivity: 'HIGH' });
  const other = await declared({
    ...sender.inputOf({ ...place, item: 'LDR-4' }, pdfOf(10)),
    file: null,
    url: 'https://uninfo.example/',
    ...inForce,
  });
  await coordinator.query('mutation { closeCycle(cycle: "2026") { done } }');
  await coordinator.query(`mutation {
    planCycle(cycle: "2027", opensOn: "2027-01-15", closesOn: "2099-11-30", presenceFrom: "2026") { done } }`);
  await coordinator.query('mutation { openCycle(cycle: "2027") { done } }');
  const { before } = await beside(focal);
  const judged = (shows: string) => before.find(({ evidence }) => evidence.shows === shows);
  expect(judged('In force.')).toMatchObject({ stillCounts: true, takenAlong: false, mayTakeAlong: true });
  expect(judged('Of last year.')).toMatchObject({ stillCounts: false, mayTakeAlong: false });
  const theirs = (await beside(observer)).before;
  expect(theirs.map(({ evidence }) => evidence.shows)).not.toContain('Not for all.');
  expect(theirs.some(({ mayTakeAlong }) => mayTakeAlong)).toBe(false);

  const continueSource = `mutation ($input: ContinueEvidenceInput!) { continueEvidence(input: $input) { replayed } }`;
  const take = (by: GraphQLClient, id: string, mutationId: string = randomUUID()) =>
    by.request<{ continueEvidence: { replayed: boolean } }>(continueSource, {
      input: { mutationId, id, ...place },
    });
  const mutationId = randomUUID();
  expect((await take(focal, file.id, mutationId)).data?.continueEvidence.replayed).toBe(false);
  expect((await take(focal, file.id, mutationId)).data?.continueEvidence.replayed).toBe(true);
  expect((await take(focal, file.id)).codes).toEqual(['BAD_USER_INPUT']);
  expect((await take(focal, old.id)).codes).toEqual(['BAD_USER_INPUT']);
  expect((await take(focal, other.id)).codes).toEqual(['NOT_FOUND']);
  expect((await take(observer, file.id)).codes).toEqual(['FORBIDDEN']);
  expect((await take(coordinator, secret.id)).codes).toEqual([]);

  const { documents, before: after } = await beside(focal);
  expect(documents.map(({ shows }) => shows).sort()).toEqual(['In force.', 'Not for all.']);
  expect(after.filter(({ takenAlong }) => takenAlong)).toHaveLength(2);
  const now = documents.find(({ shows }) => shows === 'In force.')?.file;
  expect(now?.state).toBe('RECEIVED');
  expect(now?.id).not.toBe(file.file?.id);
  expect(await inStore(bytes)).toBe(1);
  await focal.query(eraseSource, { id: file.id, mutationId: randomUUID() });
  expect((await get(focal, file.file?.id ?? '')).status).toBe(404);
  expect((await get(focal, now?.id ?? '')).bytes.equals(bytes)).toBe(true);
});
