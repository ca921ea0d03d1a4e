import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { incidentGiven, reportGiven } from '../monitor/monitor-world.ts';
import { signInAs } from '../support/graphql-client.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { expectAccessible } from './looks.ts';

const world = concordInBrowser(() => ({
  DEMO: '1',
  MONITOR_KEYS: join(inject('runFolder'), `keys-monitor-story-${process.pid}.json`),
}));

const DAY = 24 * 60 * 60 * 1000;
const dayFrom = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
/** Of this ISO week, so that all that is told of falls into one period. */
const monday = dayFrom(-((new Date().getUTCDay() + 6) % 7));

async function show(page: Page, name: string): Promise<void> {
  const sections = page.getByRole('navigation', { name: 'Sections of the monitor' });
  await sections.getByRole('button', { name, exact: true }).click();
  await page.getByRole('heading', { level: 2, name, exact: true }).waitFor();
}

/** A group, and an incident of more than a year ago: from then on there are counts to compare with. */
async function prepare(): Promise<void> {
  const analyst = await signInAs(world.concord.url, 'monitoring-analyst/KEN');
  await analyst.query(
    'mutation { nameMonitoredGroup(country: "KEN", names: { name: "Dawn people", aliases: [], hidden: false }) { id } }',
  );
  const { recordMonitorReport } = await analyst.query<{ recordMonitorReport: { id: string } }>(
    'mutation ($input: MonitorReportInput!) { recordMonitorReport(input: $input) { id } }',
    { input: reportGiven({ receivedOn: dayFrom(-420) }) },
  );
  await analyst.query(
    'mutation ($ids: [ID!]!, $input: IncidentInput!) { codeIncident(reports: $ids, input: $input) { id } }',
    { ids: [recordMonitorReport.id], input: incidentGiven({ occurredOn: dayFrom(-420), region: 'Coast' }) },
  );
}

async function recordAndCode(page: Page, text: string, source: string): Promise<void> {
  await show(page, 'Inbox');
  await page.getByRole('button', { name: 'Record a report' }).click();
  await page.getByRole('textbox', { name: /^What was reported/ }).fill(text);
  await page.getByRole('textbox', { name: /^Source, by a code/ }).fill(source);
  await page.getByRole('button', { name: 'Record it' }).click();
  await page.getByText('Recorded. It waits in the inbox.').waitFor();
  await page.getByRole('button', { name: /^Code an incident…/ }).click();
  await page.getByRole('checkbox', { name: 'Belief, culture and language' }).check();
  await page.getByRole('combobox', { name: /^Group/ }).selectOption({ label: 'Dawn people' });
  await page.getByRole('textbox', { name: /^What happened/ }).fill(text);
  await page.getByLabel('Day', { exact: true }).fill(monday);
  await page.getByRole('textbox', { name: /^Region or province/ }).fill('Highlands');
  await page
    .getByRole('combobox', { name: /^Standard of proof/ })
    .selectOption({ label: 'Reasonable grounds' });
  await page.getByRole('button', { name: 'Code the incident' }).click();
  await page.getByText('Coded. It stands among the incidents.').waitFor();
}

