import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, expect, inject, test } from 'vitest';
import { READY_MAPPINGS } from '../../server/monitor/imports/ready-mappings.ts';
import { makeDueReleases } from '../../server/monitor/releases/make-due-releases.ts';
import { monthDue } from '../../server/monitor/releases/release-days.ts';
import { incidentGiven, reportGiven } from '../monitor/monitor-world.ts';
import { askedText } from '../support/asked-text.ts';
import type { WatchedPage } from '../support/browser.ts';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { withOwnClock } from './cut-off.ts';
import { accountOf } from './give-roles.ts';
import { expectAccessible } from './looks.ts';
import { monitorTraces, noMonitorTrace } from './monitor-traces.ts';

const world = concordInBrowser(() => ({
  DEMO: '1',
  MONITOR_KEYS: join(inject('runFolder'), `keys-monitor-page-${process.pid}.json`),
}));

/** Whose sign-in has which role: an analyst and the adviser of Kenya’s monitor, and a second coordinator. */
const analyst = 'observer';
const adviser = 'focal-point/UNHCR/KEN';
const otherCoordinator = 'focal-point/UNICEF/PER';
const given = [
  [analyst, 'MONITORING_ANALYST', 'KEN'],
  [adviser, 'HUMAN_RIGHTS_ADVISER', 'KEN'],
  [otherCoordinator, 'COORDINATOR', null],
] as const;

let api: GraphQLClient;
beforeAll(async () => {
  for (const [persona, role, country] of given) {
    // Who never signed in is nobody yet.
    const client = await signInAs(world.concord.url, persona);
    if (persona === analyst) api = client;
    await world.concord.sql(
      'insert into membership (person_id, role, country_code) select id, $2, $3 from person where persona = $1',
      [persona, role, country],
    );
  }
}, 60_000);

async function recordByProgram(text: string, sourceCode: string): Promise<string> {
  const { recordMonitorReport } = await api.query<{ recordMonitorReport: { id: string } }>(
    'mutation ($input: MonitorReportInput!) { recordMonitorReport(input: $input) { id } }',
    { input: reportGiven({ text, sourceCode }) },
  );
  return recordMonitorReport.id;
}

async function codeByProgram(summary: string, sourceCode: string): Promise<void> {
  await api.query(
    'mutation ($ids: [ID!]!, $input: IncidentInput!) { codeIncident(reports: $ids, input: $input) { id } }',
    { ids: [await recordByProgram(summary, sourceCode)], input: incidentGiven({ summary }) },
  );
}

/** The first of the real events, as their source publishes them. */
const realEvents = (rows: number) =>
  readFileSync(new URL('../fixtures/monitor/ucdp-ged-syria-2016-2017.csv', import.meta.url), 'utf8')
    .split('\n')
    .slice(0, rows + 1)
    .join('\n');

const sectionNamed = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Sections of the monitor' }).getByRole('button', { name });

async function show(page: Page, name: string): Promise<void> {
  await sectionNamed(page, name).click();
  await page.getByRole('heading', { level: 2, name, exact: true }).waitFor();
}

/** Goes on with Tab until the focus is on a control with this name, and says which it passed. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    const here = await page.evaluate(() => {
      const now = document.activeElement as HTMLInputElement | null;
      const label = now?.labels?.[0]?.textContent ?? '';
      return now?.getAttribute('aria-label') ?? (label || now?.textContent) ?? '';
    });
    if (name.test(here.trim())) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Not to be reached with Tab: ${name}`);
}

/** Notes how long anybody may keep what the server answers to the page’s questions. */
function noteCaching({ page }: Pick<WatchedPage, 'page'>): () => Set<string> {
  const said = new Set<string>();
  page.on('response', (response) => {
    const asksMonitor = /monitor|ncident/i.test(askedText(response.request().postData()));
    if (asksMonitor) said.add(response.headers()['cache-control'] ?? 'nothing');
  });
  return () => said;
}

