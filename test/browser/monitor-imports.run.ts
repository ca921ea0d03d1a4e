import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, inject, test } from 'vitest';
import { signInAs } from '../support/graphql-client.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { expectAccessible } from './looks.ts';

const world = concordInBrowser(() => ({
  DEMO: '1',
  MONITOR_KEYS: join(inject('runFolder'), `keys-monitor-imports-${process.pid}.json`),
}));

const analyst = 'observer';
beforeAll(async () => {
  await signInAs(world.concord.url, analyst);
  await world.concord.sql(
    `insert into membership (person_id, role, country_code)
     select id, 'MONITORING_ANALYST', 'SYR' from person where persona = $1`,
    [analyst],
  );
}, 60_000);

test('an analyst tries a file, says what a value means, imports it, and takes a country’s incidents out', async () => {
  const [head, ...rows] = readFileSync('test/fixtures/monitor/ucdp-ged-syria-2016-2017.csv', 'utf8').split(
    '\n',
  );
  // Of the first six rows one has a kind of violence that nobody knows, and one no day that there is.
  const lines = rows.slice(0, 6);
  lines[1] = (lines[1] ?? '').replace(/^(\d+),1/, '$1,9');
  lines[2] = (lines[2] ?? '').replaceAll('2016-01-01', '2016-02-30');
  const watched = await world.open(analyst, '/monitor');
  const { page } = watched;
  const section = (name: string) =>
    page.getByRole('navigation', { name: 'Sections of the monitor' }).getByRole('button', { name });
  await section('Imports').click();
  await page.getByLabel('Published by').selectOption('UCDP GED');
  const buffer = Buffer.from([head, ...lines].join('\n'));
  await page.getByLabel(/^File/).setInputFiles({ name: 'events.csv', mimeType: 'text/csv', buffer });
  const tryIt = page.getByRole('button', { name: 'Try it, writing nothing' });
  await tryIt.click();
  await page.getByText('4 events of 6 rows would be new.').waitFor();
  await page.getByText('Its day is “2016-02-30”').waitFor();
  await expectAccessible(watched, 'a file that was tried');
  await page.getByLabel(/“9” of “What was violated”/).selectOption({ label: 'No category stated' });
  // What was tried is another mapping now.
  expect(await page.getByRole('button', { name: /^Import the/ }).count()).toBe(0);
  await tryIt.click();
  await page.getByRole('button', { name: 'Import the 5 events' }).click();
  await page.getByText('5 events, one row refused').waitFor();
  await page.getByText('1 January 2016').first().waitFor();
  await page.setViewportSize({ width: 390, height: 800 });
  await expectAccessible(watched, 'imports on a phone');
  await section('Export').click();
  await page.getByLabel('Why').fill('For the yearly review');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('form').getByRole('button', { name: 'Export' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('incidents.csv');
  await page.getByText('For the yearly review').waitFor();
  await expectAccessible(watched, 'exports on a phone');
  expect(page.url()).toBe(`${world.concord.url}/monitor`);
  expect(watched.troubles()).toEqual([]);
}, 60_000);
