import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { signInAs } from '../support/graphql-client.ts';
import { createWriter } from '../support/writer.ts';
import { tabTo } from './by-keyboard.ts';
import type { ConcordInBrowser } from './concord-in-browser.ts';
import { cardOf, holdBack, whereaboutsOf } from './country-page.ts';
import { type WordsOfLanguage, wordsOf } from './words-of.ts';

/** What people write, each in their own language. */
const written: Readonly<Record<string, string>> = {
  ar: 'عُيّن مسؤول في آذار/مارس، ولديه بديل.',
  en: 'A focal point was named in March, with an alternate.',
  es: 'En marzo se nombró un punto focal, con un suplente.',
  fr: 'Un point focal a été nommé en mars, avec un suppléant.',
  ru: 'В марте назначен координатор, у него есть заместитель.',
  zh: '三月指定了协调人，并有一名候补。',
};

/**
 * Somebody whose browser has this language signs in, answers an item, chooses where two changes met, and signs out. They find
 * everything by the words of that language, so that one that lacks or differs ends the journey.
 */
export async function journeyIn(language: string, world: ConcordInBrowser, country: string): Promise<void> {
  const words = await wordsOf(language);
  const { say, like } = words;
  const text = written[language] ?? '';
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  const { page, context, troubles } = await world.openPage({ context: { locale: language } });

  await page.goto(`/countries/${country}?section=LDR`);
  await page.getByRole('heading', { name: say('signIn.title'), exact: true }).waitFor();
  const { lang, dir } = await page.evaluate(() => {
    const { lang: is, dir: runs } = document.documentElement;
    return { lang: is, dir: runs };
  });
  expect({ lang, dir }).toEqual({ lang: language, dir: direction });
  await page.getByText(say('signIn.free'), { exact: true }).click();
  await page.getByLabel(say('free.agency')).selectOption('UNICEF');
  await page.getByLabel(say('free.country')).selectOption(country);
  await page.getByRole('button', { name: say('free.go'), exact: true }).click();

  // An answer: rating, text, handed in.
  const own = cardOf(page, 'LDR-2');
  await own.getByLabel(say('item.rating')).selectOption('MEETS');
  const field = own.getByRole('textbox', { name: say('item.narrative', { item: 'LDR-2' }), exact: true });
  await field.fill(text);
  expect(await field.evaluate((one) => getComputedStyle(one).direction)).toBe(direction);
  await field.blur();
  await own.getByRole('button', { name: say('act.submit'), exact: true }).click();
  await whereaboutsOf(own).getByText(like('where.received')).waitFor();
  await own.getByRole('group', { name: say('item.status', { status: say('status.SUBMITTED') }) }).waitFor();

  // Two changes that met, and the choice between them.
  const shared = cardOf(page, 'LDR-1');
  const letGo = await holdBack(context);
  const both = shared.getByRole('textbox').first();
  await both.fill(text);
  await both.blur();
  const other = createWriter(await signInAs(world.concord.url, `focal-point/UNHCR/${country}`));
  await other.write({ country, agency: null, item: 'LDR-1', narrative: 'What another writes.' });
  letGo();
  const panel = shared.getByRole('region', { name: say('conflict.label'), exact: true });
  await panel.getByText(like('conflict.sentence', { fields: 'narrative' })).waitFor();
  const keep = panel.getByRole('button', { name: say('conflict.mine'), exact: true });
  await tabTo(page, keep);
  await page.keyboard.press('Enter');
  await panel.waitFor({ state: 'detached' });
  await whereaboutsOf(shared).getByText(like('where.received')).waitFor();

  expect(await englishLeftOn(page)).toEqual([]);
  if (direction === 'rtl') await expectMirrored(page, words);

  await page.getByRole('button', { name: say('page.signOut'), exact: true }).click();
  await page.getByRole('heading', { name: say('signIn.title'), exact: true }).waitFor();
  expect(await page.getByLabel(say('item.rating')).count()).toBe(0);
  expect(troubles()).toEqual([]);
}

/** Words in Latin letters that stand on a page in another script, and are neither people’s own nor marked as English. */
async function englishLeftOn(page: Page): Promise<string[]> {
  const [language, texts] = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { parentElement: parent, textContent } = node;
      if (parent?.closest('[dir=auto], [lang=en], time, script, style, noscript, .languages, textarea'))
        continue;
      if (textContent?.trim()) found.push(textContent.trim());
    }
    return [document.documentElement.lang, found] as const;
  });
  if (!['ar', 'ru', 'zh'].includes(language)) return [];
  return texts.filter((text) => /[a-z]{3}/.test(text.replace(/Concord|UN Women|Excel|JSON Lines/g, '')));
}

/** From right to left: arrows between two values turn round, and arrow keys go where one sees them point. */
async function expectMirrored(page: Page, { say }: WordsOfLanguage): Promise<void> {
  const change = page
    .locator('.change')
    .filter({ has: page.locator('.status') })
    .first();
  expect(await change.textContent()).toContain('←');
  await page.getByRole('link', { name: say('nav.matrix'), exact: true }).click();
  const first = page.locator('td[tabindex="0"]');
  await first.focus();
  const place = () => page.evaluate(() => document.activeElement?.getBoundingClientRect().x ?? 0);
  const before = await place();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(place).toBeLessThan(before);
  await page.keyboard.press('ArrowRight');
  await expect.poll(place).toBe(before);
}