test('five people go from three reports to early action and what came of it, and only those concerned see any of it', async () => {
  await prepare();
  const [analyst, adviser, resident] = await Promise.all(
    ['monitoring-analyst/KEN', 'human-rights-adviser/KEN', 'resident-coordinator/KEN'].map((persona, index) =>
      world.open(persona, index === 0 ? '/monitor' : '/'),
    ),
  );
  const outsiders = await Promise.all(
    ['coordinator', 'focal-point/UNICEF/KEN'].map((persona) => world.open(persona, '/')),
  );
  if (!analyst || !adviser || !resident) throw new Error('three pages were opened');

  const { page } = analyst;
  await recordAndCode(page, 'The prayer house on the hill was burned down at night.', 'A-1');
  await recordAndCode(page, 'At night the prayer house on the hill was burned down.', 'B-2');
  await recordAndCode(page, 'Stones were thrown at the shrine by the market.', 'B-2');
  await show(page, 'Incidents');
  await page.getByRole('button', { name: 'They are one…' }).first().click();
  await page.getByRole('group').getByRole('button', { name: 'They are one…' }).click();
  await page.getByText('They are one incident now, with the reports of both.').waitFor();

  await show(page, 'Signals');
  const why = /^2 is above 1\.5451 = 0 \+ 3\.0902 × 0\.5: /;
  await page.getByText(why).first().waitFor();
  await expectAccessible(analyst, 'signals');
  await analyst.screenshot('monitor-signals', { fullPage: true });

  await show(page, 'Alerts');
  await page.getByRole('button', { name: 'Propose an alert' }).click();
  await page.getByRole('combobox', { name: /^Level/ }).selectOption({ label: 'Alert: seven days to decide' });
  await page.getByRole('combobox', { name: /^Group/ }).selectOption({ label: 'Dawn people' });
  await page.getByRole('textbox', { name: /^Title/ }).fill('Places of worship');
  await page
    .getByRole('textbox', { name: /^Reasons/ })
    .fill('Two attacks within days, after a year of none.');
  await page.getByRole('checkbox', { name: why }).first().check();
  await page.getByRole('button', { name: 'Propose an alert' }).click();
  await page.getByText(/^Proposed: those whose turn it is/).waitFor();

  // The adviser and the Resident Coordinator learn of it while they look at something else, and nobody else does.
  await resident.page.getByRole('link', { name: 'Alert: Kenya' }).waitFor();
  await adviser.page.getByRole('link', { name: 'Alert: Kenya' }).click();
  for (const one of outsiders) {
    expect(await one.page.getByRole('link', { name: 'Alert: Kenya' }).count()).toBe(0);
  }
  const alert = adviser.page.getByRole('article', { name: 'Places of worship' });
  await alert.getByText(why).first().waitFor();
  await alert.getByRole('button', { name: /^Confirm:/ }).click();
  await adviser.page.keyboard.type('We saw both places.');
  await alert.getByRole('button', { name: 'Confirm', exact: true }).click();
  await alert.getByText(/ confirmed it as Alert, /).waitFor();
  await expectAccessible(adviser, 'an alert');
  await adviser.screenshot('monitor-alert');
  await resident.page.getByRole('link', { name: 'Alert: Kenya' }).waitFor({ state: 'detached' });

  await resident.page.getByRole('link', { name: 'Monitor' }).click();
  await show(resident.page, 'Alerts');
  const planned = resident.page.getByRole('article', { name: 'Places of worship' });
  for (const [what, items] of [
    ['Ask the ministry for guards.', 'law-5'],
    ['Bring the elders together.', ''],
  ] as const) {
    await planned.getByRole('button', { name: /^Plan an early action on/ }).click();
    await planned.getByRole('textbox', { name: /^What is to be done/ }).fill(what);
    await planned.getByRole('combobox', { name: /^Whose it is/ }).selectOption({ index: 1 });
    await planned.getByLabel(/^By when/).fill(dayFrom(10));
    await planned.getByRole('textbox', { name: /^Checklist items it touches/ }).fill(items);
    await planned.getByRole('button', { name: 'Plan an early action', exact: true }).click();
    await planned.getByText(what).waitFor();
  }
  await planned.getByText('touches LAW-5').waitFor();

  await show(adviser.page, 'Early actions');
  for (const [what, outcome] of [
    ['Ask the ministry for guards.', 'HELPED'],
    ['Bring the elders together.', 'UNKNOWN'],
  ] as const) {
    const action = adviser.page.getByRole('listitem').filter({ hasText: what });
    await action.getByRole('button', { name: 'It is done' }).click();
    await action.getByRole('button', { name: 'Say what came of it' }).click();
    await action.getByRole('combobox', { name: 'What came of it' }).selectOption(outcome);
    await action.getByRole('textbox', { name: /^In words/ }).fill('So it was.');
    await action.getByRole('button', { name: 'Save' }).click();
    await action.getByText(outcome === 'HELPED' ? 'It helped' : 'Nobody can tell').waitFor();
  }
  await expectAccessible(adviser, 'early actions');
  await adviser.screenshot('monitor-actions');

  // The answer that an early action touches says nothing of it, to whomever.
  const [, focalPoint] = outsiders;
  await focalPoint?.page.goto('/countries/KEN');
  await focalPoint?.page.getByRole('heading', { level: 1, name: 'Kenya' }).waitFor();
  for (const words of ['Ask the ministry', 'Places of worship', 'Early action']) {
    expect(await focalPoint?.page.getByText(words).count(), words).toBe(0);
  }
  expect(await focalPoint?.page.getByRole('link', { name: 'Monitor' }).count()).toBe(0);
  for (const one of [analyst, adviser, resident]) expect(one.page.url()).toBe(`${world.concord.url}/monitor`);
  for (const { troubles } of [analyst, adviser, resident, ...outsiders]) expect(troubles()).toEqual([]);
}, 120_000);
