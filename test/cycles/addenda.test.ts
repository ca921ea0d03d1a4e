import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { reopenCycle } from '../../server/cycles/reopen-cycle.ts';
import { verifySnapshots } from '../../server/cycles/verify-snapshots.ts';
import type { Database } from '../../server/database/database.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { emptyDatabase, wholeDatabase } from '../catalogue/whole-database.ts';
import { expectSound, readEvents } from '../responses/stored.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { beginTwoYears, type TwoYears } from './two-years.ts';

type Frozen = {
  id: string;
  agencyCode: string | null;
  itemCode: string;
  status: string;
  rating: string | null;
  narrative: string | null;
  addenda: {
    id: string;
    note: string | null;
    erased: boolean;
    changes: { field: string; to: string | null }[];
  }[];
};

describeOnBothEngines('an addendum', (opened) => {
  let database: Database;
  let years: TwoYears;
  let local: Viewer;
  beforeEach(async () => {
    database = opened().database;
    await emptyDatabase(database);
    years = await beginTwoYears(database);
    local = await years.person('COORDINATOR', null, 'KEN');
    await years.close('2026');
  });

  const answersOf = async (viewer: Viewer, name = 'Closing') => {
    const { snapshotAnswers } = await years.ask<{ snapshotAnswers: Frozen[] }>(
      viewer,
      `{ snapshotAnswers(cycle: "2026", name: "${name}", country: "KEN") { id agencyCode itemCode status rating narrative
        addenda { id note erased changes { field to } } } }`,
    );
    return snapshotAnswers;
  };
  const frozen = async (item: string, agency = 'UNICEF', viewer = years.coordinator, name = 'Closing') =>
    (await answersOf(viewer, name)).find(
      ({ itemCode, agencyCode }) => itemCode === item && agencyCode === agency,
    );
  const add = async (viewer: Viewer, answer: string, given: string) =>
    (
      await years.ask<{ addAddendum: { id: string; revision: null; progress: null } }>(
        viewer,
        `mutation { addAddendum(input: { answer: "${answer}", ${given} }) { id revision progress { total } } }`,
      )
    ).addAddendum;
  const added = 'reason: "Found in February", rating: EXCEEDS, narrative: "What was added"';

  test('stands beside what was recorded, which stays with its row, revision and counts', async () => {
    const id = (await frozen('LDR-2'))?.id ?? '';
    const { event: _events, log_head: _head, ...before } = await wholeDatabase(database);
    expect(await add(local, id, added)).toMatchObject({ revision: null, progress: null });
    const { event: _after, log_head: _headAfter, ...after } = await wholeDatabase(database);
    expect(after).toEqual(before);
    expect((await readEvents(database)).at(-1)).toMatchObject({
      kind: 'ADDENDUM_ADDED',
      actor: { id: local.personId },
      note: 'Found in February',
      changes: [
        { field: 'rating', from: 'MEETS', to: 'EXCEEDS' },
        { field: 'narrative', from: 'LDR-2 of UNICEF in KEN', to: 'What was added' },
      ],
    });
    expect(await frozen('LDR-2', 'UNICEF', await years.person('OBSERVER', null, null))).toMatchObject({
      status: 'ACCEPTED',
      rating: 'MEETS',
      narrative: 'LDR-2 of UNICEF in KEN',
      addenda: [{ note: 'Found in February', changes: [{ to: 'EXCEEDS' }, { to: 'What was added' }] }],
    });
    expect((await verifySnapshots(database)).map(({ problem }) => problem)).toEqual([null]);
    await expectSound(database);
  });

  test('is what the next cycle carries over, and what is then confirmed', async () => {
    const id = (await frozen('LDR-2'))?.id ?? '';
    await add(local, id, added);
    await years.turn();
    expect(await years.found(years.coordinator, 'UNICEF', 'LDR-2')).toMatchObject({
      rating: 'EXCEEDS',
      from: [{ narrative: 'What was added', amended: true }],
    });
    // Also one that comes after the next cycle has opened.
    await add(local, id, 'reason: "And in March", rating: APPROACHES');
    const { confirmResponses } = await years.ask<{ confirmResponses: unknown[] }>(
      years.coordinator,
      `mutation { confirmResponses(inputs: [{ mutationId: "${randomUUID()}", answer: "${id}" }]) {
        ... on ResponseRecorded { response { rating narrative } } } }`,
    );
    expect(confirmResponses).toEqual([{ response: { rating: 'APPROACHES', narrative: 'What was added' } }]);
    await expectSound(database);
  });

  test('is for coordinators of the country, and says to nobody else whether there is something to add to', async () => {
    const id = (await frozen('LDR-2'))?.id ?? '';
    const elsewhere = await years.person('COORDINATOR', null, 'PER');
    const others = [
      elsewhere,
      await years.person('FOCAL_POINT', 'UNICEF', 'KEN'),
      { ...local, readOnly: true },
    ];
    for (const viewer of others) {
      for (const each of [id, id.slice(0, -1)]) {
        if (viewer === elsewhere && each !== id) continue;
        await expect(add(viewer, each, added)).rejects.toThrow('FORBIDDEN');
      }
    }
    for (const nothing of ['nonsense', id.slice(0, -4)]) {
      await expect(add(local, nothing, added)).rejects.toThrow('NOT_FOUND');
    }
  });

  test('to a draft is for those who read drafts', async () => {
    const id = (await frozen('ANL-1', 'WHO'))?.id ?? '';
    await add(local, id, added);
    const { position } = (await readEvents(database)).at(-1)?.place ?? { position: 0 };
    const read = async (viewer: Viewer) =>
      (
        await years.ask<{ events: { edges: unknown[] } }>(
          viewer,
          '{ events(last: 5, filter: { kinds: [ADDENDUM_ADDED], countries: ["KEN"] }) { edges { node { id } } } }',
        )
      ).events.edges.length;
    expect(position).toBeGreaterThan(0);
    expect(await read(await years.person('CONTRIBUTOR', 'WHO', 'KEN'))).toBe(1);
    expect(await read(await years.person('FOCAL_POINT', 'UNICEF', 'KEN'))).toBe(0);
    expect(await frozen('ANL-1', 'WHO', await years.person('OBSERVER', null, null))).toBeUndefined();
  });

  test('that says nothing new adds nothing, and what is wrong is refused', async () => {
    const id = (await frozen('LDR-2'))?.id ?? '';
    const refused = async (given: string) => expect(add(local, id, given)).rejects.toThrow('BAD_USER_INPUT');
    await refused('reason: " ", rating: EXCEEDS');
    await refused('reason: "Why"');
    await refused('reason: "Why", rating: MEETS');
    await refused('reason: "Why", rating: NOT_APPLICABLE, narrative: null');
    await refused(`reason: "Why", narrative: "${'x'.repeat(20_001)}"`);
    const first = await add(local, id, added);
    expect(await add(local, id, added)).toEqual(first);
    await reopenCycle(database, years.coordinator, { code: '2026', reason: 'Kenya' }, false);
    await refused('reason: "Why", rating: MISSING');
    await years.close('2026');
    expect(await frozen('LDR-2', 'UNICEF', local, 'Closing 2')).toMatchObject({
      rating: 'MEETS',
      addenda: [],
    });
    expect((await frozen('LDR-2'))?.addenda).toHaveLength(1);
    await refused('reason: "Why", rating: MISSING');
  });

  test('loses its words with the answer’s where they are erased, here and in what is carried', async () => {
    const id = (await frozen('LDR-2'))?.id ?? '';
    await add(local, id, added);
    await years.turn();
    const { countryChecklist } = await years.ask<{
      countryChecklist: { responses: { id: string; itemCode: string; agencyCode: string }[] };
    }>(
      years.coordinator,
      '{ countryChecklist(country: "KEN", cycle: "2026") { responses { id itemCode agencyCode } } }',
    );
    const response = countryChecklist.responses.find(
      ({ itemCode, agencyCode }) => itemCode === 'LDR-2' && agencyCode === 'UNICEF',
    );
    await years.ask(
      years.coordinator,
      `mutation { eraseContent(id: "${response?.id}", reason: "A name") { id } }`,
    );
    expect(await frozen('LDR-2')).toMatchObject({
      narrative: null,
      addenda: [{ note: null, erased: true, changes: [{ to: 'EXCEEDS' }, { field: 'narrative', to: null }] }],
    });
    expect(await years.found(years.coordinator, 'UNICEF', 'LDR-2')).toMatchObject({
      rating: 'EXCEEDS',
      from: [{ narrative: null, erased: true }],
    });
    const rows = await database.query({
      name: 'test-addendum-words',
      text: `select position from event where changes::text like '%What was added%' or note like '%February%'`,
    });
    expect(rows).toEqual([]);
    await expectSound(database);
    expect((await verifySnapshots(database)).flatMap(({ problem }) => problem ?? [])).toEqual([]);
  });
});
