import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { WatchedPage } from '../support/browser.ts';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { holdBack, itemOf, onItsWay, received, textOf, whereaboutsOf, write } from './country-page.ts';

const desk = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };
const before = 'A senior lead was named in March.';
const hers = 'A senior lead was named in April.';
const his = 'A junior lead was named in March.';

const world = concordInBrowser();

interface Met {
  /** The page of the one who was first, at a desk. */
  first: WatchedPage;
  /** The page of the one who was second, on a phone, and who has to choose. */
  second: WatchedPage;
  item: Locator;
  panel: Locator;
}

/** An item of the country team as two people change it at the same moment, each with a window of their own. */
async function meet(code: string, title: string, change: (item: Locator, text: string) => Promise<void>) {
  const path = `/countries/KEN?item=${code}`;
  const first = await open('UNICEF', path, desk);
  const second = await open('UNHCR', path, phone);
  const item = itemOf(second.page, title);
  const letGo = await holdBack(second.context);
  await change(item, his);
  await whereaboutsOf(item).getByText(onItsWay).waitFor();
  await change(itemOf(first.page, title), hers);
  await whereaboutsOf(itemOf(first.page, title)).getByText(received).waitFor();
  letGo();
  const panel = item.getByRole('region', { name: 'Two changes at the same time' });
  await panel.waitFor();
  return { first, second, item, panel } satisfies Met;
}

async function open(agency: string, path: string, viewport: typeof desk): Promise<WatchedPage> {
  const watched = await world.open(`focal-point/${agency}/KEN`, path, { viewport });
  await watched.page.getByRole('article').first().waitFor();
  return watched;
}

async function writeBefore(code: string): Promise<void> {
  await createWriter(world.coordinator).write({
    country: 'KEN',
    agency: null,
    item: code,
    narrative: before,
  });
}

interface Story {
  events: { edges: { node: { kind: string; changes: { field: string; to: string | null }[] } }[] };
  countryChecklist: { responses: { itemCode: string; narrative: string | null; rating: string | null }[] };
}

/** What stands there now, and every text that anybody wrote: recorded, or kept in the log as one that met another. */
async function storyOf(code: string) {
  const { events, countryChecklist } = await world.coordinator.query<Story>(
    `query ($code: String!) {
      events(last: 50, filter: { countries: ["KEN"], items: [$code] }) {
        edges { node { kind changes { field to } } }
      }
      countryChecklist(country: "KEN") { responses { itemCode narrative rating } }
    }`,
    { code },
  );
  return {
    now: countryChecklist.responses.find(({ itemCode }) => itemCode === code),
    texts: events.edges.flatMap(({ node }) =>
      node.changes
        .filter(({ field }) => field === 'narrative')
        .map(({ to }) => `${node.kind === 'RESPONSE_CONFLICTED' ? 'not applied: ' : ''}${to}`),
    ),
  };
}

