import { randomUUID } from 'node:crypto';
import { type ExecutionResult, graphql } from 'graphql';
import { pino } from 'pino';
import { expect } from 'vitest';
import { AcrossResolver } from '../../server/across/across.resolver.ts';
import { buildConcordSchema } from '../../server/api/build-schema.ts';
import { NodeResolver } from '../../server/api/node.resolver.ts';
import type { CatalogueData, ItemData } from '../../server/catalogue/catalogue-data.ts';
import { ChecklistReader } from '../../server/catalogue/checklist-reader.ts';
import { CycleResolver } from '../../server/catalogue/cycle.resolver.ts';
import { ComparisonResolver } from '../../server/comparison/comparison.resolver.ts';
import { AddendumResolver } from '../../server/cycles/addendum.resolver.ts';
import { CarriedResolver } from '../../server/cycles/carried.resolver.ts';
import { closeCycle } from '../../server/cycles/close-cycle.ts';
import { CycleStepResolver } from '../../server/cycles/cycle-step.resolver.ts';
import { openCycle } from '../../server/cycles/open-cycle.ts';
import { planCycle } from '../../server/cycles/plan-cycle.ts';
import { PresenceResolver } from '../../server/cycles/presence.resolver.ts';
import { SnapshotResolver } from '../../server/cycles/snapshot.resolver.ts';
import type { Database } from '../../server/database/database.ts';
import type { MembershipScope, Viewer } from '../../server/domain/viewer.ts';
import { loadCatalogue } from '../../server/loading/load-catalogue.ts';
import { EventResolver } from '../../server/log/event.resolver.ts';
import { LogTail } from '../../server/log/log-tail.ts';
import { WakeUps } from '../../server/log/wake-ups.ts';
import { ViewerResolver } from '../../server/people/viewer.resolver.ts';
import { PlanResolver } from '../../server/plan/plan.resolver.ts';
import { ProgressResolver } from '../../server/progress/progress.resolver.ts';
import { EraseResolver } from '../../server/responses/erase.resolver.ts';
import type { RecordInput } from '../../server/responses/recording/record-input.ts';
import { ResponseResolver } from '../../server/responses/response.resolver.ts';
import { TodoResolver } from '../../server/todo/todo.resolver.ts';
import { cycle, item, withCycles } from '../catalogue/small-catalogue.ts';
import { strictBackground } from '../support/background.ts';
import { insertPerson, recorded } from '../support/builders.ts';

/*
 * Two years. In the second one item stays, one is reworded, one is split, two are merged, one is dropped, and one is
 * answered by the country team, no longer by agencies.
 */

const reason = 'The network asked for it.';
const continuing = (code: string, ...from: string[]): ItemData => ({
  ...item(code, 0, 'AGENCY'),
  continues: from.map((one) => ({ item: one, reason })),
});
const first: ItemData[] = [
  item('LDR-1', 1, 'COUNTRY_TEAM'),
  ...['LDR-2', 'LDR-3', 'LDR-4', 'ANL-1', 'ANL-2', 'ANL-3', 'ANL-4'].map((code) => item(code, 2, 'AGENCY')),
];
const second: ItemData[] = [
  item('LDR-1', 1, 'COUNTRY_TEAM'),
  item('LDR-2', 2, 'AGENCY'),
  item('LDR-4', 3, 'COUNTRY_TEAM'),
  { ...item('ANL-1', 4, 'AGENCY'), guidance: 'Asked more sharply.' },
  continuing('ANL-5', 'ANL-2'),
  continuing('ANL-6', 'ANL-2'),
  continuing('ANL-7', 'ANL-3', 'ANL-4'),
];

/** What of the first year stands for which answer of the second, said apart from the server's working out. */
export const expectedLinks = [
  { item: 'LDR-1', from: ['LDR-1'], kind: 'SAME' },
  { item: 'LDR-2', from: ['LDR-2'], kind: 'SAME' },
  { item: 'ANL-1', from: ['ANL-1'], kind: 'REWORDED' },
  { item: 'ANL-5', from: ['ANL-2'], kind: 'SPLIT' },
  { item: 'ANL-6', from: ['ANL-2'], kind: 'SPLIT' },
  { item: 'ANL-7', from: ['ANL-3', 'ANL-4'], kind: 'MERGED' },
];

export function yearOne(): CatalogueData {
  const data = withCycles([cycle('2026', 'OPEN')]);
  return { ...data, checklist: { ...data.checklist, items: numbered(first) } };
}

/** The same files with the second year's checklist. */
export function yearTwo(): CatalogueData {
  const data = yearOne();
  const retiredItems = ['LDR-3', 'ANL-2', 'ANL-3', 'ANL-4'];
  return { ...data, checklist: { ...data.checklist, items: numbered(second), retiredItems } };
}

/** The same with an item that is new, and another area for one that is reworded. */
export function yearTwoWithNewItem(): CatalogueData {
  const data = yearTwo();
  const items = data.checklist.items.map((one) =>
    one.code === 'ANL-1' ? { ...one, callToActionAreas: [1, 6] } : one,
  );
  const added = { ...item('ANL-8', items.length + 1, 'AGENCY' as const), callToActionAreas: [2] };
  return { ...data, checklist: { ...data.checklist, items: [...items, added] } };
}

const numbered = (items: ItemData[]) => items.map((one, index) => ({ ...one, sortOrder: index + 1 }));

/** Asks the API in anybody's name. */
export type Ask = <Data>(
  viewer: Viewer,
  source: string,
  variableValues?: Record<string, unknown>,
) => Promise<Data>;

