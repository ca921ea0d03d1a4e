import 'reflect-metadata';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canRead, visibilityOf } from '../../server/access/visibility.ts';
import { ChecklistReader } from '../../server/catalogue/checklist-reader.ts';
import { roles } from '../../server/domain/viewer.ts';
import { Reports } from '../../server/reports/reports.ts';
import { readPrintable } from '../../server/reports/typesetting/printable.ts';
import { toTypst } from '../../server/reports/typesetting/to-typst.ts';
import { readShapes, worldPicture } from '../../server/reports/typesetting/world-picture.ts';
import { recordResponses } from '../../server/responses/recording/record-responses.ts';
import {
  agencyCodes,
  agencyItems,
  countryCodes,
  createWorld,
  inputFor,
  type World,
} from '../support/builders.ts';
import { type OpenedDatabase, openTestDatabase } from '../support/engines.ts';
import { readPdf } from '../support/read-pdf.ts';
import { hostile } from './answer-some.ts';
import { asked } from './asked.ts';
import { textsOf, wordsIn } from './texts-of.ts';

const root = join(import.meta.dirname, '../..');

let opened: OpenedDatabase;
let world: World;
let reports: Reports;
beforeAll(async () => {
  opened = await openTestDatabase('postgres');
  world = await createWorld(opened.database);
  reports = new Reports(opened.database, new ChecklistReader());
});
afterAll(async () => {
  await reports?.stop();
  await opened?.drop();
});

test('a report of a country in which nobody has answered is whole and says so', async () => {
  const { content, facts } = await reports.file(world.coordinator, asked('KEN'));
  const pdf = await readPdf(content);
  const { tree } = await reports.read(world.coordinator, asked('KEN'));
  expect(pdf).toMatchObject({ accessible: true, language: 'en', pages: 1, title: tree.title });
  expect(pdf.headings).toEqual(tree.sections.map(({ heading }) => ({ level: 1, text: heading })));
  expect(pdf.headerCells.slice(0, 3)).toEqual(['Answers', 'Count', 'Share']);
  expect(pdf.text).toContain(`Place in the log (cursor): ${facts.cursor}`);
  expect(pdf.text).toContain('No answer is published yet.');
});

test('a report sets what people write as words, in whatever script and whatever it looks like', async () => {
  const places = agencyCodes
    .flatMap((agency) => agencyItems.map((item) => ({ country: 'NPL', agency, item })))
    .slice(0, hostile.length);
  const entries = places.map((place, index) => ({
    author: world.coordinator,
    input: inputFor(place, { status: 'SUBMITTED', rating: 'MISSING', narrative: hostile[index] ?? '' }),
  }));
  await recordResponses(world.database, entries);
  for (const language of ['en', 'ar']) {
    const { content } = await reports.file(world.coordinator, asked('NPL', { language }));
    const { tree } = await reports.read(world.coordinator, asked('NPL', { language }));
    const pdf = await readPdf(content);
    expect(pdf).toMatchObject({ accessible: true, language, pages: 2 });
    // The page keeps what the fonts can't draw.
    const set = textsOf(tree).map(readPrintable(join(root, 'dist/fonts/letters.json')));
    expect(wordsIn(pdf.text)).toEqual(wordsIn(set.join(' ')));
    expect(pdf.alternatives).toHaveLength(1);
    expect(tree.sections.flatMap(({ blocks }) => blocks)).toContainEqual(
      expect.objectContaining({ kind: 'BARS', alternative: pdf.alternatives[0] }),
    );
  }
});

test('the network’s report has a map that says in words how far countries are', async () => {
  const { content } = await reports.file(world.coordinator, asked(null));
  const { tree } = await reports.read(world.coordinator, asked(null));
  const pdf = await readPdf(content);
  const blocks = tree.sections.flatMap((section) => section.blocks);
  const map = blocks.find((block) => block.kind === 'MAP');
  expect(map?.places.map(({ code }) => code).sort()).toEqual(countryCodes.toSorted());
  // In Nepal something was answered, and nowhere else.
  expect(new Set(map?.places.map(({ level }) => level))).toEqual(
    new Set([0, map?.places.find(({ code }) => code === 'NPL')?.level]),
  );
  expect(map?.places.find(({ code }) => code === 'NPL')?.level).toBeGreaterThan(0);
  expect(pdf.accessible).toBe(true);
  expect(pdf.alternatives).toContain(map?.alternative);
  expect(map?.alternative).toContain('nothing: 7');
  expect(wordsIn(pdf.text)).toEqual(wordsIn(textsOf(tree).join(' ')));
  const shapes = readShapes(join(root, 'dist/fonts/world.json'));
  const picture = worldPicture({ places: map?.places ?? [] }, shapes);
  expect(picture).toContain('stroke-dasharray');
  expect(picture).toContain(shapes.dashed);
  expect(pdf.text).toContain('Dashed lines are disputed');
  expect(pdf.text).toContain('say nothing about the legal status of any territory');
});

test('a report has the same bytes for every role, again, and set by another process', async () => {
  const { content, hash, facts } = await reports.file(world.coordinator, asked('NPL'));
  for (const role of roles) {
    const viewer = await world.createPerson([{ role, agencyCode: null, countryCode: 'KEN' }]);
    const { cursor } = facts;
    const theirs = await reports.file(viewer, asked('NPL', { cursor }));
    expect(theirs.content.equals(content), role).toBe(true);
    for (const agencyCode of [null, 'WHO']) {
      const published = { countryCode: 'NPL', agencyCode, draft: false, reportingAgencies: null };
      expect(canRead(visibilityOf(viewer), published), role).toBe(true);
    }
  }
  const { tree } = await reports.read(world.coordinator, asked('NPL', { cursor: facts.cursor }));
  const input = toTypst(
    tree,
    readPrintable(join(root, 'dist/fonts/letters.json')),
    readShapes(join(root, 'dist/fonts/world.json')),
  );
  const other = spawnSync(process.execPath, [join(import.meta.dirname, 'typeset-once.mjs')], { input });
  expect(other.stdout.toString()).toBe(hash.toString('hex'));
});
