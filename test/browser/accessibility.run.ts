import { beforeAll, describe, expect, test } from 'vitest';
import type { PageOptions, WatchedPage } from '../support/browser.ts';
import { signInAs } from '../support/graphql-client.ts';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { actOf, holdBack, itemOf, keptHere, received, whereaboutsOf, write } from './country-page.ts';
import { cutOff, withOwnClock } from './cut-off.ts';
import { expectAccessible } from './looks.ts';

// The matrix, its cells and the decisions are looked at in the tests of their own.

const focal = 'focal-point/UNICEF/KEN';

const world = concordInBrowser();
beforeAll(async () => {
  const writer = createWriter(world.coordinator);
  const country = 'KEN';
  const agency = 'UNICEF';
  await writer.write(
    { country, agency, item: 'LDR-2', status: 'SUBMITTED', rating: 'MEETS', narrative: 'A focal point.' },
    { country, agency, item: 'LDR-4', status: 'RETURNED', narrative: 'Goals.', note: 'Whose goals?' },
    { country, agency, item: 'ANL-5', status: 'ACCEPTED', rating: 'EXCEEDS', narrative: 'Rules.' },
    { country, agency, item: 'ANL-6', status: 'IN_PROGRESS', rating: 'NOT_APPLICABLE' },
    { country, agency: null, item: 'LDR-1', status: 'SUBMITTED', narrative: 'المنسقة المقيمة.' },
  );
});

async function open(persona: string | null, path: string, context: PageOptions['context'] = {}) {
  if (persona) return world.open(persona, path, { context });
  const watched = await world.openPage({ context });
  await watched.page.goto(path);
  return watched;
}

type OnPage = Pick<WatchedPage, 'page'>;
const shown = ({ page }: OnPage) => page.getByRole('article').first().waitFor();
const listed = ({ page }: OnPage) => page.getByRole('listitem').first().waitFor();

/** Every view in every state: who looks, where, and what happens before one looks. */
const states: [string, string | null, string, (watched: WatchedPage) => Promise<unknown>][] = [
  ['sign-in', null, '/', ({ page }) => page.getByRole('button', { name: 'Observer' }).waitFor()],
  [
    'my countries',
    focal,
    '/',
    ({ page }) =>
      page
        .getByRole('link', { name: /answers are due/ })
        .first()
        .waitFor(),
  ],
  [
    'a search for a country',
    'observer',
    '/countries?q=land',
    ({ page }) => page.getByText(/found$/).waitFor(),
  ],
  ['a country', focal, '/countries/KEN', shown],
  ['an item', focal, '/countries/KEN?section=ANL&item=ANL-3', shown],
  ['a returned answer', focal, '/countries/KEN?status=RETURNED', shown],
  ['a country to be read', 'observer', '/countries/KEN?section=LDR', shown],
  [
    'a country without what is sought',
    focal,
    '/countries/KEN?q=zzz',
    ({ page }) => page.getByText(/^No item matches/).waitFor(),
  ],
  ['the history of a country', focal, '/countries/KEN/history', listed],
  ['the history of an item', focal, '/countries/KEN/history?agency=team&item=LDR-1', listed],
  ['what changed', 'coordinator', '/changes', listed],
  ['an unknown address', focal, '/nowhere', ({ page }) => page.getByText('There is no page at').waitFor()],
  ['an unknown country', focal, '/countries/XXX', ({ page }) => page.getByRole('alert').waitFor()],
  [
    'a question before submitting',
    focal,
    '/countries/KEN?section=PRG&item=PRG-2',
    async ({ page }) => {
      await actOf(itemOf(page, 'Agency country programme'), 'Submit').click();
      await page.getByText('Submit it all the same?').waitFor();
    },
  ],
  [
    'a reason for a return',
    'coordinator',
    '/countries/KEN?agency=UNICEF&section=LDR&item=LDR-2',
    async ({ page }) => {
      const item = itemOf(page, 'Agency focal point');
      // The same Concord shows it several times; only the first time it is yet to be handed in.
      if (await actOf(item, 'Submit').isVisible()) {
        await actOf(item, 'Submit').click();
        await item.getByRole('button', { name: 'Submit all the same' }).click();
        await whereaboutsOf(item).getByText(received).waitFor();
      }
      await actOf(item, 'Return…').click();
      await page.getByLabel('What should change?').waitFor();
    },
  ],
  [
    'a conflict',
    focal,
    '/countries/KEN?section=LDR&item=LDR-3',
    async ({ page, context }) => {
      await shown({ page });
      const item = itemOf(page, 'Regular team discussion');
      const letGo = await holdBack(context);
      await write(item, 'Discussed in March.');
      const other = createWriter(await signInAs(world.concord.url, 'focal-point/UNHCR/KEN'));
      await other.write({ country: 'KEN', agency: null, item: 'LDR-3', narrative: 'Discussed in May.' });
      letGo();
      await page.getByRole('region', { name: 'Two changes at the same time' }).waitFor();
    },
  ],
  [
    'an answer that was received',
    focal,
    '/countries/KEN?section=PRG&item=PRG-4',
    async ({ page }) => {
      const item = itemOf(page, 'Money that can be traced');
      await write(item, 'Planned amounts are known.');
      await whereaboutsOf(item).getByText(received).waitFor();
    },
  ],
  [
    'an answer that could not be sent, offline',
    focal,
    '/countries/KEN?section=PRG',
    async (watched) => {
      const { page, context } = watched;
      await withOwnClock(watched);
      await shown(watched);
      // What says where a change is comes a moment after the checklist, as what keeps it does.
      await page.getByRole('heading', { name: 'What happened here' }).waitFor();
      await page.getByRole('contentinfo').waitFor();
      await context.setOffline(true);
      await write(itemOf(page, 'Digital projects'), 'Kept.');
      await page.getByText(keptHere, { exact: true }).waitFor();
      await cutOff(watched);
    },
  ],
  [
    'a session that ended with something unsent',
    focal,
    '/countries/KEN',
    async ({ page, context }) => {
      await shown({ page });
      await context.clearCookies();
      await write(itemOf(page, 'Digital projects'), 'Kept until I am back.');
      await page.getByText('1 change is kept here and will be sent when you are back.').waitFor();
    },
  ],
];

