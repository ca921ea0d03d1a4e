import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { createLiveClient } from '../support/live-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';
import { incidentGiven, reportGiven } from './monitor-world.ts';

let concord: RunningConcord;
let analyst: GraphQLClient;
const secret = 'Words for the group alone';
beforeAll(async () => {
  const keys = join(inject('runFolder'), `keys-over-http-${process.pid}.json`);
  concord = await startTestConcord('postgres', {
    env: { DEMO: '1', MONITOR_KEYS: keys, LOG_LEVEL: 'trace' },
  });
  analyst = await signInAs(concord.url, 'observer');
  await concord.sql(
    `insert into membership (person_id, role, country_code) select id, 'MONITORING_ANALYST', 'KEN' from person where persona = 'observer'`,
  );
}, 120_000);
afterAll(() => concord?.drop());

test('what the monitor answers is kept by nobody, is fresh each time, and its words are in no log', async () => {
  const log = () => concord.sql('select position, hash, at from log_head');
  const before = await log();
  const record = `mutation ($input: MonitorReportInput!) { recordMonitorReport(input: $input) { id text } }`;
  const input = reportGiven({ text: secret });
  const { recordMonitorReport } = await analyst.query<{ recordMonitorReport: { id: string; text: string } }>(
    record,
    {
      input,
    },
  );
  expect(recordMonitorReport.text).toBe(secret);
  const read =
    '{ incidents(country: "KEN") { incidents { id summary } } incidentCounts(country: "KEN") { incidents } }';
  type Read = { incidents: { incidents: { summary: string }[] } };
  const empty = await analyst.request<Read>(read);
  expect(empty.headers.get('cache-control')).toBe('no-store');
  expect(empty.data?.incidents.incidents).toEqual([]);
  await analyst.query(
    'mutation ($ids: [ID!]!, $input: IncidentInput!) { codeIncident(reports: $ids, input: $input) { id } }',
    { ids: [recordMonitorReport.id], input: incidentGiven({ summary: secret }) },
  );
  expect((await analyst.query<Read>(read)).incidents.incidents).toMatchObject([{ summary: secret }]);
  const kept = await fetch(`${concord.url}/graphql?query=${encodeURIComponent(read)}`, {
    headers: { cookie: analyst.cookie ?? '', accept: 'application/json', 'apollo-require-preflight': 'yes' },
  });
  expect(kept.status).toBe(200);
  expect(kept.headers.get('cache-control')).toBe('no-store');
  const taken = await analyst.request<{ exportIncidents: { incidents: string } }>(
    'mutation { exportIncidents(country: "KEN", reason: "For the review") { incidents } }',
  );
  expect(taken.headers.get('cache-control')).toBe('no-store');
  expect(taken.data?.exportIncidents.incidents).toContain('BELIEF_CULTURE');
  expect(taken.data?.exportIncidents.incidents).not.toContain(secret);
  // A save that a constraint refuses is an incident of ours, and says nothing either.
  await concord.sql(`alter table monitor_report add constraint ck_test check (source_code <> 'S-refused')`);
  const refused = await analyst.request(record, {
    input: reportGiven({ text: secret, sourceCode: 'S-refused' }),
  });
  expect(refused.codes).toEqual(['INTERNAL_SERVER_ERROR']);
  for (const word of [secret, 'S-refused']) expect(concord.logged()).not.toContain(word);
  expect(await log()).toEqual(before);
});

test('whoever reads a country’s incidents hears within a second that there is something new, and nobody else does', async () => {
  const other = await signInAs(concord.url, 'focal-point/UNICEF/KEN');
  await concord.sql(
    `insert into membership (person_id, role, country_code) select id, 'MONITORING_ANALYST', 'NPL' from person where persona = 'focal-point/UNICEF/KEN'`,
  );
  const changes = 'subscription { monitorChanges { countries } }';
  const live = createLiveClient(concord.url, { cookie: analyst.cookie });
  const away = createLiveClient(concord.url, { cookie: other.cookie });
  const nobody = createLiveClient(concord.url, {
    cookie: (await signInAs(concord.url, 'co-chair')).cookie,
  });
  type Message = { monitorChanges: { countries: string[] } };
  const here = live.subscribe<Message>(changes);
  const there = away.subscribe<Message>(changes);
  const refused = nobody.subscribe<Message>(changes);
  for (const one of [here, there]) expect((await one.next()).monitorChanges.countries).toEqual([]);
  await expect.poll(() => refused.errors.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN']);
  const record = `mutation ($input: MonitorReportInput!) { recordMonitorReport(input: $input) { id } }`;
  await analyst.query(record, { input: reportGiven() });
  expect((await here.next()).monitorChanges.countries).toEqual(['KEN']);
  // What comes next over there is of its own country: it missed nothing, and was told of nothing else.
  await concord.sql(
    `insert into monitor_head (country_code, position, hash, at) values ('NPL', 1, '', now())`,
  );
  expect((await there.next()).monitorChanges.countries).toEqual(['NPL']);
  for (const one of [live, away, nobody]) await one.close();
});

test('whoever sees a country’s groups hears when one is named, changed or hidden, and nothing of one that stays hidden', async () => {
  const lead = await signInAs(concord.url, 'focal-point/UNHCR/KEN');
  await concord.sql(
    `insert into membership (person_id, role, country_code) select id, 'COUNTRY_LEAD', 'KEN' from person where persona = 'focal-point/UNHCR/KEN'`,
  );
  const live = createLiveClient(concord.url, { cookie: lead.cookie });
  type Message = { monitorChanges: { countries: string[] } };
  const heard = live.subscribe<Message>('subscription { monitorChanges { countries } }');
  expect((await heard.next()).monitorChanges.countries).toEqual([]);
  const seen = async () =>
    (
      await lead.query<{ monitoredGroups: { name: string }[] }>(
        '{ monitoredGroups(country: "KEN") { name } }',
      )
    ).monitoredGroups.map(({ name }) => name);
  const hears = async (names: string[]) => {
    expect((await heard.next()).monitorChanges.countries).toEqual(['KEN']);
    expect(await seen()).toEqual(names);
  };
  const name = async (named: string, hidden: boolean) => {
    const names = { name: named, aliases: [], hidden };
    const { nameMonitoredGroup } = await analyst.query<{ nameMonitoredGroup: { id: string } }>(
      'mutation ($names: GroupNamesInput!) { nameMonitoredGroup(country: "KEN", names: $names) { id } }',
      { names },
    );
    return nameMonitoredGroup.id;
  };
  const change = (id: string, baseRevision: number, names: { name: string; hidden: boolean }) =>
    analyst.query(
      `mutation ($id: ID!, $baseRevision: Int!, $names: GroupNamesInput!) {
         changeMonitoredGroup(id: $id, baseRevision: $baseRevision, names: $names) { id }
       }`,
      { id, baseRevision, names: { aliases: [], ...names } },
    );
  const told = async () =>
    (await concord.sql<{ told: string }>(`select told from monitor_head where country_code = 'KEN'`))[0]
      ?.told;
  const id = await name('Coast people', false);
  await hears(['Coast people']);
  await change(id, 1, { name: 'People of the coast', hidden: false });
  await hears(['People of the coast']);
  await change(id, 2, { name: 'People of the coast', hidden: true });
  await hears([]);
  const before = await told();
  await change(id, 3, { name: 'Coast people', hidden: true });
  await name('Quiet people', true);
  expect(await told()).toBe(before);
  await change(id, 4, { name: 'Coast people', hidden: false });
  await hears(['Coast people']);
  await live.close();
});
