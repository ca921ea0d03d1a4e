import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { incidentGiven, reportGiven } from '../monitor/monitor-world.ts';
import { signInAs } from '../support/graphql-client.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { expectAccessible } from './looks.ts';

const world = concordInBrowser(() => ({
  DEMO: '1',
  MONITOR_KEYS: join(inject('runFolder'), `keys-monitor-signals-${process.pid}.json`),
}));

async function show(page: Page, name: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Sections of the monitor' })
    .getByRole('button', { name, exact: true })
    .click();
  await page.getByRole('heading', { level: 2, name, exact: true }).waitFor();
}

test('an analyst reads why a signal stands, says that they looked, and reruns it on the workbench', async () => {
  const api = await signInAs(world.concord.url, 'observer');
  await world.concord.sql(
    `insert into membership (person_id, role, country_code) select id, 'MONITORING_ANALYST', 'KEN' from person where persona = 'observer'`,
  );
  const today = Date.now();
  const day = (ago: number) => new Date(today - ago * 86_400_000).toISOString().slice(0, 10);
  for (const ago of [420, 0, 0, 0, 0]) {
    const { recordMonitorReport } = await api.query<{ recordMonitorReport: { id: string } }>(
      'mutation ($input: MonitorReportInput!) { recordMonitorReport(input: $input) { id } }',
      { input: reportGiven({ receivedOn: day(ago) }) },
    );
    await api.query(
      'mutation ($ids: [ID!]!, $input: IncidentInput!) { codeIncident(reports: $ids, input: $input) { id } }',
      { ids: [recordMonitorReport.id], input: incidentGiven({ occurredOn: day(ago) }) },
    );
  }
  const watched = await world.open('observer', '/monitor');
  const { page } = watched;
  await show(page, 'Signals');
  const line = page.getByRole('listitem').filter({ hasText: 'EARS C2 (earsC2, version 1)' }).first();
  await line.getByText('4 is above 1.5451 = 0 + 3.0902 × 0.5').waitFor();
  await line.getByText('can’t be told').first().waitFor();
  await expectAccessible(watched, 'signals');
  await line.getByRole('button', { name: 'I have looked at what it rests on' }).click();
  await page.getByText('reviewed', { exact: false }).first().waitFor();

  await show(page, 'Series');
  const chart = page.getByRole('img', { name: /5 in all, at most 4 in one period/ }).first();
  await chart.waitFor();
  await expectAccessible(watched, 'series');
  await page.getByRole('button', { name: /Belief, culture and language/ }).click();
  await page.getByLabel('Latest periods to look at').fill('4');
  await page.getByRole('button', { name: 'Run it' }).click();
  await page.getByRole('table').getByText('Alarm').waitFor();
  await expectAccessible(watched, 'the workbench');
  expect(await page.getByRole('row').count()).toBe(5);
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/monitor');
});