test('an analyst records a report and codes it with the keyboard alone, and nothing of it is anywhere but here', async () => {
  const watched = await world.open(analyst, '/monitor', { context: { serviceWorkers: 'allow' } });
  const { page } = watched;
  const caching = noteCaching(watched);
  await page.getByRole('button', { name: 'Record a report' }).waitFor();
  const steps = await page.evaluate(() => history.length);
  await tabTo(page, /^Record a report$/);
  await page.keyboard.press('Enter');
  await page.keyboard.type('Leaflets told three families to leave.');
  await page.getByText('This report is not sent: it is in this window alone.').waitFor();
  await tabTo(page, /^Source, by a code/);
  await page.keyboard.type('S-4');
  await expectAccessible(watched, 'the form of a report');
  await watched.screenshot('monitor-report');

  // It outlasts the section, and the monitor’s closing says that it is there.
  await show(page, 'Groups');
  await page.getByRole('button', { name: 'Close it now' }).click();
  await page.getByText(/^One form that you did not send is kept in this window alone/).waitFor();
  expect(await page.getByText('Leaflets').count()).toBe(0);
  await page.getByRole('button', { name: 'Open it again' }).click();
  await show(page, 'Inbox');
  expect(await page.getByLabel('What was reported').inputValue()).toContain('Leaflets');
  await tabTo(page, /^Record it$/);
  await page.keyboard.press('Enter');
  await page.getByText('Recorded. It waits in the inbox.').waitFor();

  await tabTo(page, /^Code an incident… Report S-4$/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^Home, land and movement of people$/);
  await page.keyboard.press('Space');
  await tabTo(page, /^What happened$/);
  await page.keyboard.type('Families were told to leave.');
  await tabTo(page, /^Day$/);
  await page.keyboard.type('02032026');
  await tabTo(page, /^Region or province$/);
  await page.keyboard.type('Coast');
  await tabTo(page, /^Standard of proof reached/);
  await page.keyboard.type('Reasonable g');
  await expectAccessible(watched, 'the form of an incident');
  await watched.screenshot('monitor-coding', { fullPage: true });
  await tabTo(page, /^Code the incident$/);
  await page.keyboard.press('Enter');
  await page.getByText('Coded. It stands among the incidents.').waitFor();
  await show(page, 'Incidents');
  await page.getByRole('button', { name: /Coast/ }).click();
  await page.getByText('Families were told to leave.').waitFor();
  await page.getByText('Observer: coded an incident').waitFor();
  await page.getByText('Observer: recorded a report (report S-4)').waitFor();
  await expectAccessible(watched, 'an incident');
  await watched.screenshot('monitor-incident', { fullPage: true });

  expect(await monitorTraces(page)).toEqual(noMonitorTrace);
  expect(await page.evaluate(() => history.length)).toBe(steps);
  expect([...caching()]).toEqual(['no-store']);
  expect(watched.troubles()).toEqual([]);
}, 60_000);

/** Lets the next report reach the server, and loses the answer. */
async function loseNextAnswer(context: BrowserContext): Promise<void> {
  let lost = false;
  await context.route('**/graphql', async (route) => {
    if (lost || !askedText(route.request().postData()).includes('recordMonitorReport'))
      return route.fallback();
    lost = true;
    await route.fetch();
    await route.abort();
  });
}

test('a report whose answer was lost is sent again, and recorded once', async () => {
  const { page, context } = await world.open(analyst, '/monitor');
  await page.getByRole('button', { name: 'Record a report' }).click();
  await page.getByLabel('What was reported').fill('A sign was painted over.');
  await page.getByLabel('Source, by a code').fill('S-5');
  await loseNextAnswer(context);
  await page.getByRole('button', { name: 'Record it' }).click();
  await page.getByText(/^No answer from the server/).waitFor();
  await page.getByRole('button', { name: 'Record it' }).click();
  await page.getByText('Recorded. It waits in the inbox.').waitFor();
  const line = page.getByRole('listitem').filter({ hasText: 'A sign was painted over.' });
  await line.first().waitFor();
  expect(await line.count()).toBe(1);
  await line.getByRole('button', { name: /^Withdraw/ }).click();
  await line
    .getByRole('group')
    .getByRole('button', { name: /^Withdraw/ })
    .click();
  await page.getByText('Report S-5 is withdrawn, and counts no more.').waitFor();
  await page.getByRole('button', { name: 'Withdrawn', exact: true }).click();
  await line.getByRole('button', { name: /^Delete/ }).click();
  await line
    .getByRole('group')
    .getByRole('button', { name: /^Delete/ })
    .click();
  await page.getByText('Report S-5 is deleted.').waitFor();
  await line.waitFor({ state: 'detached' });
}, 30_000);

