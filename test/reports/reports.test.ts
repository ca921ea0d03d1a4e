import 'reflect-metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ChecklistReader } from '../../server/catalogue/checklist-reader.ts';
import { takeSnapshot } from '../../server/cycles/take-snapshot.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { Reports } from '../../server/reports/reports.ts';
import { writeReportNote } from '../../server/reports/write-report-note.ts';
import { eraseContent } from '../../server/responses/erase-content.ts';
import {
  agencyItems,
  createWorld,
  inputFor,
  openCycle,
  recorded,
  teamItems,
  type World,
} from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { readPdf } from '../support/read-pdf.ts';
import { asked } from './asked.ts';
import { textsOf } from './texts-of.ts';

const [first = '', second = ''] = agencyItems;
const fileCount = { name: 'test-report-files', text: 'select count(*)::integer as files from report_file' };

describeOnBothEngines('a report', (opened) => {
  let world: World;
  let reports: Reports;
  beforeAll(async () => {
    world = await createWorld(opened().database);
    reports = new Reports(opened().database, new ChecklistReader());
  });
  afterAll(() => reports.stop());

  const answer = (place: { country: string; agency: string | null; item: string }, narrative: string) =>
    recorded(
      world.database,
      world.coordinator,
      inputFor(place, { status: 'SUBMITTED', rating: 'APPROACHES', narrative }),
    );

  test('is for nobody who reads but some of the published answers', async () => {
    const narrowed: Viewer = {
      ...(await world.observer()),
      tokenScope: { agencyCode: 'WHO', countryCode: null },
    };
    const nobody = await world.createPerson([]);
    const fresh: Viewer = { ...nobody, memberships: [] };
    for (const viewer of [narrowed, fresh]) {
      await expect(reports.file(viewer, asked('NPL'))).rejects.toMatchObject({
        extensions: { code: 'FORBIDDEN' },
      });
      await expect(reports.read(viewer, asked(null))).rejects.toMatchObject({
        extensions: { code: 'FORBIDDEN' },
      });
    }
  });

  test('counts a draft and quotes nothing of it', async () => {
    const draft = inputFor(
      { country: 'ZAF', agency: 'WHO', item: first },
      { status: 'IN_PROGRESS', narrative: 'Not for anybody yet.' },
    );
    await recorded(world.database, world.coordinator, draft);
    const { tree, stored } = await reports.read(world.coordinator, asked('ZAF'));
    expect(textsOf(tree).join(' ')).not.toContain('Not for anybody');
    expect(stored.facts.answers).toEqual([]);
    expect(stored.facts.countries).toEqual([{ code: 'ZAF', counts: [17, 1, 0, 0, 0] }]);
  });

  test('forgets words that are erased, is made anew and says so', async () => {
    const key = { country: 'BRA', agency: 'UNICEF', item: first };
    await answer(key, 'Call Ana Prado at noon.');
    const before = await reports.file(world.coordinator, asked('BRA'));
    expect((await readPdf(before.content)).text).toContain('Ana Prado');
    const { cursor } = before.facts;
    const response = { cycleCode: openCycle, countryCode: 'BRA', agencyCode: 'UNICEF', itemCode: first };
    const [{ files = 0 } = {}] = await world.database.query<{ files: number }>(fileCount);
    await eraseContent(world.database, world.coordinator.personId, { response, position: null }, 'Names.');
    expect(await world.database.query(fileCount)).toEqual([{ files: files - 1 }]);
    const after = await reports.file(world.coordinator, asked('BRA', { cursor }));
    const { text } = await readPdf(after.content);
    expect(text).not.toContain('Prado');
    expect(text).toContain('Words were erased from an answer in this report');
    expect(after.facts).toEqual(before.facts);
    expect(
      (await reports.file(world.coordinator, asked('BRA', { cursor }))).content.equals(after.content),
    ).toBe(true);
  });

  test('of a snapshot stays as it was, and one of the network counts every country', async () => {
    const given = { code: openCycle, name: 'Mid-year' };
    await answer({ country: 'FJI', agency: null, item: teamItems[0] ?? '' }, 'Before the snapshot.');
    await takeSnapshot(world.database, world.coordinator, given, false);
    const then = await reports.file(world.coordinator, asked(null, { snapshot: 'Mid-year' }));
    await answer({ country: 'FJI', agency: 'WHO', item: second }, 'After it.');
    const again = await reports.read(world.coordinator, asked(null, { snapshot: 'Mid-year' }));
    expect(again.hash?.equals(then.hash)).toBe(true);
    const now = await reports.read(world.coordinator, asked(null));
    const answered = ({ stored }: typeof now) =>
      stored.facts.items.reduce((all, item) => all + item.answered, 0);
    expect(answered(now)).toBe(answered(again) + 1);
    expect(now.stored.facts.countries).toHaveLength(8);
    await expect(
      reports.read(world.coordinator, asked(null, { cursor: then.facts.cursor })),
    ).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  });

  test('has the coordinator’s note beside its figures until it is taken away', async () => {
    const subject = { cycle: openCycle, country: 'MDA', snapshot: null };
    const write = (viewer: Viewer, words: string, baseRevision: number) =>
      writeReportNote(world.database, viewer, { subject, words, baseRevision });
    const observer = await world.observer();
    await expect(write(observer, 'Mine.', 0)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    expect((await write(world.coordinator, 'Nothing moved *yet*.', 0)).written).toBe(true);
    const late = await write(world.coordinator, 'Another window.', 0);
    expect(late).toMatchObject({ written: false, note: { words: 'Nothing moved *yet*.', revision: 1 } });
    const { content, facts } = await reports.file(observer, asked('MDA'));
    expect((await readPdf(content)).text).toContain('Nothing moved *yet*.');
    const [{ files = 0 } = {}] = await world.database.query<{ files: number }>(fileCount);
    expect((await write(world.coordinator, ' ', 1)).written).toBe(true);
    expect(await world.database.query(fileCount)).toEqual([{ files: files - 1 }]);
    const later = await reports.file(observer, asked('MDA', { cursor: facts.cursor }));
    expect((await readPdf(later.content)).text).not.toContain('Nothing moved');
  });
});