describe('two people who change one text at the same moment', () => {
  test('the second sees what it was, what each wrote, when, and which words differ', async () => {
    await writeBefore('LDR-1');
    const { first, second, item, panel } = await meet('LDR-1', 'Senior lead named', write);
    const sentence = 'You and Focal point, UNICEF, Kenya changed the text at the same time.';
    await panel.getByRole('alert').getByText(sentence).waitFor();
    const headings = await panel.getByRole('heading').allTextContents();
    expect(headings).toEqual([
      'Text before',
      expect.stringMatching(/^Focal point, UNICEF, Kenya, \d\d:\d\d$/),
      expect.stringMatching(/^You, \d\d:\d\d$/),
    ]);
    await panel.getByText(before, { exact: true }).waitFor();
    expect(await panel.getByRole('deletion').allTextContents()).toEqual([
      'removed: March',
      'removed: senior',
    ]);
    expect(await panel.getByRole('insertion').allTextContents()).toEqual(['added: April', 'added: junior']);
    // Nothing is lost while it waits: the field holds what the person wrote, and the page says so wherever one goes.
    expect(await textOf(item).inputValue()).toBe(his);
    await whereaboutsOf(item).getByText('kept on this device, until you choose').waitFor();
    await second.page.getByRole('link', { name: '1 not received' }).waitFor();
    expect([...first.troubles(), ...second.troubles()]).toEqual([]);
  });

  test('mine can be kept: it is recorded on top of theirs, which stays in the history', async () => {
    await writeBefore('LDR-3');
    const { first, second, item, panel } = await meet('LDR-3', 'Regular team discussion', write);
    await panel.getByRole('button', { name: 'Keep mine' }).click();
    await whereaboutsOf(item).getByText(received).waitFor();
    await panel.waitFor({ state: 'detached' });
    expect(await storyOf('LDR-3')).toEqual({
      now: { itemCode: 'LDR-3', narrative: his, rating: null },
      texts: [before, hers, `not applied: ${his}`, his],
    });
    // The other hears of it where she looks.
    const other = itemOf(first.page, 'Regular team discussion');
    await other.getByText('just changed by Focal point, UNHCR, Kenya').waitFor();
    expect(await textOf(other).inputValue()).toBe(his);
    expect([...first.troubles(), ...second.troubles()]).toEqual([]);
  });

  test('theirs can be kept: nothing is sent, and mine can be read in the history', async () => {
    await writeBefore('LDR-5');
    const { second, item, panel } = await meet('LDR-5', 'Common voice and escalation', write);
    await panel.getByRole('button', { name: 'Keep theirs' }).click();
    await panel.waitFor({ state: 'detached' });
    expect(await textOf(item).inputValue()).toBe(hers);
    expect(await storyOf('LDR-5')).toEqual({
      now: { itemCode: 'LDR-5', narrative: hers, rating: null },
      texts: [before, hers, `not applied: ${his}`],
    });
    await item.getByRole('link', { name: 'History of LDR-5' }).click();
    const kept = second.page.getByRole('listitem').filter({ hasText: 'at the same time as somebody else' });
    await kept.getByText('Focal point, UNHCR, Kenya').waitFor();
    expect(await kept.getByRole('insertion').allTextContents()).toEqual(['added: junior']);
    expect(second.troubles()).toEqual([]);
  });

  test('a new text can be written from both, and nothing goes before it is saved', async () => {
    await writeBefore('ANL-1');
    const { second, item, panel } = await meet('ANL-1', 'Map of minority groups', write);
    await panel.getByRole('button', { name: 'Write it new from both' }).click();
    const field = textOf(item);
    expect(await field.inputValue()).toBe(`${his}\n\n${hers}`);
    expect(await field.evaluate((one) => one === document.activeElement)).toBe(true);
    await field.fill('A lead and a deputy were named in April.');
    await field.blur();
    expect((await storyOf('ANL-1')).now?.narrative).toBe(hers);
    await panel.getByRole('button', { name: 'Save what I wrote from both' }).click();
    await whereaboutsOf(item).getByText(received).waitFor();
    expect(await storyOf('ANL-1')).toEqual({
      now: { itemCode: 'ANL-1', narrative: 'A lead and a deputy were named in April.', rating: null },
      texts: [before, hers, `not applied: ${his}`, 'A lead and a deputy were named in April.'],
    });
    expect(second.troubles()).toEqual([]);
  });

  test('theirs is shown as it stands now, when it moves on before the choice', async () => {
    await writeBefore('ANL-2');
    const { first, item, panel } = await meet('ANL-2', 'Common country analysis', write);
    await write(itemOf(first.page, 'Common country analysis'), 'A senior lead was named in May.');
    await panel.getByRole('insertion').getByText('May').waitFor();
    await panel.getByRole('button', { name: 'Keep theirs' }).click();
    await panel.waitFor({ state: 'detached' });
    expect(await textOf(item).inputValue()).toBe('A senior lead was named in May.');
  });
});

test('two ratings given at the same moment are a choice between two, in words', async () => {
  const { item, panel } = await meet('ANL-4', 'Support to national statistics', async (one, text) => {
    await one.getByLabel('Rating').selectOption(text === his ? 'EXCEEDS' : 'APPROACHES');
    await one.getByLabel('Rating').blur();
  });
  await panel.getByText('You and Focal point, UNICEF, Kenya changed the rating at the same time.').waitFor();
  expect(await panel.getByRole('paragraph').allTextContents()).toEqual([
    'No rating yet',
    'Approaches',
    'Exceeds',
  ]);
  expect(await panel.getByRole('button').allTextContents()).toEqual(['Keep mine', 'Keep theirs']);
  await panel.getByRole('button', { name: 'Keep mine' }).click();
  await whereaboutsOf(item).getByText(received).waitFor();
  expect((await storyOf('ANL-4')).now?.rating).toBe('EXCEEDS');
});

test('what two people change in different fields of one answer is no conflict, and both stand', async () => {
  const path = '/countries/KEN?item=PRG-1';
  const first = await open('UNICEF', path, desk);
  const second = await open('UNHCR', path, phone);
  const item = itemOf(second.page, 'Cooperation framework');
  const letGo = await holdBack(second.context);
  await write(item, his);
  await whereaboutsOf(item).getByText(onItsWay).waitFor();
  const other = itemOf(first.page, 'Cooperation framework');
  await other.getByLabel('Rating').selectOption('MEETS');
  await other.getByLabel('Rating').blur();
  await whereaboutsOf(other).getByText(received).waitFor();
  letGo();
  await whereaboutsOf(item).getByText(received).waitFor();
  expect((await storyOf('PRG-1')).now).toEqual({ itemCode: 'PRG-1', narrative: his, rating: 'MEETS' });
  expect(await item.getByLabel('Rating').inputValue()).toBe('MEETS');
});
