import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';

const ratings = ['MEETS', 'APPROACHES', 'MEETS', 'APPROACHES'] as const;

const write = `mutation ($m: UUID!, $rev: Int!, $text: String!) {
  recordResponse(input: { mutationId: $m, country: "KEN", item: "LDR-2", agency: "UNICEF", baseRevision: $rev, narrative: $text }) {
    ... on ResponseRecorded { response { revision } }
  }
}`;
const move = `mutation Move($m: UUID!, $item: String!, $rev: Int!, $narrative: String, $rating: Rating) {
  recordResponse(input: {
    mutationId: $m, country: "KEN", item: $item, agency: "UNICEF", baseRevision: $rev, narrative: $narrative, rating: $rating
  }) {
    __typename
    ... on ResponseRecorded { response { revision narrative rating } }
    ... on ResponseRefused { code message }
  }
}`;
/** Its first field fails, and that takes `data` along: the second must not run. */
const broken = `mutation S($b: UUID!, $r: Int!, $n: String!) {
  first: endMembership(id: "TWVtYmVyc2hpcDox") { __typename }
  second: recordResponse(input: { mutationId: $b, country: "KEN", item: "PRV-2", agency: "UNICEF", baseRevision: $r, narrative: $n }) {
    __typename
  }
}`;

type Recorded = { recordResponse: { response: { revision: number; narrative: string; rating: string } } };

describe('a mutation whose document is sent again and again', () => {
  let concord: RunningConcord;
  let focalPoint: GraphQLClient;

  beforeAll(async () => {
    concord = await startTestConcord();
    focalPoint = await signInAs(concord.url, 'focal-point/UNICEF/KEN');
  }, 120_000);
  afterAll(() => concord?.drop());

  it('leaves a field alone whose variable is not given, however often it comes', async () => {
    const written = await focalPoint.query<Recorded>(write, { m: randomUUID(), rev: 0, text: 'It stays.' });
    let { revision } = written.recordResponse.response;
    for (const rating of ratings) {
      const moved = await focalPoint.query<Recorded>(move, {
        m: randomUUID(),
        item: 'LDR-2',
        rev: revision,
        rating,
      });
      expect(moved.recordResponse.response).toEqual({
        revision: revision + 1,
        narrative: 'It stays.',
        rating,
      });
      revision += 1;
    }
  });

  it('never runs a field after one that took all of the data along', async () => {
    for (let time = 1; time <= 4; time += 1) {
      const answer = await focalPoint.request(broken, { b: randomUUID(), r: 0, n: 'Never written.' });
      expect(answer).toMatchObject({ data: null, errors: [{ path: ['first'] }] });
    }
    const { countryChecklist } = await focalPoint.query<{
      countryChecklist: { responses: { itemCode: string; agencyCode: string | null; revision: number }[] };
    }>('{ countryChecklist(country: "KEN") { responses { itemCode agencyCode revision } } }');
    const touched = countryChecklist.responses.filter(
      ({ itemCode, agencyCode, revision }) => itemCode === 'PRV-2' && agencyCode === 'UNICEF' && revision > 0,
    );
    expect(touched).toEqual([]);
  });
});
