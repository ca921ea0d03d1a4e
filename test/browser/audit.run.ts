import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { readExported } from '../exports/read-export.ts';
import { signInAs } from '../support/graphql-client.ts';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';

const world = concordInBrowser();

const grantMutation = `mutation ($person: ID!, $role: RoleInput!) { grantMembership(person: $person, role: $role) { person { id } } }`;

/** The id of somebody of the demonstration, who is there once they have signed in. */
async function personOf(persona: string): Promise<string> {
  const client = await signInAs(world.concord.url, persona);
  const query = '{ viewer { person { id } } }';
  return (await client.query<{ viewer: { person: { id: string } } }>(query)).viewer.person.id;
}

interface Asked {
  countries: { code: string }[];
  checklist: { sections: { items: { code: string; answeredBy: string }[] }[] };
}

/** Writes so many answers, more than fit on one page of what is read for a file. */
async function answerForAllTeams(count: number): Promise<number> {
  const { countries, checklist } = await world.coordinator.query<Asked>(
    '{ countries { code } checklist { sections { items { code answeredBy } } } }',
  );
  const items = checklist.sections
    .flatMap((section) => section.items)
    .filter(({ answeredBy }) => answeredBy === 'COUNTRY_TEAM');
  const changes = items
    .flatMap(({ code: item }) =>
      countries.map(({ code }) => ({ country: code, agency: null, item, narrative: 'We work on it.' })),
    )
    .slice(0, count);
  const writer = createWriter(world.coordinator);
  for (let from = 0; from < changes.length; from += 100)
    await writer.write(...changes.slice(from, from + 100));
  return changes.length;
}

async function download(page: Page): Promise<{ name: string; lines: string[] }> {
  const part = page.locator('details.export-file');
  if ((await part.getAttribute('open')) === null) await part.locator('summary').click();
  await part.getByRole('combobox', { name: 'As', exact: true }).selectOption('CSV');
  const download = page.waitForEvent('download');
  await part.getByRole('button', { name: 'Export all of these' }).click();
  const file = await download;
  const bytes = Buffer.concat(await (await file.createReadStream()).toArray());
  const { head, rows } = await readExported('CSV', bytes);
  expect(head.slice(0, 4)).toEqual(['When (UTC)', 'What', 'By', 'Whom it is about']);
  // Without the place in the log, which no page shows.
  return { name: file.suggestedFilename(), lines: rows.map((row) => row.slice(0, -1).join('|')) };
}

