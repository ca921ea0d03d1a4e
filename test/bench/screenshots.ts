import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, inject, test } from 'vitest';
import {
  holdBack,
  itemOf,
  keptHere,
  received,
  textOf,
  whereaboutsOf,
  write,
} from '../browser/country-page.ts';
import { enterAs, openAs, openWatched } from '../browser/open-as.ts';
import { wordsOf } from '../browser/words-of.ts';
import { launchBrowser, type PageOptions, type WatchedPage } from '../support/browser.ts';
import { signInAs } from '../support/graphql-client.ts';
import { usePageFonts } from '../support/page-fonts.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';
import { createWriter } from '../support/writer.ts';

// Every view and state of the page over the demonstration's data, for people to look at: .screenshots/<state>.<where>.png.

const desk = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };
const looks = [
  { name: 'desk', viewport: desk, colorScheme: 'light' },
  { name: 'desk-dark', viewport: desk, colorScheme: 'dark' },
  { name: 'phone', viewport: phone, colorScheme: 'light' },
  { name: 'phone-dark', viewport: phone, colorScheme: 'dark' },
] as const;
const screenshots = new URL('../../.screenshots/', import.meta.url).pathname;
const images = new URL('../../docs/images/', import.meta.url).pathname;
const only = process.env.SCREENSHOTS_OF?.split(',');

