import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import type { CatalogueData } from '../../server/catalogue/catalogue-data.ts';
import type { Database } from '../../server/database/database.ts';
import { readStageOf } from '../../server/demonstration/demonstration-state.sql.ts';
import { prepareDemonstration } from '../../server/demonstration/prepare-demonstration.ts';
import { seedEvidence } from '../../server/demonstration/seed-evidence.ts';
import { FolderStore } from '../../server/evidence/store/folder-store.ts';
import { ReceivedFiles } from '../../server/evidence/store/received-files.ts';
import { agency, country, item, smallCatalogue } from '../catalogue/small-catalogue.ts';
import { expectSound } from '../responses/stored.ts';
import { strictBackground } from '../support/background.ts';
import { describeOnBothEngines } from '../support/engines.ts';

const today = new Date('2026-11-24T10:00:00Z');

/** The real agencies' codes, so that the presence rule finds some who report, and enough items that each sort of evidence is there. */
function catalogue(): CatalogueData {
  const codes = ['UNICEF', 'WHO', 'ILO', 'UNDP', 'WFP', 'UN_WOMEN'];
  const small = smallCatalogue({ agencies: codes.map((code, index) => agency(code, index)) });
  const { checklist } = small;
  const more = Array.from({ length: 8 }, (_, index) => item(`ANL-${index + 2}`, 4 + index, 'AGENCY'));
  return {
    ...small,
    countries: [...small.countries, country('NPL', 'NP', '524')],
    checklist: { ...checklist, items: [...checklist.items, ...more] },
  };
}

async function made(database: Database) {
  const rows = await database.query<{ cycle: string; form: string; sensitivity: string; state: string }>({
    name: 'test-made-evidence',
    text: `
      select cell.cycle_code as cycle, case when file.id is null then 'LINK' else 'FILE' end as form, evidence.sensitivity,
             case when evidence.withdrawn_at is not null then 'WITHDRAWN'
                  when file.state = 'DECLARED' then 'DECLARED ' || round(100.0 * file.received / file.declared_bytes) || ' %'
                  when evidence.expires_on < '2026-11-24' then 'EXPIRED'
                  else 'STANDS' end as state
        from evidence join cell on cell.id = evidence.cell_id
        left join evidence_file as file on file.evidence_id = evidence.id
       order by evidence.position`,
  });
  const [row] = await database.query<{ note: string; jobs: number }>({
    name: 'test-made-beside',
    text: `select (select words from report_note) as note, (select count(*)::integer from job where kind = 'notices') as jobs`,
  });
  return { rows, ...row };
}

describeOnBothEngines('the evidence of the demonstration', (opened) => {
  test('is of every sort, made once also where a stop came in between, and last year’s before its closing', async () => {
    const { database } = opened();
    await prepareDemonstration(database, catalogue(), today);
    const before = await made(database);
    expect(before.rows.length).toBeGreaterThan(1);
    expect(before.rows.every(({ cycle, form }) => cycle === '2025' && form === 'LINK')).toBe(true);

    const folder = join(inject('runFolder'), `demonstration-${randomBytes(6).toString('hex')}`);
    const files = new ReceivedFiles(
      database,
      new FolderStore(folder),
      { announce: () => undefined },
      { info: () => undefined },
      strictBackground(),
    );
    let looks = 0;
    const soon = {
      get aborted() {
        looks += 1;
        return looks > 3;
      },
    };
    await seedEvidence({ database, files }, today, soon);
    expect(await readStageOf(database, 'evidence')).toBe('due');
    await seedEvidence({ database, files }, today, { aborted: false });
    expect(await readStageOf(database, 'evidence')).toBe('complete');
    const { rows, note, jobs } = await made(database);
    const ours = rows.filter(({ cycle }) => cycle === '2026');
    expect(new Set(ours.map(({ form }) => form))).toEqual(new Set(['LINK', 'FILE']));
    expect(new Set(ours.map(({ sensitivity }) => sensitivity))).toEqual(
      new Set(['LOW', 'MODERATE', 'HIGH', 'SEVERE']),
    );
    expect(new Set(ours.map(({ state }) => state))).toEqual(
      new Set(['STANDS', 'EXPIRED', 'WITHDRAWN', 'DECLARED 62 %']),
    );
    expect(note).toContain('Made up');
    expect(jobs).toBeGreaterThan(0);
    await seedEvidence({ database, files }, today, { aborted: false });
    expect((await made(database)).rows).toEqual(rows);
    await expectSound(database);
  });
});
