import 'reflect-metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ChecklistReader } from '../../server/catalogue/checklist-reader.ts';
import { Reports } from '../../server/reports/reports.ts';
import { createWorld, openCycle, type World } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { readPdf } from '../support/read-pdf.ts';

describeOnBothEngines('a report', (opened) => {
  let world: World;
  let reports: Reports;
  beforeAll(async () => {
    world = await createWorld(opened().database);
    reports = new Reports(opened().database, new ChecklistReader());
  });
  afterAll(() => reports.stop());

  const asked = (country: string | null, language = 'en') => ({
    ...{ cycle: openCycle, country, snapshot: null, cursor: null, language },
  });

  test('of a country in which nobody has answered is a whole PDF/UA-1', async () => {
    const { content, facts } = await reports.file(world.coordinator, asked('KEN'));
    const pdf = await readPdf(content);
    expect(pdf.text).toContain(`Place in the log (cursor): ${facts.cursor}`);
    expect(pdf).toMatchObject({ accessible: true, language: 'en', pages: 2 });
  });
});
