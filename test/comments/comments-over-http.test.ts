import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { createLiveClient, type LiveClient } from '../support/live-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';
import { createWriter } from '../support/writer.ts';

const add = `mutation ($input: AddCommentInput!) { addComment(input: $input) { comment { id } cursor } }`;
const counts = `query ($country: String!) { commentCounts(country: $country) {
  places { agencyCode itemCode comments } cursor } }`;
const stream = `subscription ($after: Cursor) { events(after: $after, filter: { countries: ["KEN"] }) {
  cursor kind changes { field to } progress { total } } }`;
const cells = `subscription ($after: Cursor) { progress(after: $after) { cells { countryCode agencyCode } cursor } }`;

type Counts = { commentCounts: { places: { comments: number }[]; cursor: string } };
type Told = {
  events: { cursor: string; kind: string; changes: { field: string; to: string }[]; progress: null };
};

describe('comments over HTTP and WebSocket', () => {
  let concord: RunningConcord;
  let focal: GraphQLClient;
  let colleague: GraphQLClient;
  let coordinator: GraphQLClient;
  const sockets: LiveClient[] = [];
  beforeAll(async () => {
    concord = await startTestConcord();
    focal = await signInAs(concord.url, 'focal-point/UNICEF/KEN');
    colleague = await signInAs(concord.url, 'contributor/UNICEF/KEN');
    coordinator = await signInAs(concord.url, 'coordinator');
  }, 120_000);
  afterAll(async () => {
    for (const socket of sockets) await socket.close();
    await concord?.drop();
  });

  const live = ({ cookie }: GraphQLClient) => {
    const client = createLiveClient(concord.url, { cookie });
    sockets.push(client);
    return client;
  };
  const say = async (client: GraphQLClient, audience: string, text: string) => {
    const place = { country: 'KEN', agency: 'UNICEF', item: 'LDR-2' };
    const input = { mutationId: randomUUID(), ...place, audience, text };
    const { addComment } = await client.query<{ addComment: { cursor: string } }>(add, { input });
    return addComment.cursor;
  };
  const counted = async (client: GraphQLClient) =>
    (await client.query<Counts>(counts, { country: 'KEN' })).commentCounts.places.map(
      ({ comments }) => comments,
    );

  it('tells readers at once, and nobody else: no event, no cell, no count that is kept', async () => {
    await createWriter(focal).write({ country: 'KEN', agency: 'UNICEF', item: 'LDR-2', status: 'SUBMITTED' });
    const { commentCounts } = await coordinator.query<Counts>(counts, { country: 'KEN' });
    const from = { after: commentCounts.cursor };
    const theirs = live(colleague).subscribe<Told>(stream, from);
    const others = live(coordinator).subscribe<Told>(stream, from);
    const moved = live(coordinator).subscribe<{ progress: { cells: unknown[] } }>(cells, from);
    // Asked before, so that an answer is kept for each.
    expect(await counted(colleague)).toEqual([]);
    expect(await counted(coordinator)).toEqual([]);

    await say(focal, 'INTERNAL', 'Among us');
    const open = await say(coordinator, 'OPEN', 'To all');
    const texts = ({ events: { changes } }: Told) => changes.find(({ field }) => field === 'text')?.to;
    expect([texts(await theirs.next()), texts(await theirs.next())]).toEqual(['Among us', 'To all']);
    const first = await others.next();
    expect({ text: texts(first), cursor: first.events.cursor }).toEqual({ text: 'To all', cursor: open });
    expect(first.events.progress).toBeNull();
    expect([await counted(colleague), await counted(focal), await counted(coordinator)]).toEqual([
      [2],
      [2],
      [1],
    ]);
    // Twice: the second is kept.
    expect([await counted(colleague), await counted(coordinator)]).toEqual([[2], [1]]);

    // The first cell that moves is the one of an answer that changes now: no comment moved one.
    await createWriter(coordinator).write({
      country: 'NPL',
      agency: 'UNICEF',
      item: 'LDR-2',
      status: 'IN_PROGRESS',
    });
    expect((await moved.next()).progress.cells).toEqual([{ countryCode: 'NPL', agencyCode: 'UNICEF' }]);
  });
});
