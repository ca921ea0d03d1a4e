import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { signInAs } from '../support/graphql-client.ts';
import { createLiveClient } from '../support/live-client.ts';
import { waitUntil } from '../support/wait.ts';

const COUNTRIES = ['KEN', 'PER', 'NPL', 'BRA', 'FJI', 'MDA', 'ZAF', 'JPN'];
/** Between what one person does and the next thing. */
const PAUSE_MS = 100;

const read = `query ($country: String!) { countryChecklist(country: $country) {
  responses { itemCode agencyCode status revision } progress { agencyCode total } cursor } }`;
const record = `mutation ($input: RecordResponseInput!) { recordResponse(input: $input) {
  __typename ... on ResponseRecorded { response { revision } } ... on ResponseRefused { code message } } }`;

export type HonestUsers = {
  /** What each request since the last call took, in milliseconds. */
  takeDurations(): number[];
  /** Requests that weren't answered as they should be. */
  failures: string[];
  recorded(): number;
  /** Events that came to the one who watches. */
  seen(): number;
  /** Waits for what is under way, so that what is counted then doesn't change; `resume` goes on. */
  pause(): Promise<void>;
  resume(): void;
  stop(): Promise<void>;
};

/** So many events that the server remembers no more of them: it is then as large as it gets by honest work. */
const EVENTS = 5_200;

/** Records answers that nobody works on, by the hundred, as fast as a person may. */
export async function fillLog(url: string): Promise<void> {
  const coordinator = await signInAs(url, 'coordinator');
  const { countries, checklist } = await coordinator.query<{
    countries: { code: string }[];
    checklist: { sections: { items: { code: string; answeredBy: string }[] }[] };
  }>('{ countries { code } checklist { sections { items { code answeredBy } } } }');
  const items = checklist.sections
    .flatMap((section) => section.items)
    .filter(({ answeredBy }) => answeredBy === 'AGENCY');
  const inputs = countries
    .filter(({ code }) => !COUNTRIES.includes(code))
    .flatMap(({ code: country }) =>
      ['UNICEF', 'UNHCR'].flatMap((agency) =>
        items.map(({ code: item }) => ({
          mutationId: randomUUID(),
          country,
          item,
          agency,
          baseRevision: 0,
          narrative: 'An answer of some length, as people write them. '.repeat(5),
        })),
      ),
    )
    .slice(0, EVENTS);
  for (let first = 0; first < inputs.length; ) {
    const { status } = await coordinator.request(
      'mutation ($inputs: [RecordResponseInput!]!) { recordResponses(inputs: $inputs) { __typename } }',
      { inputs: inputs.slice(first, first + 100) },
    );
    if (status === 200) first += 100;
    else await sleep(500);
  }
}

/** Focal points who read and write their countries, one after the other, and a coordinator who watches. */
export async function startHonestUsers(url: string): Promise<HonestUsers> {
  const failures: string[] = [];
  let durations: number[] = [];
  let recorded = 0;
  let stopped = false;
  let paused = false;
  let underWay = 0;
  const coordinator = await signInAs(url, 'coordinator');
  const live = createLiveClient(url, { cookie: coordinator.cookie });
  const head = await coordinator.query<{ countryChecklist: { cursor: string } }>(
    '{ countryChecklist(country: "KEN") { cursor } }',
  );
  const watching = live.subscribe<{ events: { cursor: string } }>(
    'subscription ($after: Cursor) { events(after: $after, filter: { kinds: [RESPONSE_RECORDED] }) { cursor } }',
    { after: head.countryChecklist.cursor },
    { resume: ({ events }) => events.cursor },
  );

  const work = async (country: string, index: number) => {
    const { cookie } = await signInAs(url, `focal-point/UNICEF/${country}`);
    const address = `192.0.2.${index + 1}`;
    let revision = 0;
    const ask = async (query: string, variables: Record<string, unknown>) => {
      const started = performance.now();
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: cookie ?? '', 'x-forwarded-for': address },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(30_000),
      });
      const { data, errors } = (await response.json()) as {
        data?: Record<string, unknown>;
        errors?: unknown;
      };
      durations.push(performance.now() - started);
      if (!data) throw new Error(`${response.status}: ${JSON.stringify(errors)}`);
      return data;
    };
    while (!stopped) {
      if (paused) {
        await sleep(PAUSE_MS);
        continue;
      }
      underWay += 1;
      try {
        await ask(read, { country });
        await sleep(PAUSE_MS);
        const input = {
          mutationId: randomUUID(),
          country,
          item: 'LDR-2',
          agency: 'UNICEF',
          baseRevision: revision,
          status: 'SUBMITTED',
          narrative: `An honest sentence, ${randomUUID()}.`,
        };
        const { recordResponse } = (await ask(record, { input })) as {
          recordResponse: { __typename: string; response?: { revision: number } };
        };
        if (!recordResponse.response) throw new Error(JSON.stringify(recordResponse));
        revision = recordResponse.response.revision;
        recorded += 1;
      } catch (error) {
        failures.push(`${country}: ${error instanceof Error ? error.message : error}`);
      } finally {
        underWay -= 1;
      }
      await sleep(PAUSE_MS);
    }
  };
  const working = COUNTRIES.map(work);

  return {
    takeDurations() {
      const taken = durations;
      durations = [];
      return taken;
    },
    failures,
    recorded: () => recorded,
    seen: () => watching.received.length,
    async pause() {
      paused = true;
      await waitUntil(() => underWay === 0, { within: 60_000 });
    },
    resume() {
      paused = false;
    },
    async stop() {
      stopped = true;
      await Promise.all(working);
      await live.close();
    },
  };
}