test('it closes itself after ten minutes without use by the page’s clock, and keeps what was typed', async () => {
  await recordByProgram('Read by nobody who passes.', 'S-6');
  const watched = await world.open(analyst, '/monitor');
  const { page } = watched;
  await withOwnClock(watched);
  await page.getByText('Read by nobody who passes.').waitFor();
  await page.getByRole('button', { name: 'Record a report' }).click();
  await page.keyboard.type('Half a sentence');
  await page.clock.fastForward('09:30');
  await page.getByText(/^The monitor closes within a minute/).waitFor();
  await page.keyboard.press('Shift');
  await page.getByText(/^The monitor closes within a minute/).waitFor({ state: 'detached' });
  await page.clock.fastForward('09:30');
  expect(await page.getByText('Read by nobody who passes.').count()).toBe(1);
  await page.clock.fastForward('00:40');
  await page.getByRole('heading', { name: 'The monitor is closed' }).waitFor();
  await page.getByText(/^One form that you did not send/).waitFor();
  await expectAccessible(watched, 'the closed monitor');
  const content = await page.content();
  for (const words of ['Read by nobody', 'Half a sentence', 'Kenya']) expect(content).not.toContain(words);
  await page.getByRole('button', { name: 'Open it again' }).click();
  await page.getByText('Read by nobody who passes.').waitFor();
  expect(await page.getByLabel('What was reported').inputValue()).toBe('Half a sentence');
  // What the browser puts away for Back to show is closed too.
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  await page.getByRole('heading', { name: 'The monitor is closed' }).waitFor();
  await page.getByRole('button', { name: 'Open it again' }).click();
  await page.getByRole('button', { name: 'Discard…' }).click();
  await page.getByRole('group').getByRole('button', { name: 'Discard…' }).click();
  await page.getByRole('button', { name: 'Record a report' }).waitFor();
}, 30_000);

test('two incidents that are one are proposed with the reason, merged, and two again, while the adviser sees it live', async () => {
  const summary = 'The prayer house on the hill was burned down at night.';
  await codeByProgram(summary, 'S-1');
  await codeByProgram(`${summary} Nobody was hurt.`, 'R-7');
  const [own, theirs] = await Promise.all([world.open(analyst, '/monitor'), world.open(adviser, '/monitor')]);
  await Promise.all([own, theirs].map(({ page }) => show(page, 'Incidents')));
  await own.page
    .getByText(/^No group recorded in either; same day; same region\. \d+% of their words/)
    .waitFor();
  await expectAccessible(own, 'incidents');
  await own.screenshot('monitor-incidents');
  expect(await theirs.page.getByRole('button', { name: 'They are two' }).count()).toBe(0);
  await own.page.getByRole('button', { name: 'They are one…' }).click();
  await own.page.getByRole('group').getByRole('button', { name: 'They are one…' }).click();
  await own.page.getByText('They are one incident now, with the reports of both.').waitFor();
  await theirs.page.getByText('Merged into another incident').waitFor();

  await own.page.getByRole('listitem').filter({ hasText: '2 reports' }).getByRole('button').click();
  await own.page.getByRole('heading', { name: 'Merged into this incident' }).waitFor();
  await own.page.getByRole('button', { name: 'Undo the merge…' }).click();
  await own.page.getByRole('group').getByRole('button', { name: 'Undo the merge…' }).click();
  await own.page.getByText('The merge is undone: both count by themselves.').waitFor();
  await theirs.page.getByText('Merged into another incident').waitFor({ state: 'detached' });
  for (const { troubles } of [own, theirs]) expect(troubles()).toEqual([]);
}, 40_000);

