import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { signInAs } from '../support/graphql-client.ts';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { cardOf } from './country-page.ts';
import { wordsOf } from './words-of.ts';

// A focal point's own parts beside the checklist, from left to right and from right to left.

const world = concordInBrowser();

/** A change of theirs that was received, and one that met another and waits for their choice. */
async function arrange(country: string): Promise<void> {
  const own = await signInAs(world.concord.url, `focal-point/UNICEF/${country}`);
  const other = createWriter(await signInAs(world.concord.url, `focal-point/UNHCR/${country}`));
  await createWriter(own).write({
    country,
    agency: 'UNICEF',
    item: 'LDR-2',
    status: 'SUBMITTED',
    rating: 'MEETS',
  });
  await other.write({ country, agency: null, item: 'LDR-1', narrative: 'Named in March.' });
  const { recordResponse } = await own.query<{ recordResponse: { __typename: string } }>(
    `mutation ($input: RecordResponseInput!) { recordResponse(input: $input) { __typename } }`,
    {
      input: {
        mutationId: crypto.randomUUID(),
        country,
        item: 'LDR-1',
        baseRevision: 0,
        narrative: 'عُيّن في أيار/مايو.',
      },
    },
  );
  expect(recordResponse.__typename).toBe('ResponseConflict');
}

/** At 400 % a desk's 1,280 pixels are 320, and nothing is to be scrolled sideways. */
async function expectReflow(page: Page, part: string): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth), part).toBe(320);
}

test.each([
  ['en', 'KEN', 1280],
  ['ar', 'NPL', 320],
])('own changes, packs, settings and leaving are accessible in %s', async (language, country, width) => {
  const { say } = await wordsOf(language);
  await arrange(country);
  const watched = await world.open(`focal-point/UNICEF/${country}`, '/mine', {
    context: { locale: language, serviceWorkers: 'block' },
  });
  const { page, context, accessibilityViolations } = watched;
  const look = async (part: string) => {
    await expectReflow(page, part);
    await page.setViewportSize({ width, height: 800 });
    expect(await accessibilityViolations(), part).toEqual([]);
  };

  await page.getByRole('heading', { name: say('mine.choose', { count: 1 }), exact: true }).waitFor();
  await page.getByRole('heading', { name: say('mine.received', { count: 1 }), exact: true }).waitFor();
  await page.getByRole('navigation', { name: say('language.label'), exact: true }).waitFor();
  await look('own changes');
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  const drawn = await page.evaluate(() => ({
    moving: [...document.querySelectorAll('*')].filter((one) => {
      const { transitionDuration, animationName } = getComputedStyle(one);
      return transitionDuration !== '0s' || animationName !== 'none';
    }).length,
    borders: [...document.querySelectorAll('.mine-conflict button')].map(
      (one) => getComputedStyle(one).borderStyle,
    ),
  }));
  expect(drawn.moving).toBe(0);
  expect(new Set(drawn.borders)).toEqual(new Set(['solid']));
  await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference' });

  await page.goto('/account');
  await page.getByLabel(say('ladder.choose')).waitFor();
  await page.getByRole('heading', { name: say('leaving.open'), exact: true }).waitFor();
  await look('settings');

  await page.goto(`/countries/${country}?section=LDR`);
  await page.getByRole('button', { name: say('export.spreadsheet'), exact: true }).click();
  await page.getByRole('button', { name: say('packs.download'), exact: true }).waitFor();
  await look('packs');

  await context.route('**/graphql', (route) => route.abort());
  await cardOf(page, 'LDR-4').getByRole('textbox').fill('…');
  await page.evaluate(() => document.getElementById('menu')?.showPopover());
  await page.getByRole('button', { name: say('page.signOut'), exact: true }).click();
  await page.getByRole('dialog', { name: say('leaving.title'), exact: true }).waitFor();
  await look('leaving');
});
