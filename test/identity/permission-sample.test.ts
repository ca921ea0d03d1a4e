import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Action, Scope } from '../../server/access/action.ts';
import { permissions } from '../../server/access/permission-table.ts';
import type { Role } from '../../server/domain/viewer.ts';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { createLiveClient } from '../support/live-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';
import { waitUntil } from '../support/wait.ts';

/*
 * The rules through the doors: HTTP and WebSocket of a running server. Written down here is what each persona
 * should see and may do in Kenya, where the country team has a lead. The same questions are then asked with single
 * entries of the table inverted. Each time some answer has to be another one.
 */

const agencyItem = 'LDR-2';
const teamItem = 'LDR-1';
const places = {
  'our draft': { country: 'KEN', agency: 'UNICEF', item: agencyItem, status: 'IN_PROGRESS' },
  'our answer': { country: 'KEN', agency: 'UNICEF', item: 'LDR-4', status: 'SUBMITTED' },
  'their draft': { country: 'KEN', agency: 'UNHCR', item: agencyItem, status: 'IN_PROGRESS' },
  'team draft': { country: 'KEN', agency: null, item: teamItem, status: 'IN_PROGRESS' },
  'draft abroad': { country: 'NPL', agency: 'UNICEF', item: agencyItem, status: 'IN_PROGRESS' },
} as const;
type PlaceName = keyof typeof places;
const names = Object.keys(places) as PlaceName[];

const expected: Record<
  string,
  { sees: PlaceName[]; drafts: PlaceName[]; submits: PlaceName[]; accepts: PlaceName[] }
> = {
  coordinator: { sees: names, drafts: names, submits: names, accepts: names },
  'co-chair': { sees: names, drafts: [], submits: [], accepts: [] },
  'focal-point/UNICEF/KEN': {
    sees: ['our draft', 'our answer', 'team draft'],
    drafts: ['our draft', 'our answer'],
    submits: ['our draft', 'our answer'],
    accepts: [],
  },
  'contributor/UNICEF/KEN': {
    sees: ['our draft', 'our answer', 'team draft'],
    drafts: ['our draft'],
    submits: [],
    accepts: [],
  },
  'country-lead/KEN': {
    sees: ['our draft', 'our answer', 'their draft', 'team draft'],
    drafts: ['team draft'],
    submits: ['team draft'],
    accepts: [],
  },
  observer: { sees: ['our answer'], drafts: [], submits: [], accepts: [] },
};

const turned: [Role, Action, Scope][] = [
  ['OBSERVER', 'readAgencyDraft', 'EVERYWHERE'],
  ['OBSERVER', 'readTeamDraft', 'EVERYWHERE'],
  ['OBSERVER', 'readPublished', 'NEVER'],
  ['OBSERVER', 'writeAgencyAnswer', 'EVERYWHERE'],
  ['FOCAL_POINT', 'readAgencyDraft', 'OWN_COUNTRY'],
  ['FOCAL_POINT', 'readTeamDraft', 'NEVER'],
  ['FOCAL_POINT', 'writeAgencyAnswer', 'OWN_COUNTRY'],
  ['FOCAL_POINT', 'writeTeamAnswer', 'WHERE_REPORTING'],
  ['FOCAL_POINT', 'accept', 'OWN_COUNTRY'],
  ['CONTRIBUTOR', 'submit', 'OWN_COUNTRY'],
  ['COUNTRY_LEAD', 'readAgencyDraft', 'NEVER'],
  ['CO_CHAIR', 'readAgencyDraft', 'NEVER'],
  ['COORDINATOR', 'accept', 'NEVER'],
];