test('a coordinator opens a country with a reason, which its analyst sees; and a second person confirms a role', async () => {
  const watched = await world.open('coordinator', '/monitor');
  const { page } = watched;
  await page.getByLabel('Country or area').selectOption({ label: 'Kenya' });
  await show(page, 'Openings');
  expect(await sectionNamed(page, 'Inbox').count()).toBe(0);
  await page.getByLabel('Why').fill('To see what the signal rests on.');
  await expectAccessible(watched, 'opening a country');
  await page.getByRole('button', { name: 'Open for 24 hours' }).click();
  await page.getByText(/^You have the reports and incidents of Kenya open until/).waitFor();
  await show(page, 'Inbox');
  expect(await page.getByRole('button', { name: 'Record a report' }).count()).toBe(0);

  const seen = await world.open(analyst, '/monitor');
  await show(seen.page, 'Openings');
  await seen.page.getByText('To see what the signal rests on.').waitFor();
  await api.query(
    'mutation ($input: EventImportInput!) { importEvents(input: $input, dryRun: false) { import { id } } }',
    {
      input: {
        country: 'KEN',
        source: 'UCDP GED',
        mapping: READY_MAPPINGS.get('UCDP GED'),
        file: realEvents(300),
      },
    },
  );
  await show(seen.page, 'Map');
  await seen.page.getByRole('img', { name: /^\d+ events that others publish/ }).waitFor();
  await seen.page.getByRole('row', { name: /^Homs Governorate 0 \d+ / }).waitFor();
  await expectAccessible(seen, 'the map');
  await seen.screenshot('monitor-map', { fullPage: true });
  await show(seen.page, 'Groups');
  await seen.page.getByLabel('Name, as the group names itself').fill('Hill people');
  await seen.page.getByRole('button', { name: 'Name it' }).click();
  await seen.page.getByText('Hill people is named.').waitFor();
  await expectAccessible(seen, 'groups');

  const { person } = await accountOf(world.coordinator, 'Focal point, UNHCR, Kenya');
  await page.goto(`/people/${encodeURIComponent(person.id)}`);
  const proposal = page.getByRole('region', { name: 'Propose a role of the monitor' });
  await proposal.getByLabel('Country or area').selectOption({ label: 'Kenya' });
  await proposal.getByRole('button', { name: 'Propose' }).click();
  await proposal.getByText(/is proposed: Monitoring analyst, Kenya\. Somebody else confirms it\.$/).waitFor();
  await page.goto('/people');
  await page.getByText('Somebody else has to confirm it.').waitFor();
  const second = await world.open(otherCoordinator, '/people');
  await second.page.getByRole('button', { name: /^Confirm… Focal point, UNHCR, Kenya/ }).click();
  await second.page
    .getByRole('group')
    .getByRole('button', { name: /^Confirm/ })
    .click();
  await second.page
    .getByText('Focal point, UNHCR, Kenya has this role now: Monitoring analyst, Kenya.')
    .waitFor();
  for (const { troubles } of [watched, seen, second]) expect(troubles()).toEqual([]);
}, 40_000);