test('a coordinator reads who did what to whom, and takes exactly what is filtered along as a file', async () => {
  const person = await personOf('contributor/UNICEF/NPL');
  await world.coordinator.query(grantMutation, { person, role: { role: 'OBSERVER' } });
  const written = await answerForAllTeams(520);
  const writer = createWriter(world.coordinator);
  const place = { country: 'KEN', agency: 'UNICEF', item: 'LDR-2' };
  await writer.write({ ...place, status: 'SUBMITTED', narrative: 'Our answer.' });
  await writer.write({ ...place, status: 'RETURNED', note: '=1+1 says nothing' });
  // Both files before are events of the coordinator's too.
  const total = written + 5;

  const { page, consoleErrors } = await world.open('coordinator', '/changes');
  const rows = page.locator('.log li');
  await rows.first().waitFor();

  // By kind: one row, which names both.
  await page.getByRole('combobox', { name: 'What', exact: true }).selectOption({ label: 'Role given' });
  await expect.poll(() => rows.allTextContents()).toHaveLength(1);
  expect(await rows.first().textContent()).toMatch(
    /Coordinator, OHCHR.*Contributor, UNICEF, Nepal got a role · Observer/,
  );
  expect(page.url()).toContain('kind=MEMBERSHIP_GRANTED');
  const byKind = await download(page);
  expect(byKind.name).toMatch(/^concord-events-\d{8}T\d{4}Z\.csv$/);
  expect(byKind.lines).toHaveLength(1);
  expect(byKind.lines[0]).toMatch(
    /Z\|MEMBERSHIP_GRANTED\|Coordinator, OHCHR\|Contributor, UNICEF, Nepal\|\|\|\|\|\|role: – → OBSERVER\|$/,
  );

  // By person: what was done to them, found by name.
  await page.getByRole('link', { name: 'Clear all filters' }).click();
  await page.getByLabel('By or about: name or address').fill('contributor, unicef, nepal');
  await page.getByLabel('1 person found').selectOption(person);
  await page.getByText('Contributor, UNICEF, Nepal got a role').waitFor();
  await expect.poll(() => rows.count()).toBe(1);
  expect(new URL(page.url()).searchParams.get('person')).toBe(person);
  expect((await download(page)).lines).toEqual(byKind.lines);

  // By the coordinator, whose name is a link wherever it stands: all of it, however many pages that takes.
  await rows.first().getByRole('link', { name: 'Coordinator, OHCHR' }).click();
  await page.getByRole('button', { name: 'Show earlier changes' }).waitFor();
  const byCoordinator = await download(page);
  await page.getByText(`${total} rows exported`).waitFor();
  expect(byCoordinator.lines).toHaveLength(total);
  const shown = await rows.count();
  expect(shown).toBe(60);
  expect(await rows.nth(2).textContent()).toContain('=1+1 says nothing');
  expect(byCoordinator.lines[2]).toMatch(
    /\|KEN\|Kenya\|2026\|UNICEF\|LDR-2\|status: Submitted → Returned\|=1\+1 says nothing$/,
  );
  expect(byCoordinator.lines.at(-1)).toBe(byKind.lines[0]);

  // By day: today holds all of it, yesterday and tomorrow nothing; the address keeps it.
  const day = (later: number) => {
    const date = new Date(Date.now() + later * 86_400_000);
    return date.toISOString().slice(0, 10);
  };
  await page.getByLabel('Last day').fill(day(-1));
  await page.getByText('Nothing yet.').waitFor();
  expect(await page.locator('.export-file button').isDisabled()).toBe(true);
  await page.getByLabel('Last day').fill(day(0));
  await page.getByLabel('First day').fill(day(0));
  await page.reload();
  await expect.poll(() => rows.count()).toBe(60);
  expect(await page.getByLabel('First day').inputValue()).toBe(day(0));
  expect((await download(page)).lines.slice(1)).toEqual(byCoordinator.lines);
  await page.getByLabel('Last day').fill(day(1));
  await page.getByLabel('First day').fill(day(1));
  await page.getByText('Nothing yet.').waitFor();
  // Reloading ends what was under way.
  expect(consoleErrors).toEqual([]);
}, 90_000);

test.each(['America/New_York', 'Asia/Kathmandu', 'Pacific/Kiritimati'])(
  'a day is that day where the reader is: %s',
  async (timezoneId) => {
    const day = (later: number) =>
      new Intl.DateTimeFormat('en-CA', { timeZone: timezoneId }).format(Date.now() + later * 86_400_000);
    await createWriter(world.coordinator).write({
      country: timezoneId.startsWith('America') ? 'PER' : timezoneId.startsWith('Asia') ? 'NPL' : 'FJI',
      agency: 'UNICEF',
      item: 'LDR-2',
      narrative: 'Now.',
    });
    const { page } = await world.open('coordinator', `/changes?from=${day(0)}&to=${day(0)}`, {
      context: { timezoneId },
    });
    const rows = page.locator('.log li');
    await rows.first().waitFor();
    await page.getByLabel('First day').fill(day(1));
    await page.getByText('Nothing yet.').waitFor();
    await page.goto(`/changes?to=${day(-1)}&kind=RESPONSE_RECORDED`);
    await page.getByText('Nothing yet.').waitFor();
  },
);

test('whoever lists no people sees of people what is theirs, without a field to look for others', async () => {
  const person = await personOf('contributor/UNICEF/NPL');
  await world.coordinator.query(grantMutation, {
    person,
    role: { role: 'CONTRIBUTOR', agency: 'UNICEF', country: 'PER' },
  });
  const { page } = await world.open('contributor/UNICEF/NPL', '/changes?kind=MEMBERSHIP_GRANTED');
  await page.getByText('Contributor, UNICEF, Nepal got a role').first().waitFor();
  expect(await page.getByLabel('By or about: name or address').count()).toBe(0);
  const other = await world.open('observer', '/changes?kind=MEMBERSHIP_GRANTED');
  await other.page.getByText('Nothing yet.').waitFor();
});
