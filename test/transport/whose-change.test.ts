import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';

const write = `mutation ($input: RecordResponseInput!) {
  recordResponse(input: $input) { __typename ... on ResponseRecorded { response { updatedBy { id } } } }
}`;

describe('a change that says whose it is', () => {
  let concord: RunningConcord;
  let one: GraphQLClient;
  let other: GraphQLClient;
  let onesId: string;

  beforeAll(async () => {
    concord = await startTestConcord();
    [one, other] = await Promise.all([
      signInAs(concord.url, 'focal-point/UNICEF/KEN'),
      signInAs(concord.url, 'focal-point/UNICEF/PER'),
    ]);
    const { viewer } = await one.query<{ viewer: { person: { id: string } } }>(
      '{ viewer { person { id } } }',
    );
    onesId = viewer.person.id;
  }, 120_000);
  afterAll(() => concord?.drop());

  /** As the page of one person sends it, with the cookie that the browser has by then. */
  async function send(cookie: string | undefined, country: string) {
    const input = {
      mutationId: randomUUID(),
      country,
      item: 'LDR-2',
      agency: 'UNICEF',
      baseRevision: 0,
      rating: 'MEETS',
    };
    const response = await fetch(`${concord.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'concord-person': onesId,
        ...(cookie && { cookie }),
      },
      body: JSON.stringify({ query: write, variables: { input } }),
    });
    const { data, errors } = (await response.json()) as {
      data?: { recordResponse: unknown };
      errors?: { extensions: { code: string } }[];
    };
    return errors?.[0]?.extensions.code ?? data?.recordResponse;
  }

  const logged = async () =>
    (
      await one.query<{ events: { totalCount?: number; edges: unknown[] } }>(
        '{ events(last: 50) { edges { cursor } } }',
      )
    ).events.edges.length;

  it('is recorded as theirs, and as nobody else’s who is signed in by now', async () => {
    const before = await logged();
    // Where this other person may write themselves, it would be recorded in their name.
    expect(await send(other.cookie, 'PER')).toBe('UNAUTHENTICATED');
    expect(await send(undefined, 'KEN')).toBe('UNAUTHENTICATED');
    expect(await logged()).toBe(before);
    expect(await send(one.cookie, 'KEN')).toMatchObject({
      __typename: 'ResponseRecorded',
      response: { updatedBy: { id: onesId } },
    });
  });
});
