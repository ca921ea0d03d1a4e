import { beforeEach, expect, test } from 'vitest';
import type { CycleStep } from '../../schema/types/cycle-step.ts';
import type { Presence } from '../../server/catalogue/catalogue-data.ts';
import { changeCycle } from '../../server/cycles/change-cycle.ts';
import { closeCycle } from '../../server/cycles/close-cycle.ts';
import { openCycle } from '../../server/cycles/open-cycle.ts';
import { planCycle } from '../../server/cycles/plan-cycle.ts';
import { reopenCycle } from '../../server/cycles/reopen-cycle.ts';
import type { Database } from '../../server/database/database.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { loadCatalogue } from '../../server/loading/load-catalogue.ts';
import { country, cycle, withCycles } from '../catalogue/small-catalogue.ts';
import { emptyDatabase, wholeDatabase, wrongCells } from '../catalogue/whole-database.ts';
import { expectSound } from '../responses/stored.ts';
import { insertPerson } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';

const everything = { role: 'COORDINATOR' as const, agencyCode: null, countryCode: null };
const days = { opensOn: '2027-01-15', closesOn: '2027-11-30' };
const plan = (code: string, presenceFrom: string | null = null) => ({ code, presenceFrom, ...days });
const codesOf = ({ obstacles }: CycleStep) => obstacles.map(({ code }) => code);

