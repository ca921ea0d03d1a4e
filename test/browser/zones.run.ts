import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { WatchedPage } from '../support/browser.ts';
import { signInAs } from '../support/graphql-client.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { accountOf, giveRole } from './give-roles.ts';

// The open cycle closes on 15 December 2026, and the page says what is so where its reader is.

const lastDay = 'cycle 2026 · open until 15 December 2026';
const over = 'cycle 2026 · ended, still open (last day 15 December 2026)';
const twoLeft = `${lastDay} · 2 days left`;
const oneLeft = `${lastDay} · 1 day left`;
const theLast = `${lastDay} · the last day`;

/** What is said of the cycle at three moments, of which one tells most of a zone. */
const moments = ['2026-12-14T03:00:00Z', '2026-12-15T12:00:00Z', '2026-12-16T03:00:00Z'] as const;
/** Before and after the midnight with which 60 days are left of a role, in the zones between. */
const sixtyDaysBefore = ['2099-10-31T12:00:00Z', '2099-11-01T03:00:00Z'] as const;
const zones = [
  {
    zone: 'UTC',
    said: [oneLeft, theLast, over],
    telling: 2,
    moved: '2026-12-01T20:00',
    ending: [false, true],
  },
  {
    zone: 'America/New_York',
    said: [twoLeft, theLast, theLast],
    telling: 2,
    moved: '2026-12-01T15:00',
    ending: [false, false],
  },
  {
    zone: 'Asia/Kathmandu',
    said: [oneLeft, theLast, over],
    telling: 2,
    moved: '2026-12-02T01:45',
    ending: [false, true],
  },
  {
    zone: 'Pacific/Kiritimati',
    said: [oneLeft, over, over],
    telling: 1,
    moved: '2026-12-02T10:00',
    ending: [true, true],
  },
] as const;

const world = concordInBrowser();
let held: string;
beforeAll(async () => {
  await signInAs(world.concord.url, 'focal-point/UNHCR/NPL');
  const { person } = await accountOf(world.coordinator, 'Focal point, UNHCR, Nepal');
  held = person.id;
  await giveRole(world.coordinator, held, {
    role: 'OBSERVER',
    startsOn: '2026-11-01',
    endsOn: '2099-12-31',
  });
});

/** What a view says of the cycle at a moment, by its reader's clock. */
async function saysOfCycle({ page, context }: WatchedPage, path: string, moment: string): Promise<string> {
  await context.clock.setFixedTime(moment);
  await page.goto(path, { waitUntil: 'commit' });
  const line = page.locator('.head').getByText(/cycle 2026 · /);
  return (await line.textContent())?.replace(/^.*(?=cycle 2026)/, '') ?? '';
}

/** The start and end of the roles to which somebody is invited, as they are stored. */
function daysOf(email: string) {
  return world.concord.sql<{ from: string; to: string }>(
    `select starts_on::text as "from", ends_on::text as "to"
       from invitation join person on person.id = person_id where email = $1`,
    [email],
  );
}

async function invite(page: Page, email: string): Promise<void> {
  await page.goto('/invite');
  await page.getByLabel('Address at their organisation').fill(email);
  await page.getByRole('combobox', { name: 'Role' }).selectOption('OBSERVER');
  await page.getByLabel('First day, if not today').fill('2026-11-30');
  await page.getByLabel('Last day, if any').fill('2099-12-31');
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  await page.getByText('Invited: 1;').waitFor();
}

test.each(zones)(
  'in $zone a list, a country, a cell and the matrix say how long the cycle is open by the reader’s own calendar',
  async ({ zone, said, telling, moved }) => {
    const options = { context: { timezoneId: zone } };
    const focal = await world.open('focal-point/UNICEF/KEN', '/', options);
    const overview = await world.open('coordinator', '/account', options);
    for (const [index, moment] of moments.entries())
      expect(await saysOfCycle(focal, '/', moment)).toBe(said[index]);
    const withoutDays = said[telling]?.split(' · ').slice(0, 2).join(' · ');
    for (const path of ['/countries/KEN', '/cell/KEN/UNICEF'])
      expect(await saysOfCycle(focal, path, moments[telling])).toBe(withoutDays);

    // What is a moment and no calendar date stays one, written as it is where the reader is.
    const matrix = '/matrix?since=2026-12-01T20:00:00.000Z';
    expect(await saysOfCycle(overview, matrix, moments[telling])).toBe(withoutDays);
    // Once it is known what moved since, too: the last event before that moment was at another one.
    await overview.page.getByRole('link', { name: /^0 cells moved since/ }).waitFor();
    await overview.page.waitForLoadState('networkidle');
    expect(await overview.page.getByLabel('Moved since').inputValue()).toBe(moved);
    expect([...focal.consoleErrors, ...overview.consoleErrors]).toEqual([]);
  },
);

test.each(zones)(
  'in $zone the days of roles and invitations are those that were written',
  async ({ zone, ending }) => {
    const { page, context, consoleErrors } = await world.open('coordinator', `/people/${held}`, {
      context: { timezoneId: zone },
    });
    await page.getByText('1 November 2026 to 31 December 2099').waitFor();
    const email = `${zone.toLowerCase().replace(/\W/g, '.')}@agency.example`;
    await invite(page, email);
    expect(await daysOf(email)).toEqual([{ from: '2026-11-30', to: '2099-12-31' }]);
    await page.getByRole('link', { name: 'Open' }).click();
    await page.getByText('30 November 2026 to 31 December 2099').waitFor();

    for (const [index, within] of ending.entries()) {
      await context.clock.setFixedTime(sixtyDaysBefore[index] ?? '');
      await page.goto('/people?state=ending');
      await page
        .getByText(/^(nobody is like this|\d+ (person|people))/)
        .first()
        .waitFor();
      expect(await page.getByRole('link', { name: 'Focal point, UNHCR, Nepal' }).count()).toBe(
        within ? 1 : 0,
      );
    }
    expect(consoleErrors).toEqual([]);
  },
);
