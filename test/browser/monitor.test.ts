import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, inject, test } from 'vitest';
import { incidentGiven, reportGiven } from '../monitor/monitor-world.ts';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { expectAccessible } from './looks.ts';

const world = concordInBrowser(() => ({
  DEMO: '1',
  MONITOR_KEYS: join(inject('runFolder'), `keys-monitor-page-${process.pid}.json`),
}));

/** Whose sign-in has which role of the monitor in Kenya. */
const analyst = 'observer';
const adviser = 'focal-point/UNHCR/KEN';

let api: GraphQLClient;
beforeAll(async () => {
  for (const [persona, role] of [
    [analyst, 'MONITORING_ANALYST'],
    [adviser, 'HUMAN_RIGHTS_ADVISER'],
  ] as const) {
    // Who never signed in is nobody yet.
    const client = await signInAs(world.concord.url, persona);
    if (persona === analyst) api = client;
    await world.concord.sql(
      'insert into membership (person_id, role, country_code) select id, $2, $3 from person where persona = $1',
      [persona, role, 'KEN'],
    );
  }
}, 60_000);

async function record(words: string, sourceCode: string): Promise<string> {
  const { recordMonitorReport } = await api.query<{ recordMonitorReport: { id: string } }>(
    'mutation ($input: MonitorReportInput!) { recordMonitorReport(input: $input) { id } }',
    { input: reportGiven({ text: words, sourceCode }) },
  );
  return recordMonitorReport.id;
}

async function code(report: string, summary: string): Promise<void> {
  await api.query(
    'mutation ($ids: [ID!]!, $input: IncidentInput!) { codeIncident(reports: $ids, input: $input) { id } }',
    { ids: [report], input: incidentGiven({ summary }) },
  );
}

const section = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Sections of the monitor' }).getByRole('button', { name });

test('screens', async () => {
  const watched = await world.open(analyst, '/monitor');
  const { page } = watched;
  page.setDefaultTimeout(6000);
  await page.waitForTimeout(1500);
  await watched.screenshot('monitor-start');
  console.log(watched.troubles());
  await code(
    await record('The prayer house on the hill was burned down at night.', 'S-1'),
    'The prayer house on the hill was burned down.',
  );
  await code(
    await record('At night somebody burned the prayer house down, the one on the hill.', 'R-7'),
    'The prayer house on the hill burned down at night.',
  );
  await record('Three families were told to leave their homes before Friday.', 'S-1');
  for (const name of ['Inbox', 'Incidents', 'Groups', 'Openings', 'Log']) {
    await section(page, name).click();
    await page.getByRole('heading', { level: 2, name }).waitFor();
    await page.waitForTimeout(500);
    await watched.screenshot(`monitor-${name}`, { fullPage: true });
    await page.setViewportSize({ width: 390, height: 800 });
    await watched.screenshot(`monitor-${name}-phone`, { fullPage: true });
    await expectAccessible(watched, name);
  }
  await section(page, 'Inbox').click();
  await page.getByRole('button', { name: 'Record a report' }).click();
  await watched.screenshot(`monitor-record`, { fullPage: true });
  await page.keyboard.type('Leaflets.');
  await page.setViewportSize({ width: 390, height: 800 });
  await watched.screenshot(`monitor-record-phone`, { fullPage: true });
  await expectAccessible(watched, 'record');
  await page.getByRole('button', { name: 'Close it now' }).click();
  await watched.screenshot(`monitor-closed`, { fullPage: true });
  await page.getByRole('button', { name: 'Open it again' }).click();
  await page.getByRole('button', { name: /^Code an incident… Report/ }).click();
  await page.getByLabel('What happened').waitFor();
  await watched.screenshot(`monitor-code`, { fullPage: true });
  await page.setViewportSize({ width: 390, height: 800 });
  await watched.screenshot(`monitor-code-phone`, { fullPage: true });
  await expectAccessible(watched, 'code');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await section(page, 'Incidents').click();
  await page.locator('.monitor-open').first().click();
  await page.getByText('Who did what').waitFor();
  await page.waitForTimeout(500);
  await watched.screenshot(`monitor-incident`, { fullPage: true });
  await page.setViewportSize({ width: 390, height: 800 });
  await watched.screenshot(`monitor-incident-phone`, { fullPage: true });
  await expectAccessible(watched, 'incident');
  expect(watched.troubles()).toEqual([]);
}, 120_000);