/** What two years need of the API, in the test's own process. */
export function openApi(database: Database): { ask: Ask; close(): Promise<void> } {
  const log = pino({ level: 'silent' });
  const background = strictBackground();
  const tail = new LogTail(database, log, background);
  const wakeUps = new WakeUps(database, tail, null, log, background);
  const checklists = new ChecklistReader();
  const schema = buildConcordSchema([
    new NodeResolver(database, checklists),
    new ViewerResolver(database),
    new CycleResolver(database),
    new CycleStepResolver(database, wakeUps),
    new PresenceResolver(database, wakeUps),
    new ProgressResolver(database, checklists, tail),
    new CarriedResolver(database),
    new AcrossResolver(database, checklists),
    new EventResolver(database, tail),
    new ResponseResolver(database, tail, wakeUps, background),
    new EraseResolver(database, wakeUps),
    new SnapshotResolver(database, wakeUps),
    new AddendumResolver(database, wakeUps),
    new ComparisonResolver(database),
    new PlanResolver(database, wakeUps),
    new TodoResolver(database),
  ]);
  return {
    async ask<Data>(viewer: Viewer, source: string, variableValues: Record<string, unknown> = {}) {
      const contextValue = { viewer, sessionId: null, address: 'here' };
      const { data, errors } = (await graphql({
        schema,
        source,
        variableValues,
        contextValue,
      })) as ExecutionResult<Data>;
      if (errors || !data) throw new Error(JSON.stringify(errors));
      return data;
    },
    close: () => background.finish(),
  };
}

export type TwoYears = Awaited<ReturnType<typeof beginTwoYears>>;

/** The first year's answers, and hands to go on with. */
export async function beginTwoYears(database: Database) {
  await loadCatalogue(database, yearOne());
  const person = (role: MembershipScope['role'], agencyCode: string | null, countryCode: string | null) =>
    insertPerson(database, [{ role, agencyCode, countryCode }]);
  const coordinator = await person('COORDINATOR', null, null);
  const say = (
    country: string,
    agency: string | null,
    itemCode: string,
    fields: Partial<RecordInput>,
    author: Viewer = coordinator,
  ) =>
    recorded(database, author, {
      mutationId: randomUUID(),
      country,
      agency,
      item: itemCode,
      baseRevision: 0,
      ...fields,
    });
  const said = (
    country: string,
    agency: string | null,
    itemCode: string,
    status: RecordInput['status'],
    rating: RecordInput['rating'] = 'MEETS',
  ) =>
    say(country, agency, itemCode, {
      status,
      rating,
      narrative: `${itemCode} of ${agency ?? 'the team'} in ${country}`,
      ...(status === 'RETURNED' && { note: 'Say more.' }),
    });
  await said('KEN', null, 'LDR-1', 'ACCEPTED');
  await said('KEN', 'UNICEF', 'LDR-2', 'ACCEPTED');
  await said('KEN', 'UNICEF', 'LDR-3', 'ACCEPTED');
  await said('KEN', 'UNICEF', 'LDR-4', 'ACCEPTED');
  await said('KEN', 'UNICEF', 'ANL-1', 'SUBMITTED');
  await said('KEN', 'UNICEF', 'ANL-2', 'ACCEPTED');
  await said('KEN', 'UNICEF', 'ANL-3', 'SUBMITTED');
  await said('KEN', 'UNICEF', 'ANL-4', 'ACCEPTED');
  await said('KEN', 'WHO', 'LDR-2', 'RETURNED');
  await said('KEN', 'WHO', 'ANL-1', 'IN_PROGRESS');
  await said('PER', 'UNICEF', 'LDR-2', 'SUBMITTED', 'NOT_APPLICABLE');

  const { ask } = openApi(database);
  const carriedFor = async (viewer: Viewer, country = 'KEN') => {
    const { countryChecklist } = await ask<{ countryChecklist: Carried }>(
      viewer,
      `{ countryChecklist(country: "${country}", cycle: "2027") { progress { agencyCode notStarted carried total }
        responses { itemCode }
        carried { agencyCode itemCode kind rating unfinished standing
          from { id cycleCode itemCode status narrative erased amended } } } }`,
    );
    return countryChecklist;
  };
  const close = (code: string) => closeCycle(database, coordinator, code, false);
  return {
    database,
    coordinator,
    person,
    say,
    ask,
    close,
    /** Closes the first year, changes the checklist and opens the second. */
    async turn() {
      await close('2026');
      await loadCatalogue(database, yearTwo());
      const days = { opensOn: '2027-01-15', closesOn: '2027-11-30' };
      await planCycle(database, coordinator, { code: '2027', presenceFrom: '2026', ...days }, false);
      const counted = await openCycle(database, coordinator, '2027', true);
      const opened = await openCycle(database, coordinator, '2027', false);
      expect(opened.answersCarried).toBe(counted.answersCarried);
      return opened;
    },
    carriedFor,
    /** What stands for an answer of the second year. */
    async found(viewer: Viewer, agencyCode: string | null, itemCode: string, country = 'KEN') {
      const { carried } = await carriedFor(viewer, country);
      return carried.find((one) => one.agencyCode === agencyCode && one.itemCode === itemCode);
    },
  };
}

export type Carried = {
  progress: { agencyCode: string | null; notStarted: number; carried: number; total: number }[];
  responses: { itemCode: string }[];
  carried: {
    agencyCode: string | null;
    itemCode: string;
    kind: string;
    rating: string | null;
    unfinished: boolean;
    standing: boolean;
    from: {
      id: string;
      cycleCode: string;
      itemCode: string;
      status: string;
      narrative: string | null;
      erased: boolean;
      amended: boolean;
    }[];
  }[];
};
