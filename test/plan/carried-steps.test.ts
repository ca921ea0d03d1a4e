import 'reflect-metadata';
import { beforeAll, expect, test } from 'vitest';
import { beginTwoYears, type TwoYears } from '../cycles/two-years.ts';
import { expectSound } from '../responses/stored.ts';
import { insertPerson } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { plannerOf } from './plan-world.ts';

/** With which items of the second year each of the first goes on, said apart from the server's working out. */
const goesOn: Readonly<Record<string, string[]>> = {
  'LDR-1': ['LDR-1'],
  'LDR-2': ['LDR-2'],
  'ANL-1': ['ANL-1'],
  'ANL-2': ['ANL-5', 'ANL-6'],
  'ANL-3': ['ANL-7'],
  'ANL-4': ['ANL-7'],
};

type Row = {
  text: string;
  cycle: string;
  country: string;
  agency: string | null;
  item: string;
  due: string;
  done: boolean;
};

describeOnBothEngines('next steps from one year to the next', (opened) => {
  let years: TwoYears;
  beforeAll(async () => {
    years = await beginTwoYears(opened().database);
  }, 60_000);

  test('are carried while they are open, through what items became, and are listed as a plain recount of the rows says', async () => {
    const { database, coordinator, say, turn, ask } = years;
    const planner = plannerOf(ask);
    const observer = await insertPerson(database, [
      { role: 'OBSERVER', agencyCode: null, countryCode: null },
    ]);
    const places = [
      ...['LDR-2', 'LDR-3', 'LDR-4', 'ANL-1', 'ANL-2', 'ANL-3', 'ANL-4'].map(
        (item) => ['KEN', 'UNICEF', item] as const,
      ),
      ['KEN', null, 'LDR-1'] as const,
      ['KEN', 'WHO', 'LDR-2'] as const,
      ['KEN', 'WHO', 'ANL-1'] as const,
      ['PER', 'UNICEF', 'LDR-2'] as const,
    ];
    for (const [index, [country, agency, item]] of places.entries()) {
      const place = { country, agency, item };
      await say(country, agency, item, { rating: 'APPROACHES', baseRevision: 1 });
      for (const [nth, word] of ['open', 'done', 'done later'].entries()) {
        const day = `202${6 + (index % 2)}-0${1 + nth}-0${1 + (index % 9)}`;
        const step = await planner.addStep(coordinator, place, `${item} ${word}`, day);
        if (word === 'done') await planner.changeStep(coordinator, step, { done: true });
      }
    }
    await turn();
    await database.query({
      name: 'test-area',
      text: `update checklist_item set call_to_action_areas = '{4}' where code = 'ANL-5'`,
    });
    const rows = await database.query<Row>({
      name: 'test-steps',
      text: `select text, cycle_code as cycle, country_code as country, agency_code as agency, item_code as item,
                    to_char(due_on, 'YYYY-MM-DD') as due, done_at is not null as done
               from next_step join cell on cell.id = cell_id order by due_on, position`,
    });
    const reads = (row: Row, viewer: typeof coordinator) =>
      // Of last year's answers one was a draft, which coordinators read.
      viewer === coordinator || `${row.agency} ${row.item}` !== 'WHO ANL-1';
    const expected = (viewer: typeof coordinator, among: (row: Row) => boolean = () => true) =>
      rows
        .filter((row) => !row.done && goesOn[row.item] && reads(row, viewer) && among(row))
        .map((row) => `${row.country} ${row.agency} ${row.text} ${row.due} → ${goesOn[row.item]?.join()}`);
    const listed = async (viewer: typeof coordinator, args: object = {}) => {
      const found: string[] = [];
      let after: string | null = null;
      do {
        const page = await planner.steps(viewer, { first: 7, after, ...args });
        for (const { items, step } of page.nodes) {
          const { countryCode, agencyCode, text, dueOn } = step as typeof step & {
            countryCode: string;
            agencyCode: string | null;
          };
          found.push(`${countryCode} ${agencyCode} ${text} ${dueOn} → ${items.join()}`);
        }
        after = page.hasNextPage ? page.endCursor : null;
      } while (after !== null);
      return found;
    };
    for (const viewer of [coordinator, observer]) {
      expect(await listed(viewer)).toEqual(expected(viewer));
      expect(await listed(viewer, { countries: ['PER'] })).toEqual(
        expected(viewer, ({ country }) => country === 'PER'),
      );
      expect(await listed(viewer, { agencies: ['WHO'] })).toEqual(
        expected(viewer, ({ agency }) => agency === 'WHO'),
      );
      expect(await listed(viewer, { agencies: [], countryTeam: true })).toEqual(
        expected(viewer, ({ agency }) => agency === null),
      );
      // By what the items are now with which a step goes on.
      const ofArea = expected(viewer, ({ item }) => goesOn[item]?.includes('ANL-5') === true);
      expect(ofArea.length).toBeGreaterThan(0);
      expect(await listed(viewer, { area: 4 })).toEqual(ofArea);
      expect(await listed(viewer, { area: 7 })).toEqual([]);
      const today = new Date().toISOString().slice(0, 10);
      expect(await listed(viewer, { state: 'OVERDUE' })).toEqual(expected(viewer, ({ due }) => due < today));
    }
    // Beside a merged item stand those of both; beside a split one the same step, which is one still.
    const here = (item: string) => planner.planOf(coordinator, { country: 'KEN', agency: 'UNICEF', item });
    expect((await here('ANL-7')).steps.length).toBe(4);
    const [five, six] = [await here('ANL-5'), await here('ANL-6')];
    expect(six.steps).toEqual(five.steps);
    const carried = five.steps.find(({ step }) => step.text === 'ANL-2 done later')?.step;
    if (!carried) throw new Error('an open step was not carried');
    expect(carried.cycleCode).toBe('2026');
    await planner.changeStep(coordinator, carried, { done: true });
    expect((await here('ANL-6')).steps.map(({ step }) => step.doneAt !== null)).toEqual([false, true]);
    // Last year's list has what was written there, whatever became of it.
    expect((await planner.steps(coordinator, { cycle: '2026' })).open).toBe(
      rows.filter(({ done }) => !done).length - 1,
    );
    // This year's answer says nothing yet: it has no steps of its own.
    expect((await here('ANL-5')).viewerCan).toEqual(['ASSIGN']);
    const counts = await ask<{ countryPlan: { places: { agencyCode: string | null; openSteps: number }[] } }>(
      observer,
      '{ countryPlan(country: "KEN") { places { agencyCode itemCode openSteps firstDueOn } } }',
    );
    const whos = counts.countryPlan.places.filter(({ agencyCode }) => agencyCode === 'WHO');
    expect(whos.map(({ openSteps }) => openSteps)).toEqual([2]);
    await expectSound(database);
  });
});
