import 'reflect-metadata';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ChecklistReader } from '../../server/catalogue/checklist-reader.ts';
import { languages } from '../../server/domain/languages.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { Reports } from '../../server/reports/reports.ts';
import { Typesetter } from '../../server/reports/typesetting/typesetter.ts';
import { launchBrowser } from '../support/browser.ts';
import { insertPerson } from '../support/builders.ts';
import { type OpenedDatabase, openTestDatabase } from '../support/engines.ts';
import { readPdf } from '../support/read-pdf.ts';
import { fillConcord, openCycle } from '../support/running-concord.ts';
import { answerSome } from './answer-some.ts';
import { differenceOf, drawnPage } from './page-pictures.ts';
import { textsOf, wordsIn } from './texts-of.ts';

// Every page of two reports in all six languages, read back by pdf.js and left in .screenshots for people to look at. Of each
// language one page is compared as a picture with test/fixtures/report-pages; UPDATE_PICTURES=1 writes those anew.

const folder = new URL('../../.screenshots/', import.meta.url).pathname;
const agencies = ['UNICEF', 'UNHCR', 'UN_WOMEN', 'WHO', 'ILO', 'UNESCO', 'UNFPA', 'UNDP', 'OHCHR', 'WFP'];

let opened: OpenedDatabase;
let reports: Reports;
let coordinator: Viewer;
beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  opened = await openTestDatabase('postgres');
  await fillConcord(opened.database, agencies);
  coordinator = await insertPerson(opened.database, [
    { role: 'COORDINATOR', agencyCode: null, countryCode: null },
  ]);
  await answerSome(opened.database, coordinator, agencies);
  reports = new Reports(opened.database, new ChecklistReader());
}, 120_000);
afterAll(async () => {
  await reports?.stop();
  await opened?.drop();
});

test.each(languages.flatMap((language) => [[language, 'KEN'] as const, [language, null] as const]))(
  'a report in %s on %s says in pdf.js what was set',
  async (language, country) => {
    const asked = { cycle: openCycle, country, snapshot: null, cursor: null, language };
    const began = performance.now();
    const { content } = await reports.file(coordinator, asked);
    const took = performance.now() - began;
    await writeFile(`${folder}report-${country ?? 'network'}-${language}.pdf`, content);
    const { tree } = await reports.read(coordinator, asked);
    const pdf = await readPdf(content);
    console.log(language, country, `${Math.round(took)} ms`, `${pdf.pages} pages`, `${content.length} bytes`);
    expect(pdf).toMatchObject({ accessible: true, language, title: tree.title });
    if (country !== null) expect(pdf.pages).toBe(2);
    expect(pdf.headings.map(({ level }) => level)).toEqual(tree.sections.map(() => 1));
    expect(wordsIn(pdf.text)).toEqual(wordsIn(textsOf(tree).join(' ')));
  },
);

describe('the first page of the network’s report', () => {
  const kept = new URL('../fixtures/report-pages/', import.meta.url).pathname;
  let browser: Browser;
  let typesetter: Typesetter;
  beforeAll(async () => {
    browser = await launchBrowser();
    typesetter = new Typesetter();
  });
  afterAll(async () => {
    await browser?.close();
    await typesetter?.stop();
  });

  /** Without what is another each time: when it was made, and at which place of the log. */
  const drawn = async (language: string) => {
    const asked = { cycle: openCycle, country: null, snapshot: null, cursor: null, language };
    const { tree } = await reports.read(coordinator, asked);
    const facts = tree.facts.map(({ name }) => ({ name, value: '2026' }));
    return drawnPage(browser, await typesetter.typeset({ ...tree, facts, foot: 'Concord' }));
  };

  test.each(languages.map((language) => [language]))('looks in %s as it did', async (language) => {
    const file = `${kept}${language}.txt`;
    const picture = await drawn(language);
    if (process.env.UPDATE_PICTURES) {
      await mkdir(kept, { recursive: true });
      await writeFile(file, `${picture.join('\n')}\n`);
    }
    const before = (await readFile(file, 'utf8')).trimEnd().split('\n');
    const { most, mean } = differenceOf(picture, before);
    console.log(language, `differs by ${most} of 16 at most, ${mean.toFixed(3)} on average`);
    expect(most).toBeLessThanOrEqual(4);
    expect(mean).toBeLessThan(0.05);
  });

  test('looks different where it says something else', async () => {
    const english = (await readFile(`${kept}en.txt`, 'utf8')).trimEnd().split('\n');
    for (const other of ['fr', 'ar', 'zh']) {
      expect(differenceOf(await drawn(other), english).mean, other).toBeGreaterThan(0.2);
    }
  });
});
