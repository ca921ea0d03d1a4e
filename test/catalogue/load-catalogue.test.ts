import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { CatalogueData } from '../../server/catalogue/catalogue-data.ts';
import type { Database } from '../../server/database/database.ts';
import { StartupError } from '../../server/lib/startup-error.ts';
import { loadCatalogue } from '../../server/loading/load-catalogue.ts';
import { describeOnBothEngines, openTestDatabase } from '../support/engines.ts';
import { agency, country, cycle, item, presence, smallCatalogue, withCycles } from './small-catalogue.ts';
import { emptyDatabase, wholeDatabase, wrongCells } from './whole-database.ts';

describeOnBothEngines('loading the catalogue', (opened) => {
  let database: Database;
  beforeEach(async () => {
    database = opened().database;
    await emptyDatabase(database);
  });

  const load = (data: CatalogueData) => loadCatalogue(database, data);
  const events = async () =>
    database.query<{ kind: string; cycle_code: string; counts: number[] | null; changes: unknown }>({
      name: 'test-events',
      text: 'select kind, cycle_code, counts, changes from event order by position',
    });
  const cells = async (cycleCode: string) =>
    database.query(
      {
        name: 'test-cells',
        text: `select country_code || '/' || coalesce(agency_code, 'team') as cell, presence, not_started
               from cell where cycle_code = $1 order by country_code, agency_code nulls first`,
      },
      [cycleCode],
    );

  test('the first load tells what it added, and the second writes nothing at all', async () => {
    const data = withCycles([cycle('2026', 'CLOSED'), cycle('2027', 'OPEN'), cycle('2028', 'PLANNED')]);
    expect(await load(data)).toEqual([
      'Agency UNICEF: added.',
      'Agency WHO: added.',
      'Agency DCO: added.',
      'Country KEN: added.',
      'Country PER: added.',
      'Checklist: version 1 added, 3 items.',
      'Cycle 2026: added, 2026-01-15 to 2026-11-30.',
      'Cycle 2027: added, 2027-01-15 to 2027-11-30.',
      'Cycle 2028: added, 2028-01-15 to 2028-11-30.',
      'Cycle 2026: opened, 5 cells, 8 answers due.',
      'Cycle 2026: closed.',
      'Cycle 2027: opened, 5 cells, 8 answers due.',
    ]);
    expect(await events()).toMatchObject([
      { kind: 'CYCLE_OPENED', cycle_code: '2026' },
      { kind: 'CYCLE_CLOSED', cycle_code: '2026' },
      { kind: 'CYCLE_OPENED', cycle_code: '2027' },
    ]);
    expect(await cells('2027')).toEqual([
      { cell: 'KEN/team', presence: null, not_started: 1 },
      { cell: 'KEN/UNICEF', presence: 'RESIDENT', not_started: 2 },
      { cell: 'KEN/WHO', presence: 'NON_RESIDENT', not_started: 2 },
      { cell: 'PER/team', presence: null, not_started: 1 },
      { cell: 'PER/UNICEF', presence: 'PROJECT_STAFF', not_started: 2 },
      { cell: 'PER/WHO', presence: 'NONE', not_started: 0 },
    ]);
    expect(await cells('2028')).toEqual([]);
    expect(await wrongCells(database)).toEqual([]);

    const before = await wholeDatabase(database);
    expect(await load(data)).toEqual([]);
    expect(await wholeDatabase(database)).toEqual(before);
  });

  test('a dry run changes nothing and tells what the run then tells', async () => {
    await load(withCycles([cycle('2026', 'OPEN')]));
    const next = {
      ...withCycles([cycle('2026', 'CLOSED'), cycle('2027', 'OPEN')]),
      agencies: [...smallCatalogue().agencies, agency('ILO', 4)],
    };
    const before = await wholeDatabase(database);
    const told = await loadCatalogue(database, next, { dryRun: true });
    expect(await wholeDatabase(database)).toEqual(before);
    expect(told).toContain('Agency ILO: added.');
    expect(told).toContain('Cycle 2026: closed.');
    expect(await load(next)).toEqual(told);
  });

  test('an edited checklist is a new version, and the cycle that is open keeps its own', async () => {
    const data = withCycles([cycle('2026', 'OPEN')]);
    await load(data);
    const versionOne = async () =>
      database.query({
        name: 'test-version',
        text: 'select xmin, * from checklist_item where version = 1 order by code',
      });
    const before = await versionOne();
    const [first, ...others] = data.checklist.items;
    if (!first) throw new Error('no item');
    const checklist = {
      ...data.checklist,
      items: [{ ...first, guidance: 'Better words.' }, ...others, item('ANL-2', 4, 'AGENCY')],
    };
    expect(await load({ ...data, checklist })).toEqual([
      'Checklist: version 2 added, new items: ANL-2, reworded: LDR-1.',
    ]);
    expect(await versionOne()).toEqual(before);
    expect(await cells('2026')).toContainEqual({ cell: 'KEN/UNICEF', presence: 'RESIDENT', not_started: 2 });

    const next = withCycles([cycle('2026', 'CLOSED'), cycle('2027', 'OPEN')]);
    await load({ ...next, checklist });
    expect(await cells('2027')).toContainEqual({ cell: 'KEN/UNICEF', presence: 'RESIDENT', not_started: 3 });
    const versions = await database.query({
      name: 'test-cycle-versions',
      text: 'select code, checklist_version as version from cycle order by code',
    });
    expect(versions).toEqual([
      { code: '2026', version: 1 },
      { code: '2027', version: 2 },
    ]);
    expect(await wrongCells(database)).toEqual([]);
  });

  test('an agency that comes has answers due, and one that goes keeps what it wrote', async () => {
    await load(withCycles([cycle('2026', 'OPEN')]));
    await database.query({
      name: 'test-answer',
      text: `with answered as (
               update response set status = 'SUBMITTED' from cell
                where cell.id = cell_id and country_code = 'KEN' and agency_code = 'WHO' and item_code = 'LDR-2')
             update cell set not_started = 1, submitted = 1 where country_code = 'KEN' and agency_code = 'WHO'`,
    });
    expect(
      await load(withCycles([cycle('2026', 'OPEN')], { 'WHO/KEN': 'NONE', 'WHO/PER': 'RESIDENT' })),
    ).toEqual(['Cycle 2026, WHO in KEN: NON_RESIDENT → NONE.', 'Cycle 2026, WHO in PER: NONE → RESIDENT.']);
    expect((await events()).slice(1)).toEqual([
      {
        kind: 'PRESENCE_CHANGED',
        cycle_code: '2026',
        counts: [0, 0, 0, 0, 0],
        changes: [{ field: 'presence', from: 'NON_RESIDENT', to: 'NONE' }],
      },
      {
        kind: 'PRESENCE_CHANGED',
        cycle_code: '2026',
        counts: [2, 0, 0, 0, 0],
        changes: [{ field: 'presence', from: 'NONE', to: 'RESIDENT' }],
      },
    ]);
    expect(await wrongCells(database)).toEqual([]);

    await load(withCycles([cycle('2026', 'OPEN')], { 'WHO/PER': 'RESIDENT' }));
    expect((await events()).at(-1)).toMatchObject({ kind: 'PRESENCE_CHANGED', counts: [1, 0, 1, 0, 0] });
    expect(await wrongCells(database)).toEqual([]);
  });

  test('a country and an agency that are added while a cycle is open take part in it', async () => {
    const data = withCycles([cycle('2026', 'OPEN')]);
    await load(data);
    const larger = {
      ...data,
      countries: [...data.countries, country('VAT', 'VA', '336')],
      agencies: [...data.agencies, agency('ILO', 4)],
      presence: new Map([['2026', presence({ 'ILO/KEN': 'RESIDENT' })]]),
    };
    expect(await load(larger)).toEqual([
      'Agency ILO: added.',
      'Country VAT: added.',
      'Cycle 2026, ILO in KEN: NONE → RESIDENT.',
      'Cycle 2026, VAT: answers of the country team are due.',
    ]);
    expect((await events()).slice(1)).toMatchObject([
      { kind: 'PRESENCE_CHANGED', counts: [2, 0, 0, 0, 0] },
      { kind: 'PRESENCE_CHANGED', counts: [1, 0, 0, 0, 0], changes: [] },
    ]);
    expect(await wrongCells(database)).toEqual([]);
    expect(await load(larger)).toEqual([]);
  });

  test('an agency that no longer answers leaves the cycle that is open', async () => {
    const data = withCycles([cycle('2026', 'OPEN')]);
    await load(data);
    const agencies = data.agencies.map((row) =>
      row.code === 'WHO' ? { ...row, answersChecklist: false } : row,
    );
    expect(await load({ ...data, agencies })).toEqual([
      'Agency WHO: answersChecklist true → false.',
      'Cycle 2026, WHO in KEN: NON_RESIDENT → NONE.',
    ]);
    expect(await load({ ...data, agencies })).toEqual([]);
  });

  test('a cycle that the files do not name stays as it is, and still gets the team of a new country', async () => {
    await load(withCycles([cycle('2026', 'OPEN')]));
    expect(await load(smallCatalogue())).toEqual([]);
    const larger = smallCatalogue();
    larger.countries.push(country('VAT', 'VA', '336'));
    expect(await load(larger)).toEqual([
      'Country VAT: added.',
      'Cycle 2026, VAT: answers of the country team are due.',
    ]);
  });

  test('a closed cycle opens again with its answers and its checklist', async () => {
    await load(withCycles([cycle('2026', 'CLOSED')]));
    expect(
      await load(
        withCycles([{ ...cycle('2026', 'OPEN'), closesOn: '2026-12-15' }], { 'WHO/PER': 'RESIDENT' }),
      ),
    ).toEqual([
      'Cycle 2026: 2026-01-15 to 2026-11-30 → 2026-01-15 to 2026-12-15.',
      'Cycle 2026: opened again.',
      'Cycle 2026, WHO in PER: NONE → RESIDENT.',
    ]);
    const [head] = await database.query({ name: 'test-head', text: 'select open_cycle_code from log_head' });
    expect(head).toEqual({ open_cycle_code: '2026' });
    expect(await wrongCells(database)).toEqual([]);
  });

  test.each<[string, CatalogueData, string[]]>([
    [
      'an agency left out',
      smallCatalogue({ agencies: [agency('UNICEF', 1)] }),
      ['agency WHO was loaded before', 'agency DCO'],
    ],
    [
      'a country left out',
      smallCatalogue({ countries: [country('KEN', 'KE', '404')] }),
      ['country PER was loaded before'],
    ],
    [
      'an item left out',
      smallCatalogue({
        checklist: { ...smallCatalogue().checklist, items: [item('LDR-1', 1, 'COUNTRY_TEAM')] },
      }),
      ['item LDR-2 was in an earlier version', 'item ANL-1'],
    ],
    [
      'an opened cycle made planned',
      withCycles([cycle('2026', 'PLANNED')]),
      ["2026: it was opened before and can't be PLANNED"],
    ],
    ['a second open cycle', withCycles([cycle('2027', 'OPEN')]), ["2027 can't be OPEN while 2026 is"]],
    [
      'an old cycle opened again after the next one',
      withCycles([cycle('2025', 'OPEN'), cycle('2026', 'CLOSED')]),
      ['2025: cycle 2026 was opened from it, so it stays CLOSED'],
    ],
    [
      'a past cycle beside an open one',
      withCycles([cycle('2024', 'CLOSED'), cycle('2026', 'OPEN')]),
      ['wait until 2026 is closed'],
    ],
    [
      'presence changed in a closed cycle',
      withCycles([cycle('2025', 'CLOSED')], { 'WHO/KEN': 'NONE' }),
      ['WHO in KEN is NONE and was NON_RESIDENT'],
    ],
    [
      'an open cycle without presence',
      smallCatalogue({ cycles: [cycle('2026', 'OPEN')] }),
      ['nothing says who reports in cycle 2026'],
    ],
  ])('%s is refused with a sentence, and nothing is changed', async (_, data, sentences) => {
    await load(withCycles([cycle('2025', 'CLOSED'), cycle('2026', 'OPEN')]));
    const before = await wholeDatabase(database);
    const error = await load(data).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StartupError);
    for (const sentence of sentences) expect((error as Error).message).toContain(sentence);
    expect(await wholeDatabase(database)).toEqual(before);
  });

  test('an item is no longer asked when the file says so', async () => {
    await load(smallCatalogue());
    const { checklist } = smallCatalogue();
    const retired = { ...checklist, items: checklist.items.slice(0, 2), retiredItems: ['ANL-1'] };
    expect(await load(smallCatalogue({ checklist: retired }))).toEqual(['Checklist: version 2 added.']);
  });

  test('a translation is corrected without a new version, and taken away where the file has it no more', async () => {
    const data = withCycles([cycle('2027', 'OPEN')]);
    const translation = (title: string) => ({
      code: 'LDR',
      language: 'es',
      madeFrom: '0123456789ab',
      texts: { title, purpose: 'Quién dirige.' },
    });
    await load({ ...data, translations: [translation('Direccion')] });
    const corrected = { ...data, translations: [translation('Dirección')] };
    expect(await load(corrected)).toEqual(['Checklist in es: sections and items changed: 1.']);
    expect(await load(corrected)).toEqual([]);
    const stored = () =>
      database.query({ name: 'test-translations', text: 'select version, texts from checklist_translation' });
    expect(await stored()).toEqual([{ version: 1, texts: { title: 'Dirección', purpose: 'Quién dirige.' } }]);
    expect(await load(data)).toEqual(['Checklist in es: sections and items changed: 1.']);
    expect(await stored()).toEqual([]);
  });

  test('what an item continues makes a version of its own, in the same wording', async () => {
    await load(smallCatalogue());
    const { checklist } = smallCatalogue();
    const mapped = smallCatalogue({
      checklist: {
        ...checklist,
        items: checklist.items.map((one) =>
          one.code === 'ANL-1' ? { ...one, continues: [{ item: 'ANL-7', reason: 'Made shorter.' }] } : one,
        ),
        retiredItems: ['ANL-7'],
      },
    });
    expect(await load(mapped)).toEqual(['Checklist: version 2 added.']);
    expect(await load(mapped)).toEqual([]);
    const versions = await database.query({
      name: 'test-mapped-versions',
      text: `select count(distinct wording_hash)::integer as wordings, max(continues -> 0 ->> 'item') as item
               from checklist_item where code = 'ANL-1'`,
    });
    expect(versions).toEqual([{ wordings: 1, item: 'ANL-7' }]);
  });
});

describe('loading the catalogue from several servers at once', () => {
  test('one of them does it and the others find nothing to change', async () => {
    const { database, openReplica, drop } = await openTestDatabase('postgres');
    onTestFinished(drop);
    const servers = [database, await openReplica(), await openReplica(), await openReplica()];
    const data = withCycles([cycle('2026', 'CLOSED'), cycle('2027', 'OPEN')]);
    const told = await Promise.all(servers.map((server) => loadCatalogue(server, data)));
    expect(told.filter((changes) => changes.length > 0)).toHaveLength(1);
    const [counted] = await database.query({
      name: 'test-counted',
      text: `select (select count(*) from event) as events, (select count(*) from cell) as cells,
                    (select count(*) from checklist_version) as versions`,
    });
    expect(counted).toEqual({ events: 3, cells: 12, versions: 1 });
    expect(await wrongCells(database)).toEqual([]);
  });
});
