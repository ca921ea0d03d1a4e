import { describe, expect, test } from 'vitest';
import type { PageOptions, WatchedPage } from '../support/browser.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { giveOnlyRole } from './give-roles.ts';
import { expectAccessible } from './looks.ts';

const world = concordInBrowser();

function open(
  path: string,
  options: Partial<PageOptions> = {},
  persona = 'coordinator',
): Promise<WatchedPage> {
  return world.open(persona, path, options);
}

/** What a program with this token is answered. */
async function askWith(token: string): Promise<{ status: number; body: string }> {
  const response = await fetch(`${world.concord.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ viewer { person { name } } }' }),
  });
  return { status: response.status, body: await response.text() };
}

describe('a coordinator', () => {
  test('invites a whole list, after seeing line by line what would happen', async () => {
    const { page, troubles } = await open('/invite');
    await page
      .getByLabel('Lines')
      .fill(
        [
          'email,name,role,agency,country,starts,ends,alternate',
          'amina@unicef.example,"Odhiambo, Amina",Focal point,UNICEF,Kenya,,,',
          'li@unicef.example,,contributor,unicef,NPL,,2099-12-31,yes',
          'nobody,,Focal point,UNICEF,KEN,,,',
          'max@unicef.example,,Emperor,UNICEF,KEN,,,',
        ].join('\n'),
      );
    await page.getByRole('button', { name: 'Say what would happen with 4 lines' }).click();
    await page.getByText('Nothing has changed yet. Would be invited: 2;').waitFor();
    await page.getByText('No role is called this.').waitFor();
    await page.getByText('This is no address').waitFor();
    const before = await world.concord.sql<{ count: string }>(
      "SELECT count(*) FROM person WHERE email LIKE '%@unicef.example'",
    );
    expect(before[0]?.count).toBe('0');
    await page.getByRole('button', { name: 'Invite these 2 people' }).click();
    await page.getByText('Invited: 2; have the role now: 0').waitFor();
    expect(troubles()).toEqual([]);

    await page.goto('/people?state=invited');
    await page.getByText('2 people').waitFor();
    await page.getByRole('link', { name: 'Odhiambo, Amina' }).click();
    await page.getByText('has never signed in').waitFor();
    await page.getByRole('button', { name: /^Take the invitation back/ }).click();
    await page.getByRole('button', { name: 'Take it back', exact: true }).click();
    await page.getByText('The invitation of Odhiambo, Amina is taken back').waitFor();
    await page.getByText('No role.').waitFor();
  });

  test('invites one person, and is told why where it can’t be', async () => {
    const { page } = await open('/invite');
    await page.getByLabel('Address at their organisation').fill('lead@un.example');
    await page.getByLabel('Role').selectOption('Country lead');
    await page.getByLabel('Country or area').selectOption('Kenya');
    await page.getByLabel('Last day, if any').fill('2020-01-01');
    await page.getByRole('button', { name: 'Invite', exact: true }).click();
    await page.getByText('The last day is before the first one.').waitFor();
    await page.getByLabel('Last day, if any').fill('2099-01-01');
    await page.getByRole('button', { name: 'Invite', exact: true }).click();
    await page.getByText('Invited: 1;').waitFor();
  });

  test('gives a role and ends it, hands over, and shuts somebody out at once', async () => {
    const leaver = await open('/', {}, 'focal-point/UNHCR/BGD');
    await open('/', {}, 'focal-point/UNHCR/NPL');
    await leaver.page.getByRole('heading', { name: 'My countries' }).waitFor();
    const { page, troubles } = await open('/people');
    await page.getByLabel('Name or address').fill('UNHCR, Bangla');
    await page.getByRole('link', { name: /^Focal point, UNHCR, Bangladesh/ }).click();
    const give = page.getByRole('region', { name: 'Give a role' });
    await give.getByLabel('Role').selectOption('Observer');
    await give.getByRole('button', { name: 'Give this role' }).click();
    await page.getByText(/has this role: Observer/).waitFor();
    await page.getByRole('button', { name: 'End this role: Observer' }).click();
    await page.getByRole('button', { name: 'End this role', exact: true }).click();
    await page.getByText(/no longer has this role: Observer/).waitFor();

    await page.getByLabel('Successor: name or address').fill('UNHCR, Nepal');
    await page.getByRole('button', { name: 'Look for them' }).click();
    await page.getByLabel('Hand over to').waitFor();
    await page.getByRole('button', { name: 'Hand over', exact: true }).click();
    await page.getByText(/is now with Focal point, UNHCR, Nepal/).waitFor();
    await page.getByText('No role.').waitFor();

    await page.getByRole('button', { name: 'Deactivate this person' }).click();
    await page.getByRole('button', { name: 'Deactivate this person' }).click();
    await page.getByText(/is deactivated: no role, session or token/).waitFor();
    await leaver.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(troubles()).toEqual([]);
  });
});

test('a focal point sees colleagues, and can give no more than the server lets her', async () => {
  const { page } = await open('/invite', {}, 'focal-point/UNICEF/KEN');
  await page.getByText('You can invite colleagues of your agency').waitFor();
  expect(await page.getByLabel('Role').locator('option').allTextContents()).toEqual([
    'Focal point',
    'Contributor',
  ]);
  expect(await page.getByLabel('Agency').locator('option').allTextContents()).toEqual(['UNICEF']);
  expect(await page.getByLabel('Country or area').locator('option').allTextContents()).toEqual(['Kenya']);
  await page.getByLabel('Address at their organisation').fill('colleague@unicef.example');
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  await page.getByText('Invited: 1;').waitFor();
  await page.getByRole('link', { name: 'Open' }).click();
  await page.getByText('invited: Focal point, UNICEF, Kenya, alternate').waitFor();
  expect(await page.getByRole('button', { name: 'Deactivate this person' }).count()).toBe(0);
});

test('a coordinator of a country sees the people there, and can give any role of that country', async () => {
  await open('/', {}, 'focal-point/UN_WOMEN/BRA');
  const { page, troubles } = await open('/', {}, 'focal-point/UN_WOMEN/PER');
  await page.getByRole('heading', { name: 'My countries' }).waitFor();
  await giveOnlyRole(world.coordinator, 'Focal point, UN Women, Peru', {
    role: 'COORDINATOR',
    country: 'BRA',
  });
  await page.goto('/people');
  await page.getByRole('link', { name: 'Focal point, UN Women, Brazil' }).waitFor();
  expect(await page.getByRole('main').getByRole('link', { name: 'Coordinator, OHCHR' }).count()).toBe(0);
  await page.getByRole('link', { name: 'Focal point, UN Women, Brazil' }).click();
  const give = page.getByRole('region', { name: 'Give a role' });
  await give.getByLabel('Role').waitFor();
  expect(await give.getByLabel('Role').locator('option').allTextContents()).toEqual([
    'Coordinator',
    'Focal point',
    'Contributor',
    'Country lead',
  ]);
  await page.getByRole('heading', { name: 'Hand over to a successor' }).waitFor();
  expect(await page.getByRole('button', { name: 'Deactivate this person' }).count()).toBe(0);
  await give.getByLabel('Role').selectOption('Contributor');
  await give.getByLabel('Agency').selectOption('UNICEF');
  await give.getByLabel('Country or area').selectOption('Brazil');
  expect(await give.getByLabel('Country or area').locator('option').count()).toBe(2);
  await give.getByRole('button', { name: 'Give this role' }).click();
  await page.getByText(/has this role: Contributor, UNICEF, Brazil/).waitFor();
  expect(troubles()).toEqual([]);
});

test('a token is made, shown once, used over HTTP and revoked; a device is signed out', async () => {
  const other = await open('/', {}, 'focal-point/UNICEF/PER');
  const { page, troubles } = await open('/account', {}, 'focal-point/UNICEF/PER');
  await page.getByLabel('Which program gets it').fill('Dashboard');
  await page.getByLabel('Country or area').selectOption('Peru');
  await page.getByRole('button', { name: 'Make a token' }).click();
  const secret = (await page.getByLabel('Secret').textContent()) ?? '';
  expect((await askWith(secret)).body).toContain('Focal point, UNICEF, Peru');
  await page.getByRole('button', { name: 'I have stored it' }).click();
  expect(await page.content()).not.toContain(secret);
  await page.getByRole('button', { name: 'Revoke the token Dashboard' }).click();
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
  await page.getByText('The token Dashboard no longer works.').waitFor();
  expect((await askWith(secret)).body).not.toContain('Peru');

  await page.getByRole('button', { name: /^Sign out there:/ }).click();
  await page.getByRole('button', { name: 'Sign out there', exact: true }).click();
  await other.page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  expect(troubles()).toEqual([]);
});

test('somebody who answers for an agency everywhere begins with what is due where', async () => {
  const { page } = await open('/', {}, 'focal-point/UNICEF/FJI');
  await page.getByRole('heading', { name: 'My countries' }).waitFor();
  await giveOnlyRole(world.coordinator, 'Focal point, UNICEF, Fiji', {
    role: 'FOCAL_POINT',
    agency: 'UNICEF',
  });
  await page.reload();
  const list = page.getByRole('table');
  await list.getByRole('link', { name: 'Kenya' }).waitFor();
  expect(await list.getByRole('row').count()).toBeGreaterThan(100);
});

test('administration is accessible in light and dark, on a phone and at a desk', async () => {
  const watched = await open('/people');
  const { page } = watched;
  const check = async (view: string) => {
    await watched.screenshot(view, { fullPage: true });
    await expectAccessible(watched, view);
  };
  await page.getByRole('main').getByRole('link', { name: 'Coordinator, OHCHR' }).waitFor();
  await check('people');
  await page.goto('/invite');
  await page.getByLabel('Lines').fill('a@b.example,,Observer,,,,,\nb,,Observer,,,,,');
  await page.getByRole('button', { name: /^Say what would happen/ }).click();
  await page.getByText('Nothing has changed yet.').waitFor();
  await check('invite');
  await page.goto('/people?q=Peru&state=all');
  await open('/', {}, 'focal-point/UNICEF/PER');
  await page.getByRole('link', { name: /Peru/ }).first().click();
  await page
    .getByRole('button', { name: /^End this role/ })
    .first()
    .click();
  await check('person');
  await page.goto('/account');
  await page.getByLabel('Which program gets it').fill('A program');
  await page.getByRole('button', { name: 'Make a token' }).click();
  await page.getByLabel('Secret').waitFor();
  await check('account');
  expect(watched.troubles()).toEqual([]);
});
