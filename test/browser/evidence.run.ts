import { createHash, randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { declareSource, pdfOf, type ShownEvidence, sender } from '../evidence/sender.ts';
import type { WatchedPage } from '../support/browser.ts';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { cardOf } from './country-page.ts';
import { expectAccessible } from './looks.ts';
import { pictures } from './pictures.ts';

const folder = join(inject('runFolder'), `evidence-${randomBytes(6).toString('hex')}`);
const world = concordInBrowser(() => ({ DEMO: '1', DATA_DIR: folder }));
const focal = 'focal-point/UNICEF/KEN';
const at = (item: string) => `/countries/KEN?agency=UNICEF&q=${item}`;
const said = { country: 'KEN', agency: 'UNICEF', rating: 'MEETS', narrative: 'It is so.' } as const;
let writer: GraphQLClient;

beforeAll(async () => {
  writer = await signInAs(world.concord.url, focal);
  const written = createWriter(writer);
  await written.write(
    ...['LDR-2', 'LDR-4', 'ANL-3', 'ANL-5', 'ANL-6'].map((item) => ({ ...said, item, status: 'SUBMITTED' })),
  );
  const accepting = { ...said, item: 'LDR-4', status: 'ACCEPTED', baseRevision: 1 };
  await createWriter(world.coordinator).write(accepting);
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const toggle = (card: Locator) =>
  card.getByRole('button', { name: /^(No evidence|\d+ documents? of evidence): / });
/** Fills what every document has; the rest of the form stays. */
async function describe(form: Locator, shows: string, sensitivity: 'Low' | 'High'): Promise<void> {
  await form.getByLabel('What it shows, in a sentence').fill(shows);
  await form.getByLabel('Date of the document').fill('2026-02-01');
  await form.getByRole('radio', { name: new RegExp(`^${sensitivity}: `) }).check();
  await form.getByLabel('I sign that it names no victim and no source').check();
}
const formOf = (card: Locator) => card.locator('form').filter({ hasText: 'Where it is' });
async function addLink(card: Locator, shows: string, sensitivity: 'Low' | 'High' = 'Low'): Promise<void> {
  const form = formOf(card);
  await form.getByRole('radio', { name: /^Kept elsewhere/ }).check();
  await form.getByLabel('Address').fill('https://uninfo.example/plan');
  await describe(form, shows, sensitivity);
  await form.getByRole('button', { name: 'Add evidence' }).click();
  await card.getByText('Added.').waitFor();
}
const one = (card: Locator, shows: string) => card.getByRole('listitem').filter({ hasText: shows });
const opened = async (watched: WatchedPage, item: string) => {
  const card = cardOf(watched.page, item);
  await toggle(card).click();
  return card;
};
const bytesOf = async (page: Page, link: Locator) => {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
};
/** Declares a link without the page; the id of its node. */
const declareLink = async (item: string, shows: string, given: object = {}) => {
  const { file: _none, ...input } = sender.inputOf(
    { country: 'KEN', agency: 'UNICEF', item },
    Buffer.from('-'),
  );
  const link = { ...input, shows, url: 'https://uninfo.example/plan', ...given };
  const { declareEvidence } = await writer.query<{ declareEvidence: { evidence: ShownEvidence } }>(
    declareSource,
    { input: link },
  );
  return declareEvidence.evidence.id;
};

test('a link and a file show an answer; the file goes on where its line broke, and is given out as it was sent', async () => {
  const mine = await world.open(focal, at('LDR-2'));
  const { page } = mine;
  const asks = page.getByText('Its rating asks for evidence, and there is none.');
  await asks.waitFor();
  const card = await opened(mine, 'LDR-2');
  await card.getByText('There is none yet.').waitFor();
  await addLink(card, 'The plan names a budget.');
  await one(card, 'The plan names a budget.').waitFor();
  await card.getByRole('button', { name: '1 document of evidence: LDR-2' }).waitFor();
  await expect.poll(() => asks.count()).toBe(0);
  await expectAccessible(mine, 'a link');

  // 62 % of it are the first part.
  const bytes = pdfOf(422_000);
  const file = { name: 'Minutes of March.pdf', mimeType: 'application/pdf', buffer: bytes };
  let parts = 0;
  await page.route('**/files/uploads/*', (route) =>
    route.request().method() === 'PATCH' && ++parts > 1 ? route.abort() : route.continue(),
  );
  const form = formOf(card);
  await form.getByRole('radio', { name: /^A file/ }).check();
  await form.getByLabel(/^File: PDF/).setInputFiles(file);
  await describe(form, 'The minutes say so.', 'Low');
  await form.getByRole('button', { name: 'Add evidence' }).click();
  const minutes = one(card, 'The minutes say so.');
  await minutes.getByText('Declared, 62% received').waitFor();
  await minutes.getByText('The line is lost').waitFor();
  await expectAccessible(mine, 'a file that waits');
  await page.unroute('**/files/uploads/*');
  await page.reload();
  for (const list of [mine.consoleErrors, mine.failedRequests]) list.length = 0;

  await opened(mine, 'LDR-2');
  await minutes.getByText('Declared, 62% received').waitFor();
  expect(await minutes.getByRole('link').count()).toBe(0);
  await pictures(page, 'evidence-declared');
  const again = minutes.getByLabel('Choose the same file to go on sending it');
  await again.setInputFiles({ ...file, buffer: pdfOf(422_000) });
  await minutes.getByText('This is another file than the one that was declared.').waitFor();
  await again.setInputFiles(file);
  const link = minutes.getByRole('link', { name: file.name });
  await link.waitFor();
  await minutes.getByText('Declared,').waitFor({ state: 'detached' });

  const theirs = await world.open('observer', at('LDR-2'));
  const their = await opened(theirs, 'LDR-2');
  const taken = await bytesOf(theirs.page, one(their, 'The minutes say so.').getByRole('link'));
  expect(taken.name).toBe(file.name);
  expect(createHash('sha256').update(taken.bytes).digest('hex')).toBe(
    createHash('sha256').update(bytes).digest('hex'),
  );
  await minutes.getByRole('button', { name: 'Who took the file' }).click();
  await minutes.getByText(/^Observer/).waitFor();
  await expectAccessible(mine, 'who took it');

  await addLink(card, 'What the ministry wrote.', 'High');
  await their.getByText('1 more document, which is not for you to read').waitFor();
  expect(await their.getByText('What the ministry wrote.').count()).toBe(0);
  await expectAccessible(theirs, 'somebody else’s look');
  await pictures(theirs.page, 'evidence-observer');

  await card.getByRole('button', { name: 'Withdraw: The plan names a budget.' }).click();
  await card
    .getByRole('group', { name: 'Withdraw: The plan names a budget.' })
    .getByRole('button', { name: 'Withdraw' })
    .click();
  await one(card, 'The plan names a budget.')
    .getByText(/^Withdrawn, .* It counts no more\.$/)
    .waitFor();
  await one(their, 'The plan names a budget.').waitFor({ state: 'detached' });
  await expectAccessible(mine, 'one that is withdrawn');
  await pictures(page, 'evidence');
  for (const { troubles } of [mine, theirs]) expect(troubles()).toEqual([]);
}, 180_000);

test('a document is revised, its file replaced, and what it said before can be read', async () => {
  const mine = await world.open(focal, at('ANL-3'));
  const { page, troubles } = mine;
  const id = await declareLink('ANL-3', 'The plan names a budget.');
  const card = await opened(mine, 'ANL-3');
  await card.getByRole('button', { name: 'Revise: The plan names a budget.' }).click();
  const form = card.locator('form').filter({ hasText: 'Save the revision' });
  await form.getByLabel('What it shows, in a sentence').fill('It names two budgets.');
  await form.getByLabel('In force until (if it says so)').fill('2030-06-30');
  const revise = `mutation ($input: ReviseEvidenceInput!) { reviseEvidence(input: $input) { evidence { revision } } }`;
  const theirs = {
    id,
    mutationId: crypto.randomUUID(),
    baseRevision: 1,
    shows: 'It names one budget of two.',
  };
  await world.coordinator.query(revise, { input: { ...theirs, language: 'fr' } });
  const alert = form.getByRole('alert');
  await alert.getByText('It names one budget of two.').waitFor();
  const save = form.getByRole('button', { name: 'Save the revision' });
  expect(await save.getAttribute('aria-disabled')).toBe('true');
  await expectAccessible(mine, 'a revision that meets another');
  await pictures(page, 'evidence-meanwhile');
  await alert.getByRole('button', { name: 'Keep what I wrote' }).click();
  // What one did not touch is theirs.
  expect(await form.getByLabel('Language of the document').inputValue()).toBe('fr');
  await save.click();
  await card.getByText('Revised.').waitFor();
  const now = one(card, 'It names two budgets.');
  await now.getByText(/French.*in force until 30 June 2030/).waitFor();
  await now.getByRole('button', { name: 'What it said before' }).click();
  const earlier = now.getByRole('listitem');
  await earlier.nth(1).waitFor();
  expect(await earlier.allTextContents()).toEqual([
    expect.stringMatching(/^It names one budget of two\..*revision 2/),
    expect.stringMatching(/^The plan names a budget\..*revision 1/),
  ]);
  await expectAccessible(mine, 'what it said before');

  const [first, second] = [pdfOf(90_000), pdfOf(120_000)];
  await formOf(card)
    .getByRole('radio', { name: /^A file/ })
    .check();
  await formOf(card)
    .getByLabel(/^File: PDF/)
    .setInputFiles({ name: 'draft.pdf', mimeType: 'application/pdf', buffer: first });
  await describe(formOf(card), 'The minutes say so.', 'Low');
  await formOf(card).getByRole('button', { name: 'Add evidence' }).click();
  await one(card, 'The minutes say so.').getByRole('link', { name: 'draft.pdf' }).waitFor();
  await card.getByRole('button', { name: 'Revise: The minutes say so.' }).click();
  await form
    .getByLabel(/^Another file in its place/)
    .setInputFiles({ name: 'final.pdf', mimeType: 'application/pdf', buffer: second });
  await form.getByLabel('I sign that it names no victim and no source').check();
  await save.click();
  const minutes = one(card, 'The minutes say so.').first();
  expect((await bytesOf(page, minutes.getByRole('link', { name: 'final.pdf' }))).bytes.equals(second)).toBe(
    true,
  );
  await minutes.getByRole('button', { name: 'What it said before' }).click();
  expect((await bytesOf(page, minutes.getByRole('link', { name: 'draft.pdf' }))).bytes.equals(first)).toBe(
    true,
  );
  // The styles of other views, which came meanwhile, reach nothing in here.
  const places = await card
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => getComputedStyle(link).position));
  expect(new Set(places)).toEqual(new Set(['static']));
  await expectAccessible(mine, 'a file before');
  await pictures(page, 'evidence-revised');
  expect(troubles()).toEqual([]);
}, 180_000);

test('what was accepted without evidence is a list', async () => {
  const { page, troubles } = await world.open('coordinator', '/');
  await page
    .getByRole('link', { name: /Accepted without evidence|accepted without evidence/ })
    .press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Accepted without evidence' }).waitFor();
  await page.getByRole('listitem').filter({ hasText: 'LDR-4' }).getByRole('link').click();
  await cardOf(page, 'LDR-4').getByText('Its rating asks for evidence, and there is none.').waitFor();
  expect(troubles()).toEqual([]);
}, 60_000);

test('in the next year what still counts is taken along on confirming, and the rest is out of date', async () => {
  await declareLink('ANL-5', 'In force for years.', { expiresOn: '2099-01-01' });
  await declareLink('ANL-5', 'Of last year.');
  const kept = await declareLink('ANL-6', 'Kept for later.', { expiresOn: '2099-01-01' });
  expect(kept).not.toBe('');
  await world.coordinator.query('mutation { closeCycle(cycle: "2026") { done } }');
  await world.coordinator.query(`mutation {
    planCycle(cycle: "2027", opensOn: "2027-01-15", closesOn: "2099-11-30", presenceFrom: "2026") { done }
  }`);
  await world.coordinator.query('mutation { openCycle(cycle: "2027") { done } }');
  const mine = await world.open(focal, at('ANL-5'));
  const { page, troubles } = mine;
  const card = cardOf(page, 'ANL-5');
  const ground = card.locator('.ground');
  await ground.getByRole('button', { name: '2 documents of evidence: ANL-5' }).click();
  await one(ground, 'Of last year.')
    .getByText(/^Out of date/)
    .waitFor();
  await ground.getByRole('button', { name: 'Take along: In force for years.' }).waitFor();
  await expectAccessible(mine, 'last year’s evidence');
  await pictures(page, 'evidence-last-year');
  await ground.getByRole('button', { name: /^Confirm/ }).click();
  await ground.getByText('1 document of evidence was taken along.').waitFor();
  await card.getByRole('button', { name: '1 document of evidence: ANL-5' }).click();
  await one(card, 'In force for years.').getByText('low sensitivity').first().waitFor();
  await expectAccessible(mine, 'what was taken along');

  await page.goto(at('ANL-6'));
  const other = cardOf(page, 'ANL-6');
  await other.locator('.ground').getByRole('button', { name: '1 document of evidence: ANL-6' }).click();
  await other.getByRole('button', { name: 'Take along: Kept for later.' }).click();
  await other.getByText('It stands beside this year’s answer.').waitFor();
  expect(troubles()).toEqual([]);
}, 120_000);