test('an alert is on top of what waits for the adviser, live; it is decided, acted on and followed to an outcome', async () => {
  const watched = await world.open(adviser, '/');
  const { page } = watched;
  await page.getByRole('heading', { name: 'Waiting for me' }).waitFor();
  expect(await page.getByRole('link', { name: 'Urgent: Kenya' }).count()).toBe(0);
  const input = {
    mutationId: randomUUID(),
    country: 'KEN',
    level: 'URGENT',
    title: 'Attacks on places of worship',
    reasons: 'Three in two weeks, after none in a year.',
  };
  await api.query('mutation ($input: ProposeAlertInput!) { proposeAlert(input: $input) { id } }', { input });
  await page.getByText('to decide as lead or adviser').waitFor();
  await page.getByRole('link', { name: 'Urgent: Kenya' }).click();

  const alert = page.getByRole('article', { name: input.title });
  await alert.getByText('The country’s lead and its adviser are asked').waitFor();
  expect(page.url()).toBe(`${world.concord.url}/monitor`);
  await alert.getByRole('button', { name: /^Confirm:/ }).click();
  await page.keyboard.type('We agree, and less pressing.');
  await alert.getByLabel('Level').selectOption('CONCERN');
  await alert.getByRole('button', { name: 'Confirm', exact: true }).click();
  await alert.getByText(/ confirmed it as Concern, /).waitFor();
  await alert.getByText('We agree, and less pressing.').waitFor();

  await alert.getByRole('button', { name: /^Plan an early action on/ }).click();
  await alert.getByLabel('What is to be done').fill('Speak with the community’s council.');
  await alert.getByLabel('Whose it is').selectOption({ index: 1 });
  await alert.getByLabel('By when').fill('2026-01-31');
  await alert.getByLabel('Checklist items it touches').fill('law-5, PRV-5');
  await expectAccessible(watched, 'an alert');
  await watched.screenshot('monitor-alert');
  await alert.getByRole('button', { name: 'Plan an early action', exact: true }).click();
  await alert.getByText('touches LAW-5 and PRV-5').waitFor();

  await show(page, 'Early actions');
  const late = page.getByRole('listitem').filter({ hasText: 'Speak with the community’s council.' });
  await page.getByRole('button', { name: 'Only what is overdue' }).click();
  await late.getByText('overdue').waitFor();
  await late.getByRole('button', { name: 'It is done' }).click();
  await page.getByText('Nothing is overdue.').waitFor();
  await page.getByRole('button', { name: 'Only what is overdue' }).click();
  await late.getByRole('button', { name: 'Say what came of it' }).click();
  await late.getByRole('combobox', { name: 'What came of it' }).selectOption('HELPED');
  await late.getByLabel('In words').fill('Quiet since.');
  await watched.screenshot('monitor-actions');
  await expectAccessible(watched, 'early actions');
  await late.getByRole('button', { name: 'Save' }).click();
  await late.getByText('It helped').waitFor();

  await show(page, 'By the Call to Action');
  const crisis = page.getByRole('region', { name: '2 Rights in times of crisis' });
  await crisis.getByText('One early action, 0 to do and 0 overdue.').waitFor();
  await crisis.getByText('On the alert “Attacks on places of worship”: Concern, confirmed').waitFor();
  await crisis.getByText(/^Answers to \d+ items in /).click();
  await crisis.getByRole('link', { name: /^PRV-5 / }).waitFor();
  await expectAccessible(watched, 'by the Call to Action');
  await watched.screenshot('monitor-areas', { fullPage: true });
  await page.setViewportSize({ width: 390, height: 800 });
  await expectAccessible(watched, 'by the Call to Action on a phone');
  expect(await monitorTraces(page)).toMatchObject({
    address: '/monitor',
    storage: [],
    databases: [],
    files: [],
  });
  // What leads to an answer says nothing of where one came from.
  await crisis.getByRole('link', { name: 'LAW-5', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Kenya' }).waitFor();
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/countries/KEN?item=LAW-5');
});

test('a date that a colleague changed while it was being typed is not written over', async () => {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const input = { kind: 'OTHER', name: 'Day of mourning', day: inDays(20) };
  const { addSensitiveDate } = await api.query<{ addSensitiveDate: { id: string } }>(
    'mutation ($input: SensitiveDateInput!) { addSensitiveDate(country: "KEN", input: $input) { id } }',
    { input },
  );
  const { page } = await world.open(analyst, '/monitor');
  await show(page, 'Sensitive dates');
  await page.getByRole('button', { name: 'Change Day of mourning' }).click();
  const form = page.getByRole('form', { name: 'Change Day of mourning' });
  await form.getByLabel('What it is called').fill('Day of remembrance');
  await api.query(
    'mutation ($id: ID!, $input: SensitiveDateInput!) { changeSensitiveDate(id: $id, baseRevision: 1, input: $input) { id } }',
    { id: addSensitiveDate.id, input: { ...input, name: 'March of mourning' } },
  );
  // The page has the colleague’s name, and what is typed stays.
  const changed = page.getByRole('form', { name: 'Change March of mourning' });
  await changed.getByRole('button', { name: 'Save' }).click();
  await page.getByText('This date was changed in the meantime', { exact: false }).waitFor();
  expect(await changed.getByLabel('What it is called').inputValue()).toBe('Day of remembrance');
  await changed.getByRole('button', { name: 'Leave it as it is' }).click();
  await page.getByText('March of mourning').waitFor();
});

test('an analyst enters a date and looks at an indicator, which the adviser sees live beside a group', async () => {
  const own = await world.open(analyst, '/monitor');
  const { page } = own;
  await show(page, 'Sensitive dates');
  await page.getByLabel('What it is called').fill('Local elections');
  await page.getByLabel('Day').fill(new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10));
  await page.getByRole('button', { name: 'Enter it' }).click();
  await page.getByText('The date is in the calendar.').waitFor();
  await page.getByText('look at factors 4, 7 and 8 before it').waitFor();
  await expectAccessible(own, 'sensitive dates');

  const theirs = await world.open(adviser, '/monitor');
  await show(theirs.page, 'Assessment');
  const cells = (shown: Page, title: string) =>
    shown.getByRole('button', { name: new RegExp(`^${title}: `) });
  await show(page, 'Assessment');
  await page.getByLabel('List').selectOption('Those to look at before a date');
  // Unknown is said in so many words, and three of the fourteen factors bear on an election.
  await page.locator('.framework-factor').first().waitFor();
  expect(await page.locator('.framework-factor').count()).toBe(3);
  const title = 'Rise in hateful speech';
  expect(await cells(page, title).first().textContent()).toContain('Unknown');
  await cells(page, title).first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: `RF7.6 ${title}: Whole country, now` }).waitFor();
  await page.getByLabel('Level').selectOption('Present');
  await page.getByLabel('Trend').selectOption('rising');
  await page.getByLabel(/^Why/).fill('Two broadcasts called for an expulsion.');
  await expectAccessible(own, 'an indicator that is being looked at');
  await own.screenshot('monitor-assessment');
  await page.getByRole('button', { name: 'Say so' }).click();
  await page.getByText('It stands, and the looks before it stay.').waitFor();

  const cell = cells(theirs.page, title).first();
  await cell.getByText('Present').waitFor();
  await cell.click();
  await theirs.page.getByText('Two broadcasts called for an expulsion.').waitFor();
  for (const { troubles } of [own, theirs]) expect(troubles()).toEqual([]);
}, 40_000);