describe('permissions over HTTP and WebSocket', () => {
  let concord: RunningConcord;
  let start: string;
  const clients = new Map<string, GraphQLClient>();

  beforeAll(async () => {
    concord = await startTestConcord();
    for (const persona of Object.keys(expected)) clients.set(persona, await signInAs(concord.url, persona));
    start = await cursorNow();
    for (const name of names) {
      const { status, ...place } = places[name];
      const input = { mutationId: randomUUID(), ...place, baseRevision: 0, status, narrative: `⟦${name}⟧` };
      await clientOf('coordinator').query(
        `mutation ($input: RecordResponseInput!) { recordResponse(input: $input) { ... on ResponseRecorded { cursor } } }`,
        { input },
      );
    }
  }, 120_000);
  afterAll(() => concord?.drop());

  const clientOf = (persona: string) => {
    const client = clients.get(persona);
    if (!client) throw new Error(`nobody is ${persona}`);
    return client;
  };
  async function cursorNow(): Promise<string> {
    const { progressMatrix } = await clientOf('coordinator').query<{ progressMatrix: { cursor: string } }>(
      '{ progressMatrix { cursor } }',
    );
    return progressMatrix.cursor;
  }

  /** What a persona is told and may do, by every door. */
  async function found(persona: string) {
    const client = clientOf(persona);
    const read = await client.query(
      `{ ken: countryChecklist(country: "KEN") { responses { narrative } }
         npl: countryChecklist(country: "NPL") { responses { narrative } } }`,
    );
    const log = await client.query(
      'query ($after: Cursor) { events(first: 500, after: $after) { edges { node { changes { to } } } } }',
      {
        after: start,
      },
    );
    const inputs = (status: string, note?: string) =>
      names.map((name) => {
        const { status: _status, ...place } = places[name];
        // Based on a revision that never was: what is allowed is refused last, and nothing is written.
        return { mutationId: randomUUID(), ...place, baseRevision: 1_000, status, note };
      });
    const may = async (status: string) => {
      const { recordResponses } = await client.query<{ recordResponses: { code: string }[] }>(
        `mutation ($inputs: [RecordResponseInput!]!) { recordResponses(inputs: $inputs) { ... on ResponseRefused { code } } }`,
        { inputs: inputs(status) },
      );
      return names.filter((_, index) => recordResponses[index]?.code === 'INVALID');
    };
    return {
      sees: told(read),
      reads: told(log),
      hears: await heard(client),
      drafts: await may('IN_PROGRESS'),
      submits: await may('SUBMITTED'),
      accepts: await may('ACCEPTED'),
    };
  }

  /** What comes over a subscription, until the cells tell that everything has. */
  async function heard(client: GraphQLClient): Promise<PlaceName[]> {
    const live = createLiveClient(concord.url, { cookie: client.cookie });
    try {
      const end = await cursorNow();
      const progress = live.subscribe<{ progress: { cursor: string } }>(
        'subscription ($after: Cursor) { progress(after: $after) { cursor } }',
        { after: start },
      );
      const events = live.subscribe<{ events: { cursor: string } }>(
        'subscription ($after: Cursor) { events(after: $after) { cursor changes { to } } }',
        { after: start },
      );
      await progress.waitFor((message) => message.progress.cursor === end);
      const { events: page } = await client.query<{ events: { edges: unknown[] } }>(
        'query ($after: Cursor) { events(first: 500, after: $after) { edges { cursor } } }',
        { after: start },
      );
      await waitUntil(() => events.received.length >= page.edges.length);
      return told(events.received);
    } finally {
      await live.close();
    }
  }

  const told = (data: unknown) => names.filter((name) => JSON.stringify(data).includes(`⟦${name}⟧`));

  async function differences(): Promise<string[]> {
    const all: string[] = [];
    for (const [persona, { sees, ...rest }] of Object.entries(expected)) {
      const wanted: Record<string, string[]> = { sees, reads: sees, hears: sees, ...rest };
      for (const [what, actual] of Object.entries(await found(persona))) {
        if (actual.join() !== wanted[what]?.join()) {
          all.push(`${persona} ${what}: ${actual.join()} instead of ${wanted[what]?.join()}`);
        }
      }
    }
    return all;
  }

  test('let everybody see and do what is written here', async () => {
    expect(await differences()).toEqual([]);
  });

  test.each(turned)('would show it if %s had with %s the scope %s', async (role, action, scope) => {
    const table = permissions as Record<Role, Record<Action, Scope>>;
    const real = table[role][action];
    table[role][action] = scope;
    try {
      expect(await differences()).not.toEqual([]);
    } finally {
      table[role][action] = real;
    }
  });
});