describe.each(states)('%s', (_name, persona, path, arrange) => {
  test('is accessible in light and dark, on a phone and at a desk, and no wider than 320 pixels', async () => {
    const watched = await open(persona, path);
    await arrange(watched);
    await expectAccessible(watched);
  }, 90_000);
});

test('forced colours and reduced motion leave everything there, and nothing moves', async () => {
  const watched = await open(focal, '/countries/KEN?section=LDR&item=LDR-2', {
    forcedColors: 'active',
    reducedMotion: 'reduce',
  });
  await shown(watched);
  const { page } = watched;
  expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
  // Where colours are the reader's own, an outline says which section one is in, and a border what can be pressed.
  const outline = page
    .locator('.toc a[aria-current]')
    .evaluate((link) => getComputedStyle(link).outlineStyle);
  expect(await outline).toBe('solid');
  const act = itemOf(page, 'Agency focal point').getByRole('button').first();
  expect(await act.evaluate((button) => getComputedStyle(button).borderStyle)).toBe('solid');
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((one) => {
        const { transitionDuration, animationName } = getComputedStyle(one);
        return transitionDuration !== '0s' || animationName !== 'none';
      }).length,
  );
  expect(moving).toBe(0);
  expect(await watched.accessibilityViolations()).toEqual([]);
  expect(watched.troubles()).toEqual([]);
});

test('a country is printed as what was answered, without what one would click', async () => {
  const watched = await open(focal, '/countries/KEN');
  await shown(watched);
  const { page } = watched;
  await page.emulateMedia({ media: 'print' });
  const item = itemOf(page, 'Agency focal point');
  await item.getByText('A focal point.').waitFor();
  expect(await item.getByText('Meets', { exact: true }).count()).toBeGreaterThan(0);
  // What paper needs comes some seconds after what a screen needs.
  await expect.poll(() => page.getByRole('textbox').count(), { timeout: 20_000 }).toBe(0);
  expect(await page.getByRole('navigation').count()).toBe(0);
  expect(await page.getByRole('button').count()).toBe(0);
  const pdf = (await page.pdf()).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThan(12);
});

test('others’ changes are told to who cannot see them, together and not one by one', async () => {
  const watched = await open('observer', '/changes');
  await listed(watched);
  const writer = createWriter(world.coordinator);
  await writer.write(
    ...['NPL', 'PER', 'CHL'].map((country) => ({
      country,
      agency: 'UNICEF',
      item: 'LDR-2',
      // A draft would not exist for an observer.
      status: 'SUBMITTED',
      narrative: 'A.',
    })),
  );
  await watched.page.getByRole('status').getByText('3 changes in 3 countries').waitFor();
});
