import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { PageOptions, WatchedPage } from '../support/browser.ts';
import { signInAs } from '../support/graphql-client.ts';
import { createWriter, type Writer } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { giveRole } from './give-roles.ts';
import { expectAccessible } from './looks.ts';

const world = concordInBrowser();

async function openDecisions(query = '', options: Partial<PageOptions> = {}): Promise<WatchedPage> {
  const watched = await world.open('coordinator', `/decisions${query}`, options);
  await watched.page.getByText(/answers? waits? for a decision/).waitFor();
  return watched;
}

/** Somebody hands in some answers of UNICEF in a country that no other test uses. */
async function handIn(country: string, ...items: string[]): Promise<Writer> {
  const writer = createWriter(await signInAs(world.concord.url, `focal-point/UNICEF/${country}`));
  await writer.write(
    ...items.map((item) => ({
      country,
      agency: 'UNICEF',
      item,
      status: 'SUBMITTED',
      rating: 'MEETS',
      narrative: `What UNICEF says about ${item}.`,
    })),
  );
  return writer;
}

interface Story {
  countryChecklist: { responses: { itemCode: string; status: string; narrative: string }[] };
  events: { edges: { node: { note: string | null; changes: { field: string; to: string }[] } }[] };
}

async function storyOf(country: string): Promise<Story> {
  return world.coordinator.query<Story>(
    `query ($country: String!) {
      countryChecklist(country: $country) { responses { itemCode status narrative } }
      events(last: 50, filter: { countries: [$country] }) { edges { node { note changes { field to } } } }
    }`,
    { country },
  );
}

async function statusesIn(country: string): Promise<Record<string, string>> {
  const { countryChecklist } = await storyOf(country);
  return Object.fromEntries(countryChecklist.responses.map(({ itemCode, status }) => [itemCode, status]));
}

function entry(page: Page, title: string) {
  return page.getByRole('article', { name: title });
}

