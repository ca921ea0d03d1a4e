import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { launchBrowser, type WatchedPage } from '../support/browser.ts';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';
import { createWriter } from '../support/writer.ts';
import { itemOf } from './country-page.ts';
import { accountOf, endRole } from './only-role.ts';
import { openAs } from './open-as.ts';

let concord: RunningConcord;
let browser: Browser;
let coordinator: GraphQLClient;
beforeAll(async () => {
  concord = await startTestConcord();
  browser = await launchBrowser();
  coordinator = await signInAs(concord.url, 'coordinator');
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await concord?.drop();
});

async function open(persona: string, path: string): Promise<WatchedPage> {
  const watched = await openAs(browser, persona, path, { baseURL: concord.url });
  onTestFinished(() => watched.close());
  await watched.page.getByText(/^Live/).waitFor();
  return watched;
}

test('an open page lets somebody write as soon as they have the role for it, and no longer once they don’t', async () => {
  const { page } = await open('observer', '/countries/KEN?agency=UNICEF&item=LDR-2');
  const text = itemOf(page, 'Agency focal point').getByRole('textbox');
  await itemOf(page, 'Agency focal point').waitFor();
  expect(await text.count()).toBe(0);
  const { person } = await accountOf(coordinator, 'Observer');
  await coordinator.request(
    `mutation ($person: ID!, $role: RoleInput!) { grantMembership(person: $person, role: $role) { person { id } } }`,
    { person: person.id, role: { role: 'FOCAL_POINT', agency: 'UNICEF', country: 'KEN' } },
  );
  await text.first().waitFor();
  const { memberships } = await accountOf(coordinator, 'Observer');
  for (const { id, role } of memberships) if (role === 'FOCAL_POINT') await endRole(coordinator, id);
  await text.first().waitFor({ state: 'detached' });
});

test('words that are erased go from every page that shows them', async () => {
  const writer = createWriter(coordinator);
  await writer.write({
    country: 'KEN',
    agency: 'UNICEF',
    item: 'ANL-3',
    status: 'SUBMITTED',
    narrative: 'Ask Jane Roe.',
  });
  const country = await open('observer', '/countries/KEN?agency=UNICEF&item=ANL-3');
  const history = await open('observer', '/countries/KEN/history?agency=UNICEF&item=ANL-3');
  const waiting = await open('coordinator', '/decisions?country=KEN');
  const pages = [country, history, waiting].map(({ page }) => page);
  for (const page of pages) await page.getByText('Ask Jane Roe.').first().waitFor();
  const { data } = await coordinator.request(
    '{ countryChecklist(country: "KEN") { responses { id itemCode } } }',
  );
  const { countryChecklist } = data as {
    countryChecklist: { responses: { id: string; itemCode: string }[] };
  };
  const answer = countryChecklist.responses.find(({ itemCode }) => itemCode === 'ANL-3');
  const { codes } = await coordinator.request(
    'mutation ($id: ID!) { eraseContent(id: $id, reason: "A person was named.") { cursor } }',
    { id: answer?.id },
  );
  expect(codes).toEqual([]);
  for (const page of pages) await page.getByText('Ask Jane Roe.').first().waitFor({ state: 'detached' });
});