let server: ServerProcess;
let browser: Browser;
beforeAll(async () => {
  await mkdir(screenshots, { recursive: true });
  await mkdir(images, { recursive: true });
  const dataDir = join(inject('runFolder'), 'screenshots');
  server = await startServer({ dataDir, readyWithin: 300_000 });
  browser = await launchBrowser();
}, 320_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const options: PageOptions = {
  get baseURL() {
    return server.url;
  },
  viewport: desk,
};

/** Opens the page for somebody, waits until it shows what it should, and takes its picture in every look. */
function picture(
  name: string,
  persona: string | null,
  path: string,
  arrange: (watched: WatchedPage) => Promise<unknown>,
  {
    image,
    around = '',
    language = 'en-GB',
  }: { image?: 'desk' | 'phone'; around?: string; language?: string } = {},
): void {
  if (only && !only.includes(name)) return;
  test(name, async () => {
    // What a service worker fetches no test can answer, and the page's policy knows no fonts.
    const context = { locale: language, bypassCSP: true, serviceWorkers: 'block' } as const;
    const watched = await openWatched(browser, { ...options, context });
    await usePageFonts(watched.context);
    if (persona) await enterAs(watched, persona, path);
    else await watched.page.goto(path);
    await arrange(watched);
    for (const look of looks) {
      await watched.page.setViewportSize(look.viewport);
      await watched.page.emulateMedia({ colorScheme: look.colorScheme });
      await settled(watched.page, around);
      await watched.screenshot(`${name}.${look.name}`);
      if (look.name === image) {
        await watched.page.screenshot({ path: join(images, `${name}.png`), animations: 'disabled' });
      }
    }
    await watched.close();
  });
}

/** Brings what the picture is about into view, and waits until it was painted. */
async function settled(page: Page, around: string): Promise<void> {
  if (around)
    await page
      .locator(around)
      .first()
      .evaluate((one) => one.scrollIntoView({ block: 'start' }));
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
}

const focal = 'focal-point/UNICEF/KEN';
const logged = ({ page }: WatchedPage) => page.getByRole('listitem').first().waitFor();
const shown = ({ page }: WatchedPage) => page.getByRole('article').first().waitFor();

picture(
  'sign-in',
  null,
  '/',
  ({ page }) => page.getByRole('button', { name: 'Coordinator, OHCHR' }).waitFor(),
  { image: 'desk' },
);
picture('phone', focal, '/countries/KEN', shown, { image: 'phone' });
picture('my-countries', focal, '/', ({ page }) =>
  page
    .getByText(/answers? (is|are) due/)
    .first()
    .waitFor(),
);
picture('countries', 'coordinator', '/countries?q=united', ({ page }) =>
  page.getByText(/\d found/).waitFor(),
);
picture('country', 'focal-point/WHO/KEN', '/countries/KEN?status=IN_PROGRESS', shown, { image: 'desk' });
picture('country-item', focal, '/countries/KEN?item=ANL-3', shown, { around: '#item-ANL-3' });
picture('country-team', 'coordinator', '/countries/KEN?agency=team&section=LDR', shown);
picture(
  'country-returned',
  'focal-point/WHO/KEN',
  '/countries/KEN?status=RETURNED',
  ({ page }) =>
    page
      .getByText(/^Returned by/)
      .first()
      .waitFor(),
  { around: '.section' },
);
picture('country-accepted', 'focal-point/UNEP/KEN', '/countries/KEN?status=ACCEPTED', shown, {
  around: '.section',
});
picture('country-read', 'observer', '/countries/KEN', shown);
picture('country-none', focal, '/countries/KEN?q=nothing+like+this', ({ page }) =>
  page.getByText(/^No item matches/).waitFor(),
);
picture('country-closed', focal, '/countries/KEN?cycle=2025', ({ page }) =>
  page.getByRole('heading', { level: 1 }).waitFor(),
);
picture(
  'submit-asks',
  'focal-point/WHO/KEN',
  '/countries/KEN?status=NOT_STARTED',
  async ({ page }) => {
    await page.getByRole('button', { name: 'Submit', exact: true }).first().click();
    await page.getByText('Submit it all the same?').waitFor();
  },
  { around: '.item:has(.ask)' },
);
picture(
  'unsent',
  'focal-point/WHO/KEN',
  '/countries/KEN?item=PRG-2',
  async ({ page, context }) => {
    await itemOf(page, 'Agency country programme').waitFor();
    await context.setOffline(true);
    await write(
      itemOf(page, 'Agency country programme'),
      'The work plan has two activities with Somali and Nubian communities.',
    );
    await page.getByText(keptHere, { exact: true }).waitFor();
    await page.getByText(/^Not connected since/).waitFor({ timeout: 60_000 });
  },
  { around: '#item-PRG-2' },
);
picture(
  'received',
  'focal-point/WHO/KEN',
  '/countries/KEN?item=PRG-4',
  async ({ page }) => {
    await page.getByRole('article').first().waitFor();
    const item = page.locator('#item-PRG-4');
    await textOf(item).fill('تم إدراج نتيجتين في خطة العمل السنوية، وتشارك فيهما مجتمعات محلية.');
    await textOf(item).blur();
    await whereaboutsOf(item).getByText(received).waitFor();
  },
  { around: '#item-PRG-4' },
);
picture(
  'conflict',
  'focal-point/WHO/KEN',
  '/countries/KEN?item=LDR-3',
  async ({ page, context }) => {
    const title = 'Regular team discussion';
    const base = 'The situation of minorities was on the agenda in March. The minutes name three decisions.';
    await textOf(itemOf(page, title)).waitFor();
    const other = await openAs(browser, focal, '/countries/KEN?item=LDR-3', options);
    await write(itemOf(other.page, title), base);
    await whereaboutsOf(itemOf(other.page, title)).getByText(received).waitFor();
    await page.waitForFunction(
      (text) => [...document.querySelectorAll('textarea')].some(({ value }) => value === text),
      base,
    );
    const letGo = await holdBack(context);
    await write(
      itemOf(page, title),
      base.replace('in March', 'in March and in September').replace('three', 'four'),
    );
    await whereaboutsOf(itemOf(page, title)).getByText('saving…').waitFor();
    await write(
      itemOf(other.page, title),
      base.replace('three decisions', 'three decisions and who carries them out'),
    );
    await whereaboutsOf(itemOf(other.page, title)).getByText(received).waitFor();
    letGo();
    await page.getByRole('region', { name: 'Two changes at the same time' }).waitFor();
    await other.close();
  },
  { image: 'desk', around: '#item-LDR-3' },
);
picture('history-item', focal, '/countries/KEN/history?agency=team&item=LDR-3', logged);
picture('history-country', focal, '/countries/KEN/history', logged);
picture('changes', 'coordinator', '/changes', logged);
picture(
  'matrix',
  'coordinator',
  '/matrix',
  async ({ page }) => {
    await page.waitForFunction(() => document.querySelectorAll('tr.revealed').length === 197, null, {
      timeout: 60_000,
    });
    const writer = createWriter(await signInAs(server.url, 'coordinator'));
    for (const cell of ['AGO/UNDP', 'BEN/UNHCR', 'BWA/UNICEF', 'BFA/UNDP', 'BDI/UNHCR', 'CPV/UNICEF']) {
      const [country = '', agency = ''] = cell.split('/');
      for (const item of ['CRS-1', 'PRV-2']) {
        for (const baseRevision of [0, 1, 2, 3]) {
          await writer
            .write({ country, agency, item, status: 'SUBMITTED', rating: 'MEETS', baseRevision })
            .catch(() => {});
        }
      }
    }
    await page.locator('td.moved').first().waitFor();
  },
  { image: 'desk' },
);
picture('matrix-rated', 'coordinator', '/matrix?section=LDR&rating=MEETS', ({ page }) =>
  page
    .getByRole('gridcell', { name: /rated Meets/ })
    .first()
    .waitFor(),
);
picture('offline', 'focal-point/WHO/KEN', '/', async ({ page, context }) => {
  await page.getByRole('link', { name: /due$/ }).first().waitFor();
  await context.setOffline(true);
  await page.getByText(/^Not connected since/).waitFor({ timeout: 60_000 });
});
picture('cell', 'coordinator', '/cell/KEN/WHO', logged);
picture('overview', 'coordinator', '/overview', async ({ page }) => {
  const waiting = page.getByRole('region', { name: 'Decisions that wait' });
  await waiting.getByRole('row', { name: /^more than/ }).waitFor();
  await page.getByRole('region', { name: 'What moved since' }).getByRole('row').nth(1).waitFor();
});
picture('overview-contradictions', 'coordinator', '/overview?list=contradictions', logged);
picture('across', 'focal-point/WHO/KEN', '/across?item=LDR-2', ({ page }) =>
  page.getByRole('row').nth(1).waitFor(),
);
picture('plan', focal, '/plan?country=KEN', logged);
picture('stuck', 'coordinator', '/stuck', ({ page }) =>
  page.getByRole('heading', { name: /^No change for 15 working days/ }).waitFor(),
);
picture('comparison', 'coordinator', '/comparison', ({ page }) =>
  page
    .getByText(/ fell, /)
    .first()
    .waitFor(),
);
picture('country-lead', 'country-lead/KEN', '/', ({ page }) =>
  page.getByRole('region', { name: 'Waiting for me' }).waitFor(),
);
picture('decisions', 'coordinator', '/decisions?country=KEN', async ({ page }) => {
  await page.getByRole('article').first().waitFor();
  await page
    .getByRole('button', { name: /^Return with a reason/ })
    .first()
    .click();
});
picture('cycles', 'coordinator', '/cycles', async ({ page }) => {
  await page.getByLabel('Who reports').waitFor();
  await page.getByRole('button', { name: 'See what it would do' }).click();
  await page.getByRole('button', { name: /^Plan cycle/ }).waitFor();
});
picture('cycle', 'coordinator', '/cycles/2026', async ({ page }) => {
  const close = page.getByRole('region', { name: 'Close', exact: true });
  await close.getByRole('button').first().click();
  await close.getByRole('button', { name: 'Close cycle 2026' }).waitFor();
  await page.getByRole('gridcell').first().waitFor();
});
picture(
  'cycle-presence',
  'coordinator',
  '/cycles/2026',
  async ({ page }) => {
    await page.getByRole('gridcell').first().click();
    await page.getByText('1 change is in this window only.').waitFor();
  },
  { around: '[aria-labelledby=presence-title]' },
);
for (const [name, section, waitsFor] of [
  ['inbox', 'Inbox', 'shops of the community'],
  ['incidents', 'Incidents', 'Long Ridge (made up)'],
  ['series', 'Series', 'People of the Reed (made up) · Any'],
  ['signals', 'Signals', 'is above'],
  ['alerts', 'Alerts', 'Attacks on places of worship'],
  ['early-actions', 'Early actions', 'Ask radio stations'],
  ['areas', 'By the Call to Action', 'Ask radio stations'],
  ['assessment', 'Assessment', 'Rise in hateful speech'],
  ['dates', 'Sensitive dates', 'Vote for the councils'],
  ['imports', 'Imports', 'ACLED'],
  ['log', 'Log', 'Monitoring analyst'],
] as const) {
  picture(
    `monitor-${name}`,
    'monitoring-analyst/WSM',
    '/monitor',
    async ({ page }) => {
      const sections = page.getByRole('navigation', { name: 'Sections of the monitor' });
      await sections.getByRole('button', { name: section, exact: true }).click();
      // It is made after the server has begun to listen.
      await page.getByText(waitsFor).first().waitFor({ state: 'attached', timeout: 120_000 });
    },
    name === 'series' ? { image: 'desk' } : {},
  );
}
picture('monitor-map', 'monitoring-analyst/SYR', '/monitor', async ({ page }) => {
  const sections = page.getByRole('navigation', { name: 'Sections of the monitor' });
  await sections.getByRole('button', { name: 'Map', exact: true }).click();
  await page.getByRole('img').first().waitFor({ timeout: 120_000 });
});
picture('releases', focal, '/releases', async ({ page }) => {
  await page.getByRole('heading', { level: 1, name: 'Releases' }).waitFor();
});
for (const [language, images] of [
  ['ar', { country: 'desk', matrix: 'phone' }],
  ['zh', { country: 'phone', matrix: 'desk' }],
] as const) {
  const of = (name: 'country' | 'matrix' | 'mine') => {
    const image = (images as Partial<Record<typeof name, 'desk' | 'phone'>>)[name];
    return { language, ...(image && { image }) };
  };
  picture(
    `country-${language}`,
    'focal-point/WHO/KEN',
    '/countries/KEN?status=IN_PROGRESS',
    async ({ page }) => {
      const { say } = await wordsOf(language);
      await page.getByRole('heading', { name: say('latest.title') }).waitFor();
    },
    of('country'),
  );
  picture(
    `matrix-${language}`,
    'coordinator',
    '/matrix',
    ({ page }) => page.getByRole('gridcell').first().waitFor(),
    of('matrix'),
  );
  picture(
    `mine-${language}`,
    'focal-point/WHO/KEN',
    '/mine',
    async ({ page }) => {
      const { like } = await wordsOf(language);
      await page.getByRole('heading', { name: like('mine.received') }).waitFor();
    },
    of('mine'),
  );
}
picture('unknown', focal, '/nowhere', ({ page }) =>
  page.getByText('There is no page at this address.').waitFor(),
);
picture('no-country', focal, '/countries/XXX', ({ page }) => page.getByRole('alert').waitFor());
