import { expect, test } from 'vitest';
import type { WatchedPage } from '../support/browser.ts';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { itemOf } from './country-page.ts';
import { accountOf, endRole, giveRole } from './give-roles.ts';

const world = concordInBrowser();

async function open(persona: string, path: string): Promise<WatchedPage> {
  const watched = await world.open(persona, path);
  await watched.page.getByText(/^Live/).waitFor();
  return watched;
}

test('an open page lets somebody write as soon as they have the role for it, and no longer once they don’t', async () => {
  const { page } = await open('observer', '/countries/KEN?agency=UNICEF&item=LDR-2');
  const text = itemOf(page, 'Agency focal point').getByRole('textbox');
  await itemOf(page, 'Agency focal point').waitFor();
  expect(await text.count()).toBe(0);
  const { person } = await accountOf(world.coordinator, 'Observer');
  await giveRole(world.coordinator, person.id, { role: 'FOCAL_POINT', agency: 'UNICEF', country: 'KEN' });
  await text.first().waitFor();
  const { memberships } = await accountOf(world.coordinator, 'Observer');
  for (const { id, role } of memberships) if (role === 'FOCAL_POINT') await endRole(world.coordinator, id);
  await text.first().waitFor({ state: 'detached' });
});

test('words that are erased go from every page that shows them', async () => {
  const writer = createWriter(world.coordinator);
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
  const { data } = await world.coordinator.request(
    '{ countryChecklist(country: "KEN") { responses { id itemCode } } }',
  );
  const { countryChecklist } = data as {
    countryChecklist: { responses: { id: string; itemCode: string }[] };
  };
  const answer = countryChecklist.responses.find(({ itemCode }) => itemCode === 'ANL-3');
  const { codes } = await world.coordinator.request(
    'mutation ($id: ID!) { eraseContent(id: $id, reason: "A person was named.") { cursor } }',
    { id: answer?.id },
  );
  expect(codes).toEqual([]);
  for (const page of pages) await page.getByText('Ask Jane Roe.').first().waitFor({ state: 'detached' });
});