test('whoever is signed in reads the monthly release, with what is left out and since when each number stands', async () => {
  // Some weeks on, so that the server has not made it by itself yet.
  const then = new Date(Date.now() + 40 * 86_400_000);
  await world.concord.sql(
    `with made as (
      insert into monitor_incident (id, country_code, categories, occurred_on, date_precision, place_precision, actor, basis,
        source_reliability, information_validity, proof, sensitivity, source_class, retention, sealed, revision, coded_by, coded_at)
      select gen_random_uuid(), 'NPL', '{LIFE}', $1::date, 'MONTH', 'COUNTRY', 'UNKNOWN', 'UNKNOWN', 'UNTESTED', 'PLAUSIBLE',
             'REASONABLE_GROUNDS', 'LOW', 'OWN', 'ONE_YEAR', '', 1, (select id from person limit 1), now()
        from generate_series(1, 6)
      returning id, coded_by)
    insert into monitor_report (id, country_code, state, received_on, source_code, source_reliability, consent, retention, sealed,
      incident_id, recorded_by, recorded_at, mutation_id)
    select gen_random_uuid(), 'NPL', 'CODED', $1::date, 'S', 'UNTESTED', 'COUNTED', 'ONE_YEAR', '', id, coded_by, now(),
           gen_random_uuid()
      from made`,
    [`${monthDue(then)}-01`],
  );
  await world.concord.onDatabase((database) => makeDueReleases(database, then));
  const watched = await world.open('focal-point/UNICEF/KEN', '/');
  const { page } = watched;
  await page.getByRole('link', { name: 'Releases' }).click();
  const everywhere = page.getByRole('row', { name: /^World/ });
  await everywhere.getByText('since').waitFor({ state: 'attached' });
  expect(await everywhere.textContent()).toContain(`6 since ${then.toISOString().slice(0, 10)}`);
  await page
    .getByText(/^Incidents of high and severe sensitivity are left out before counting, in every release/)
    .waitFor();
  // One country of a region alone would say where it was.
  expect(await page.getByRole('row', { name: /^Nepal/ }).textContent()).toBe(`Nepal${'–hidden'.repeat(12)}`);
  await page.getByRole('combobox', { name: /^Release/ }).selectOption({ index: 1 });
  await everywhere.getByText('since').waitFor({ state: 'detached' });
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/releases');
  await watched.screenshot('releases');
  // One row is as the other, and each is looked at in every look.
  await page.evaluate(() => {
    for (const row of [...document.querySelectorAll('tbody tr')].slice(12)) row.remove();
  });
  await expectAccessible(watched, 'releases');
  expect(watched.troubles()).toEqual([]);
}, 40_000);