describeOnBothEngines('the steps of a cycle', (opened) => {
  let database: Database;
  let coordinator: Viewer;
  beforeEach(async () => {
    database = opened().database;
    await emptyDatabase(database);
    coordinator = await insertPerson(database, [everything]);
  });

  const lastEvents = async (count: number) =>
    (
      await database.query<{ kind: string; note: string | null; actor_id: string; changes: unknown }>(
        {
          name: 'test-last-events',
          text: 'select kind, note, actor_id, changes from event order by position desc limit $1',
        },
        [count],
      )
    ).reverse();
  const openCode = async () =>
    (
      await database.query<{ code: string | null }>({
        name: 'test-open',
        text: 'select open_cycle_code as code from log_head',
      })
    )[0]?.code;
  const loadFiles = async (state: 'PLANNED' | 'OPEN' | 'CLOSED', present: Record<string, Presence> = {}) => {
    const left: string[] = [];
    const changes = await loadCatalogue(database, withCycles([cycle('2026', state)], present), {
      dryRun: false,
      onLeft: (sentence) => left.push(sentence),
    });
    return { changes, left };
  };

  test('from planned to closed, opened again with a reason, and closed again: each is one event and the counts stay right', async () => {
    await loadFiles('CLOSED');
    expect(await planCycle(database, coordinator, plan('2027', '2026'), false)).toMatchObject({
      done: true,
      answersDue: 8,
      cycle: { code: '2027', state: 'PLANNED', closesOn: '2027-11-30' },
    });
    expect(await openCycle(database, coordinator, '2027', false)).toMatchObject({
      done: true,
      answersDue: 8,
      cycle: { state: 'OPEN' },
    });
    expect(await openCode()).toBe('2027');
    expect(await wrongCells(database)).toEqual([]);
    expect(await closeCycle(database, coordinator, '2027', false)).toMatchObject({
      done: true,
      answersUnfinished: 8,
      cycle: { state: 'CLOSED' },
    });
    expect(await openCode()).toBeNull();
    const again = { code: '2027', reason: 'Kenya had no network in November.' };
    expect(await reopenCycle(database, coordinator, again, false)).toMatchObject({ done: true });
    expect(await openCode()).toBe('2027');
    expect(await closeCycle(database, coordinator, '2027', false)).toMatchObject({ done: true });
    const actor_id = coordinator.personId;
    expect(await lastEvents(5)).toMatchObject([
      { kind: 'CYCLE_PLANNED', actor_id },
      { kind: 'CYCLE_OPENED', actor_id, note: null },
      { kind: 'CYCLE_CLOSED', actor_id },
      { kind: 'CYCLE_OPENED', actor_id, note: 'Kenya had no network in November.' },
      { kind: 'CYCLE_CLOSED', actor_id },
    ]);
    await expectSound(database);
  });

  test('a dry run counts what the step then counts, and writes nothing', async () => {
    await loadFiles('CLOSED');
    const trial = async (step: (dryRun: boolean) => Promise<CycleStep>) => {
      const before = await wholeDatabase(database);
      const { done, cycle: _before, ...counted } = await step(true);
      expect(done).toBe(false);
      expect(await wholeDatabase(database)).toEqual(before);
      const { cycle: _after, ...taken } = await step(false);
      expect(taken).toEqual({ done: true, ...counted });
    };
    await trial((dryRun) => planCycle(database, coordinator, plan('2027', '2026'), dryRun));
    await trial((dryRun) =>
      changeCycle(database, coordinator, '2027', { opensOn: null, closesOn: '2027-12-15' }, dryRun),
    );
    await trial((dryRun) => openCycle(database, coordinator, '2027', dryRun));
    await trial((dryRun) => closeCycle(database, coordinator, '2027', dryRun));
    await trial((dryRun) =>
      reopenCycle(database, coordinator, { code: '2027', reason: 'Too early' }, dryRun),
    );
  });

  test('what is in the way is said by code, and nothing is changed', async () => {
    await loadFiles('OPEN');
    await planCycle(database, coordinator, plan('2027', '2026'), false);
    await planCycle(database, coordinator, plan('2028'), false);
    const before = await wholeDatabase(database);
    const reopen = (code: string) => reopenCycle(database, coordinator, { code, reason: 'Why' }, false);
    expect(codesOf(await planCycle(database, coordinator, plan('2026'), false))).toEqual(['CODE_TAKEN']);
    expect(codesOf(await openCycle(database, coordinator, '2026', false))).toEqual(['NOT_PLANNED']);
    expect(codesOf(await openCycle(database, coordinator, '2027', false))).toEqual(['ANOTHER_OPEN']);
    expect(codesOf(await openCycle(database, coordinator, '2028', false))).toEqual([
      'ANOTHER_OPEN',
      'NOBODY_REPORTS',
    ]);
    expect(codesOf(await closeCycle(database, coordinator, '2027', false))).toEqual(['NOT_OPEN']);
    expect(codesOf(await reopen('2026'))).toEqual(['NOT_CLOSED']);
    expect(
      codesOf(
        await changeCycle(database, coordinator, '2026', { opensOn: '2026-02-01', closesOn: null }, false),
      ),
    ).toEqual(['ALREADY_OPENED']);
    expect(await wholeDatabase(database)).toEqual(before);

    await closeCycle(database, coordinator, '2026', false);
    await openCycle(database, coordinator, '2027', false);
    await closeCycle(database, coordinator, '2027', false);
    expect(codesOf(await reopen('2026'))).toEqual(['CONTINUED']);
  });

  test('days that are none and codes that nothing is called by are refused', async () => {
    await loadFiles('CLOSED');
    const refused = { extensions: { code: 'BAD_USER_INPUT' } };
    for (const wrong of [
      { ...plan('2027'), opensOn: '2027-02-30' },
      { ...plan('2027'), closesOn: '2027-01-15' },
      plan('two words'),
    ]) {
      await expect(planCycle(database, coordinator, wrong, true)).rejects.toMatchObject(refused);
    }
    await expect(openCycle(database, coordinator, '2031', true)).rejects.toMatchObject({
      extensions: { code: 'NOT_FOUND' },
    });
  });

  test('roles that end before the last day are counted', async () => {
    await loadFiles('CLOSED');
    await database.query({
      name: 'test-ending-roles',
      text: `update membership set ends_on = (clock_timestamp() at time zone 'utc')::date`,
    });
    const { rolesEnding } = await planCycle(
      database,
      coordinator,
      { ...plan('2099'), opensOn: '2099-01-15', closesOn: '2099-11-30' },
      true,
    );
    expect(rolesEnding).toBe(1);
  });

  test('old files change nothing of what a person has decided since, and what is left is said', async () => {
    await loadFiles('OPEN');
    await closeCycle(database, coordinator, '2026', false);
    const before = await wholeDatabase(database);
    const { changes, left } = await loadFiles('OPEN');
    expect(changes).toEqual([]);
    expect(left).toHaveLength(1);
    expect(left[0]).toContain(
      'Cycle 2026: left as a person decided it (CLOSED, 2026-01-15 to 2026-11-30), although cycles.json says OPEN',
    );
    expect(await wholeDatabase(database)).toEqual(before);
    await reopenCycle(database, coordinator, { code: '2026', reason: 'Too early' }, false);
    expect(await loadFiles('OPEN')).toEqual({ changes: [], left: [] });
  });

  test('an operator may let the files decide again, by name', async () => {
    await loadFiles('OPEN');
    await closeCycle(database, coordinator, '2026', false);
    const data = withCycles([cycle('2026', 'OPEN')]);
    expect(await loadCatalogue(database, data, { dryRun: false, takeOver: ['2026'] })).toEqual([
      'Cycle 2026: the files decide again.',
      'Cycle 2026: opened again.',
    ]);
    expect(await openCode()).toBe('2026');
    await expect(loadCatalogue(database, data, { dryRun: true, takeOver: ['2025'] })).rejects.toThrow(
      'no cycle 2025 to take over',
    );
  });

  test('a cycle that the files planned is opened by a person as they planned it', async () => {
    await loadFiles('PLANNED', { 'WHO/PER': 'RESIDENT' });
    expect(await openCycle(database, coordinator, '2026', false)).toMatchObject({ answersDue: 10 });
    expect(await wrongCells(database)).toEqual([]);
    expect((await loadFiles('PLANNED', { 'WHO/PER': 'RESIDENT' })).left).toHaveLength(1);
  });

  test('a country that is added later takes part in a cycle that a person opened', async () => {
    await loadFiles('CLOSED');
    await planCycle(database, coordinator, plan('2027', '2026'), false);
    await openCycle(database, coordinator, '2027', false);
    const larger = withCycles([cycle('2026', 'CLOSED')]);
    larger.countries.push(country('VAT', 'VA', '336'));
    expect(await loadCatalogue(database, larger)).toEqual([
      'Country VAT: added.',
      'Cycle 2027, VAT: answers of the country team are due.',
    ]);
    expect(await wrongCells(database)).toEqual([]);
  });
});
