import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, withPage } from '../support/browser.ts';
import { type OidcConcord, startOidcConcord } from '../support/oidc-concord.ts';

describe('signing in with one’s own organisation, in a browser', () => {
  let world: OidcConcord;
  let browser: Browser;
  beforeAll(async () => {
    world = await startOidcConcord([
      {
        id: 'unicef',
        domains: ['unicef.example'],
        accounts: [
          { login: 'amina', email: 'amina@unicef.example', name: 'Amina Odhiambo' },
          { login: 'nobody', email: 'nobody@unicef.example' },
          { login: 'carla', email: 'carla@unicef.example', name: 'Carla the coordinator' },
        ],
      },
      { id: 'who', domains: ['who.example'], accounts: [] },
    ]);
    await world.invite('amina@unicef.example', 'OBSERVER');
    await world.invite('carla@unicef.example', 'COORDINATOR');
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await world?.drop();
  });

  const logIn = async (page: Page, login: string, second = false) => {
    await page.getByLabel('Login').fill(login);
    if (second) await page.getByLabel('with a second factor').check();
    await page.getByRole('button', { name: 'Log in' }).click();
  };
  const troubleHere = (lines: string[]) => lines.filter((line) => line.includes(world.url));

  test('goes to the provider by one’s address, comes back to where one was, and out again', async () => {
    await withPage(browser, { baseURL: world.url }, async ({ page, context, troubles, ...checks }) => {
      await page.goto('/countries?q=ken');
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      await page.getByRole('button', { name: 'Agency who' }).waitFor();
      expect(await checks.accessibilityViolations()).toEqual([]);
      await checks.screenshot('sign-in-organisations');
      await page.getByLabel('Your address at your organisation').fill('amina@unicef.example');
      await page.getByRole('button', { name: 'Continue to your organisation' }).click();
      await logIn(page, 'amina');
      await page.getByText('Amina Odhiambo').waitFor();
      expect(page.url()).toBe(`${world.url}/countries?q=ken`);
      // No script can read the session, and nothing of the sign-in is left behind.
      expect(await page.evaluate('document.cookie')).toBe('');
      const cookies = (await context.cookies(world.url)).filter(({ name }) => name.includes('concord'));
      expect(cookies).toMatchObject([{ name: 'concord_session', httpOnly: true, sameSite: 'Lax' }]);
      expect(troubleHere(troubles())).toEqual([]);

      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('button', { name: 'Yes, sign me out' }).click();
      await page.waitForURL(`${world.url}/`);
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    });
  });

  test('tells somebody whom nobody invited so in plain words', async () => {
    await withPage(browser, { baseURL: world.url }, async ({ page }) => {
      await page.goto('/');
      await page.getByRole('button', { name: 'Agency unicef' }).click();
      await logIn(page, 'nobody');
      await page.getByText('nobody has invited you here').waitFor();
      await page.getByLabel('Your address at your organisation').fill('somebody@elsewhere.example');
      await page.getByRole('button', { name: 'Continue to your organisation' }).click();
      await page.getByText('No organisation that signs in here has addresses like this').waitFor();
    });
  });

  test('offers a second factor where a role needs one', async () => {
    await withPage(browser, { baseURL: world.url }, async ({ page }) => {
      await page.goto('/');
      await page.getByRole('button', { name: 'Agency unicef' }).click();
      await logIn(page, 'carla');
      await page.getByRole('button', { name: 'Sign in again with a second factor' }).click();
      await logIn(page, 'carla', true);
      await page.getByText('Carla the coordinator').waitFor();
      expect(await page.getByRole('button', { name: 'Sign in again with a second factor' }).count()).toBe(0);
    });
  });
});
