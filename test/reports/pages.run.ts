import 'reflect-metadata';
import { mkdir, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ChecklistReader } from '../../server/catalogue/checklist-reader.ts';
import { languages } from '../../server/domain/languages.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { Reports } from '../../server/reports/reports.ts';
import { insertPerson } from '../support/builders.ts';
import { type OpenedDatabase, openTestDatabase } from '../support/engines.ts';
import { readPdf } from '../support/read-pdf.ts';
import { fillConcord, openCycle } from '../support/running-concord.ts';
import { answerSome } from './answer-some.ts';
import { textsOf, wordsIn } from './texts-of.ts';

// Every page of two reports in all six languages, read back by pdf.js and left in .screenshots for people to look at.

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
