import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Message } from '../../client/messages/message.ts';
import { concordInBrowser } from './concord-in-browser.ts';

const world = concordInBrowser();
const focalPoint = 'focal-point/UNICEF/KEN';

async function wordsOf(language: string): Promise<Record<string, string>> {
  const file = new URL(`../../client/messages/${language}.json`, import.meta.url);
  return JSON.parse(await readFile(file, 'utf8'));
}

test('a reader of Arabic has page and checklist in Arabic, and whoever chooses French has it on each device', async () => {
  const [arabic, french] = await Promise.all([wordsOf('ar'), wordsOf('fr')]);
  const { page } = await world.openPage({ context: { locale: 'ar-EG' } });
  await page.goto('/countries/KEN');
  await page.getByRole('heading', { name: arabic['signIn.title'] ?? '' }).waitFor();
  expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([
    'ar',
    'rtl',
  ]);
  await page.getByRole('button', { name: 'Focal point, UNICEF, Kenya' }).click();
  const title = page.getByRole('article').first().getByRole('heading');
  await title.waitFor();
  expect(await title.textContent()).toMatch(/\p{Script=Arabic}/u);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('كينيا');
  // Lines begin at the right.
  expect((await title.boundingBox())?.x).toBeGreaterThan(640);
  const languages = page.getByRole('navigation', { name: arabic['language.label'] ?? '' });
  await languages.getByRole('button', { name: 'français' }).click();
  await page.getByRole('link', { name: french['nav.matrix'] ?? '', exact: true }).waitFor();
  expect(await page.evaluate(() => document.documentElement.dir)).toBe('ltr');

  const elsewhere = await world.open(focalPoint, '/countries/KEN');
  await elsewhere.page.getByRole('link', { name: french['nav.matrix'] ?? '', exact: true }).waitFor();
});

/** Marks every literal text of a message, so that what stands on the page without a mark came from elsewhere. */
function marked(message: Message): Message {
  if (typeof message === 'string') return message.trim() === '' ? message : `⟦${message}⟧`;
  return message.map((piece) => {
    if (typeof piece === 'string') return marked(piece) as string;
    if (piece === 0 || piece.length < 3) return piece;
    const [name, by, options = {}] = piece as [string, 'select', Record<string, Message>];
    return [name, by, Object.fromEntries(Object.entries(options).map(([key, one]) => [key, marked(one)]))];
  });
}

/** Every text of an answer, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** What stands on the page, but for people's own words and moments. */
function shownTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { parentElement: parent, textContent } = node;
      if (parent?.closest('[dir=auto], time, script, style, noscript, .languages, textarea')) continue;
      if (textContent?.trim()) found.push(textContent.trim());
    }
    return found;
  });
}

test('every word on the page comes from the message file or from the data', async () => {
  const { page } = await world.openPage();
  const data = new Set<string>();
  page.on('response', (response) => {
    if (!/\/(graphql|auth)/.test(response.url())) return;
    response.json().then(
      (answer) => {
        for (const text of textsIn(answer)) data.add(text);
      },
      () => {},
    );
  });
  const pseudo = (words: string) => {
    const read: Record<string, Message> = JSON.parse(words);
    return JSON.stringify(Object.fromEntries(Object.entries(read).map(([key, one]) => [key, marked(one)])));
  };
  await page.route('**/assets/words/**', async (route) => {
    const source = await (await route.fetch()).text();
    const body = `export default ${pseudo(source.slice('export default '.length))}`;
    await route.fulfill({ contentType: 'text/javascript', body });
  });
  // The first words stand in the HTML.
  await page.route('**', async (route) => {
    if (route.request().resourceType() !== 'document') return route.fallback();
    const response = await route.fetch();
    const html = await response.text();
    const body = html.replace(/(id="first-words">)([^<]+)/, (_all, tag, words) => tag + pseudo(words));
    await route.fulfill({ response, body });
  });
  const dates = Array.from({ length: 12 }, (_, month) =>
    ['long', 'short'].map((form) =>
      new Intl.DateTimeFormat('en-GB', { month: form as 'long' }).format(Date.UTC(2026, month, 15)),
    ),
  ).flat();
  const unmarked = async () => {
    const known = [...data, ...dates, 'UTC', 'Excel (XLSX)', 'CSV', 'JSON Lines'].filter(
      (text) => text.trim() !== '',
    );
    known.sort((a, b) => b.length - a.length);
    return (await shownTexts(page)).filter((text) => {
      let left = text.replace(/⟦[^⟧]*⟧/g, ' ');
      for (const one of known) if (/\p{L}/u.test(left)) left = left.replaceAll(one, ' ');
      return /\p{L}{2}/u.test(left);
    });
  };
  await page.goto('/');
  await page.getByRole('button', { name: 'Coordinator, OHCHR' }).waitFor();
  await expect.poll(unmarked).toEqual([]);
  await page.getByRole('button', { name: 'Coordinator, OHCHR' }).click();
  await page.locator('.bar nav').waitFor();
  for (const [path, shown] of [
    ['/countries/KEN', 'article'],
    ['/matrix', '[role=gridcell]'],
    ['/changes', 'main li'],
    ['/decisions', 'main h1'],
    ['/stuck', 'main h1'],
    ['/plan', 'main h1'],
    ['/people', 'main h1'],
    ['/cycles', 'main h1'],
    ['/account', 'main h1'],
    ['/releases', 'main h1'],
  ] as const) {
    await page.goto(path);
    await page.locator(shown).first().waitFor();
    // What the server answered is read while the page shows it already.
    await expect.poll(unmarked, { message: path }).toEqual([]);
  }
});