describe('what waits for a decision', () => {
  test('is accepted, received by the server, and can be undone', async () => {
    await handIn('KEN', 'LDR-2', 'LDR-4');
    const { page, troubles } = await openDecisions('?country=KEN');
    await page.getByText('2 answers wait for a decision').waitFor();
    const first = entry(page, 'Agency focal point');
    await first.getByText('What UNICEF says about LDR-2.').waitFor();
    await first.getByRole('button', { name: /^Accept/ }).click();
    await first.getByText(/Accepted, received by the server \d\d:\d\d/).waitFor();
    await page.getByText('1 answer waits for a decision').waitFor();
    expect(await statusesIn('KEN')).toEqual({ 'LDR-2': 'ACCEPTED', 'LDR-4': 'SUBMITTED' });
    // What was read goes along to be compared, and is no change of its own.
    const { events } = await storyOf('KEN');
    expect(events.edges.at(-1)?.node.changes).toEqual([{ field: 'status', to: 'ACCEPTED' }]);

    await first.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('2 answers wait for a decision').waitFor();
    expect(await statusesIn('KEN')).toEqual({ 'LDR-2': 'SUBMITTED', 'LDR-4': 'SUBMITTED' });
    expect(troubles()).toEqual([]);
  });

  test('goes back, one with its reason or many with one reason for all', async () => {
    await handIn('FRA', 'LDR-2', 'LDR-4', 'ANL-3');
    const { page, troubles } = await openDecisions('?country=FRA');
    const first = entry(page, 'Agency focal point');
    await first.getByRole('button', { name: /^Return/ }).click();
    const send = first.getByRole('button', { name: 'Return it', exact: true });
    expect(await send.isDisabled()).toBe(true);
    await first.getByLabel('What should change?').fill('Which letter, of what date?');
    await send.click();
    await first.getByText(/Returned, received by the server/).waitFor();

    await page.getByLabel('choose all 2 on this page').check();
    await page.getByRole('button', { name: 'Return 2 chosen with one reason' }).click();
    await page.getByLabel('What should change?').fill('Please attach the evidence.');
    await page.getByRole('button', { name: 'Return it', exact: true }).click();
    await page.getByText('nothing waits for a decision').waitFor();
    expect(await statusesIn('FRA')).toEqual({
      'LDR-2': 'RETURNED',
      'LDR-4': 'RETURNED',
      'ANL-3': 'RETURNED',
    });
    const notes = (await storyOf('FRA')).events.edges.flatMap(({ node }) => node.note ?? []);
    expect(notes.sort()).toEqual([
      'Please attach the evidence.',
      'Please attach the evidence.',
      'Which letter, of what date?',
    ]);
    expect(troubles()).toEqual([]);
  });

  test('is accepted by the page, more than one request carries', async () => {
    const items = ['LDR-2', 'LDR-4', 'ANL-3', 'ANL-5', 'ANL-6', 'PRG-2', 'PRG-4', 'PRG-5', 'PRG-6', 'PAR-2'];
    for (const country of ['PER', 'CHL', 'BOL']) await handIn(country, ...items);
    const { page } = await openDecisions('?region=Americas&agency=UNICEF');
    await page.getByLabel('choose all 30 on this page').check();
    await page.getByRole('button', { name: 'Accept 30 chosen' }).click();
    await page.getByText('nothing waits for a decision').waitFor();
    for (const country of ['PER', 'CHL', 'BOL']) {
      expect(new Set(Object.values(await statusesIn(country)))).toEqual(new Set(['ACCEPTED']));
    }

    // All are taken back but the one that somebody decided on further, and the one that they change at the same moment.
    const other = createWriter(world.coordinator);
    const reopened = { country: 'PER', agency: 'UNICEF', item: 'LDR-2', baseRevision: 2 };
    await other.write({ ...reopened, status: 'RETURNED', note: 'Once more.' });
    await page.getByRole('button', { name: 'Undo the 29', exact: true }).waitFor();
    let changed = false;
    await page.route('**/graphql', async (route) => {
      if (!changed && route.request().postData()?.includes('RecordResponses')) {
        changed = true;
        await other.write({ ...reopened, item: 'LDR-4', narrative: 'Something else.' });
      }
      await route.continue();
    });
    await page.getByRole('button', { name: 'Undo the 29', exact: true }).click();
    await page.getByText('28 of 29 undone, received by the server. 1 not:').waitFor();
    await page.getByRole('link', { name: 'Peru LDR-4', exact: true }).waitFor();
    expect(await statusesIn('PER')).toMatchObject({
      'LDR-2': 'RETURNED',
      'LDR-4': 'ACCEPTED',
      'ANL-3': 'SUBMITTED',
    });
    expect(new Set(Object.values(await statusesIn('CHL')))).toEqual(new Set(['SUBMITTED']));
  });

  test('is not accepted unread: who changed the text meanwhile is said, and the decision waits', async () => {
    const writer = await handIn('ITA', 'LDR-2');
    const { page, context } = await openDecisions('?country=ITA');
    const first = entry(page, 'Agency focal point');
    await first.getByText('What UNICEF says about LDR-2.').waitFor();
    // The page does not hear of the change before it decides.
    let written = false;
    await context.route('**/graphql', async (route) => {
      if (!written && route.request().postData()?.includes('RecordResponses')) {
        written = true;
        await writer.write({ country: 'ITA', agency: 'UNICEF', item: 'LDR-2', narrative: 'Something else.' });
      }
      await route.fallback();
    });
    await first.getByRole('button', { name: /^Accept/ }).click();
    await first.getByText(/changed this answer after you read it/).waitFor();
    expect(await statusesIn('ITA')).toEqual({ 'LDR-2': 'SUBMITTED' });
    await first.getByRole('button', { name: 'Accept it as it is now' }).click();
    await first.getByText(/Accepted, received by the server/).waitFor();
    const { countryChecklist } = await storyOf('ITA');
    expect(countryChecklist.responses).toEqual([
      { itemCode: 'LDR-2', status: 'ACCEPTED', narrative: 'Something else.' },
    ]);
  });

  test('says when more came, and when somebody else decided, without moving anything', async () => {
    await handIn('ESP', 'LDR-2');
    const { page } = await openDecisions('?country=ESP');
    await entry(page, 'Agency focal point').waitFor();
    await handIn('ESP', 'LDR-4');
    const more = page.getByRole('button', { name: '1 more was submitted: show it' });
    await more.waitFor();
    const other = createWriter(world.coordinator);
    await other.write({
      country: 'ESP',
      agency: 'UNICEF',
      item: 'LDR-2',
      status: 'ACCEPTED',
      baseRevision: 1,
    });
    await entry(page, 'Agency focal point')
      .getByText(/^Accepted by Coordinator, OHCHR/)
      .waitFor();
    expect(await page.getByRole('article').count()).toBe(1);
    await more.click();
    await entry(page, 'Managers answer for results').waitFor();
    expect(await page.getByRole('article').count()).toBe(1);
  });

  test('can be read by others, who are told that they do not decide', async () => {
    await handIn('SWE', 'LDR-2');
    const watched = await world.open('observer', '/decisions?country=SWE');
    await watched.page.getByText('Coordinators decide; you can read along.').waitFor();
    expect(await watched.page.getByRole('button', { name: /^Accept/ }).count()).toBe(0);
  });

  test('is decided on with the keyboard alone', async () => {
    await handIn('NOR', 'LDR-2');
    const { page } = await openDecisions('?country=NOR');
    const accept = entry(page, 'Agency focal point').getByRole('button', { name: /^Accept/ });
    await accept.waitFor();
    for (let step = 0; step < 40; step += 1) {
      if (await accept.evaluate((button) => button === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await entry(page, 'Agency focal point')
      .getByText(/Accepted, received by the server/)
      .waitFor();
    expect(await statusesIn('NOR')).toEqual({ 'LDR-2': 'ACCEPTED' });
  });
});

test('goes back to one of those who can act on it, one or many, whose page says so at once', async () => {
  await handIn('LKA', 'LDR-2', 'LDR-4', 'ANL-3');
  const theirs = await world.open('focal-point/UNICEF/LKA', '/');
  const todo = theirs.page.getByRole('region', { name: 'Waiting for me' });
  await todo.getByText('Nothing waits for you.').waitFor();
  const watched = await openDecisions('?country=LKA');
  const { page } = watched;
  const person = 'Focal point, UNICEF, Sri Lanka';
  const first = entry(page, 'Agency focal point');
  await first.getByRole('button', { name: /^Return/ }).click();
  await first.getByLabel('What should change?').fill('Which letter?');
  await first.getByLabel('To whom').selectOption(person);
  await expectAccessible(watched, 'a return to somebody');
  await first.getByRole('button', { name: 'Return it', exact: true }).click();
  await first.getByText(/Returned, received by the server/).waitFor();
  await todo.getByText(/^Returned to you by/).waitFor();

  await page.getByLabel('choose all 2 on this page').check();
  await page.getByRole('button', { name: 'Return 2 chosen with one reason' }).click();
  await page.getByLabel('What should change?').fill('Please attach the evidence.');
  await page.getByLabel('To whom').selectOption(person);
  await page.getByRole('button', { name: 'Return it', exact: true }).click();
  await page.getByText('nothing waits for a decision').waitFor();
  await expect.poll(() => todo.getByText(/^Returned to you by/).count()).toBe(3);
  // Nobody chosen, it waits for whoever writes it.
  const writer = createWriter(await signInAs(world.concord.url, 'focal-point/UNICEF/LKA'));
  await writer.write({
    country: 'LKA',
    agency: 'UNICEF',
    item: 'LDR-2',
    status: 'SUBMITTED',
    baseRevision: 2,
  });
  await page.reload();
  await first.getByRole('button', { name: /^Return/ }).click();
  await first.getByLabel('What should change?').fill('By when?');
  await first.getByRole('button', { name: 'Return it', exact: true }).click();
  await todo.getByText(/^Returned by/).waitFor();
  for (const { troubles } of [theirs, watched]) expect(troubles()).toEqual([]);
}, 60_000);

test('what the Resident Coordinator has not endorsed is accepted with a reason that is asked for', async () => {
  const ask = (settings: string) =>
    world.coordinator.query(`mutation { changeCycle(cycle: "2026", ${settings}) { done } }`);
  await ask('endorsement: true');
  onTestFinished(async () => {
    await ask('endorsement: false');
  });
  const lead = await signInAs(world.concord.url, 'country-lead/RWA');
  const { viewer } = await lead.query<{ viewer: { person: { id: string } } }>('{ viewer { person { id } } }');
  await giveRole(world.coordinator, viewer.person.id, {
    role: 'COUNTRY_LEAD',
    country: 'RWA',
    residentCoordinator: true,
  });
  const writer = createWriter(world.coordinator);
  await writer.write({ country: 'RWA', agency: null, item: 'LDR-1', status: 'SUBMITTED', narrative: 'One.' });
  const watched = await openDecisions('?country=RWA');
  const answer = entry(watched.page, 'Senior lead named');
  await answer.getByRole('button', { name: /^Accept/ }).click();
  await answer
    .getByText('Not accepted: the Resident Coordinator has not endorsed', { exact: false })
    .waitFor();
  await expectAccessible(watched, 'a reason to accept');
  await answer.getByLabel(/^Why is it accepted without that/).fill('Nobody is in post until March.');
  await answer.getByRole('button', { name: 'Accept it with this reason' }).click();
  await answer.getByText(/Accepted, received by the server/).waitFor();
  const { events } = await storyOf('RWA');
  expect(events.edges.at(-1)?.node.note).toBe('Nobody is in post until March.');
  expect(watched.troubles()).toEqual([]);
}, 60_000);

test('the list is accessible in every state, in light and dark, on a phone and at a desk', async () => {
  await handIn('DEU', 'PRV-2', 'PRV-6', 'CRS-1');
  const watched = await openDecisions('?country=DEU');
  const { page } = watched;
  await page.getByRole('article').first().waitFor();
  await expectAccessible(watched, 'the list');
  await page
    .getByRole('button', { name: /^Return with a reason/ })
    .first()
    .click();
  await page.getByLabel(/^choose all/).check();
  await expectAccessible(watched, 'a return');
  expect(watched.troubles()).toEqual([]);
});
