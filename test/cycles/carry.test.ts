import 'reflect-metadata';
import { beforeEach, describe, expect, test } from 'vitest';
import { carriedItems, type MappedItem } from '../../server/cycles/carried-items.ts';
import { changePresence } from '../../server/cycles/change-presence.ts';
import { loadCatalogue } from '../../server/loading/load-catalogue.ts';
import { cycle } from '../catalogue/small-catalogue.ts';
import { emptyDatabase } from '../catalogue/whole-database.ts';
import { expectSound, readEvents } from '../responses/stored.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { beginTwoYears, expectedLinks, type TwoYears, yearTwo } from './two-years.ts';

describeOnBothEngines('what is carried over', (opened) => {
  let years: TwoYears;
  beforeEach(async () => {
    const { database } = opened();
    await emptyDatabase(database);
    years = await beginTwoYears(database);
  });

  test('follows from the closing: by equal words, reworded, split and merged, and equal to a plain recount', async () => {
    const { coordinator, database, turn, carriedFor, ask } = years;
    expect(await turn()).toMatchObject({ done: true, answersCarried: 7 });
    expect((await readEvents(database)).at(-1)).toMatchObject({ kind: 'CYCLE_OPENED', changes: [] });
    for (const country of ['KEN', 'PER']) {
      const { snapshotAnswers } = await ask<{
        snapshotAnswers: { agencyCode: string | null; itemCode: string; status: string }[];
      }>(
        coordinator,
        `{ snapshotAnswers(cycle: "2026", name: "Closing", country: "${country}") { agencyCode itemCode status } }`,
      );
      const recount = snapshotAnswers
        .filter(({ status }) => status === 'SUBMITTED' || status === 'ACCEPTED')
        .flatMap(({ agencyCode, itemCode }) =>
          expectedLinks
            .filter(
              ({ from, item }) => from.includes(itemCode) && (item === 'LDR-1') === (agencyCode === null),
            )
            .map(({ item, kind }) => `${agencyCode} ${item} ${kind}`),
        );
      const { carried, progress, responses } = await carriedFor(coordinator, country);
      const finished = carried.filter(({ unfinished }) => !unfinished);
      expect(
        finished.map(({ agencyCode, itemCode, kind }) => `${agencyCode} ${itemCode} ${kind}`).sort(),
      ).toEqual([...new Set(recount)].sort());
      expect(finished.every(({ standing }) => standing)).toBe(true);
      expect(responses).toEqual([]);
      for (const cell of progress) {
        expect(cell.carried).toBe(finished.filter(({ agencyCode }) => agencyCode === cell.agencyCode).length);
        expect(cell.notStarted).toBe(cell.total);
      }
    }
    await expectSound(database);
  });

  test('has a rating where the item is the same or reworded, and the texts under their codes where it is not', async () => {
    const { coordinator, turn, found } = years;
    await turn();
    expect(await found(coordinator, 'UNICEF', 'LDR-2')).toMatchObject({
      kind: 'SAME',
      rating: 'MEETS',
      from: [
        { cycleCode: '2026', itemCode: 'LDR-2', status: 'ACCEPTED', narrative: 'LDR-2 of UNICEF in KEN' },
      ],
    });
    expect(await found(coordinator, 'UNICEF', 'ANL-1')).toMatchObject({ kind: 'REWORDED', rating: 'MEETS' });
    expect(await found(coordinator, 'UNICEF', 'ANL-6')).toMatchObject({
      rating: null,
      from: [{ itemCode: 'ANL-2', narrative: 'ANL-2 of UNICEF in KEN' }],
    });
    expect(await found(coordinator, 'UNICEF', 'ANL-7')).toMatchObject({
      rating: null,
      from: [{ itemCode: 'ANL-3' }, { itemCode: 'ANL-4' }],
    });
    expect(await found(coordinator, null, 'LDR-4')).toBeUndefined();
    expect(await found(coordinator, 'WHO', 'LDR-2')).toBeUndefined();
  });

  test('leaves a draft of last year to those who read drafts, carried for nobody', async () => {
    const { coordinator, person, turn, found } = years;
    await turn();
    const colleague = await person('CONTRIBUTOR', 'WHO', 'KEN');
    for (const reader of [coordinator, colleague]) {
      expect(await found(reader, 'WHO', 'ANL-1')).toMatchObject({ unfinished: true, standing: false });
    }
    for (const stranger of [
      await person('OBSERVER', null, null),
      await person('FOCAL_POINT', 'UNICEF', 'KEN'),
    ]) {
      expect(await found(stranger, 'WHO', 'ANL-1')).toBeUndefined();
    }
  });

  test('stands until this year’s first revision, and for whoever may not read that until it is published', async () => {
    const { coordinator, database, person, say, turn, found, carriedFor } = years;
    await turn();
    const outsider = await person('OBSERVER', null, null);
    const counted = async () =>
      (await carriedFor(outsider)).progress.find(({ agencyCode }) => agencyCode === 'UNICEF')?.carried;
    expect(await counted()).toBe(5);
    const begun = await say('KEN', 'UNICEF', 'LDR-2', { narrative: 'Begun', status: 'IN_PROGRESS' });
    expect(begun).toMatchObject({ progress: { carried: 4, notStarted: 4 } });
    expect(await counted()).toBe(4);
    expect(await found(coordinator, 'UNICEF', 'LDR-2')).toMatchObject({ standing: false });
    expect(await found(outsider, 'UNICEF', 'LDR-2')).toMatchObject({ standing: true });
    await say('KEN', 'UNICEF', 'LDR-2', { status: 'SUBMITTED', baseRevision: 1 });
    expect(await found(outsider, 'UNICEF', 'LDR-2')).toMatchObject({ standing: false });
    expect(await counted()).toBe(4);
    const told = (await readEvents(database)).filter(({ kind }) => kind === 'RESPONSE_RECORDED').slice(-2);
    expect(told.map(({ progress }) => progress?.carried)).toEqual([4, 4]);
    await expectSound(database);
  });

  test('is the same where files close one year and open the next', async () => {
    const { coordinator, database, carriedFor } = years;
    const data = yearTwo();
    const presence = data.presence.get('2026');
    if (!presence) throw new Error('nobody reports');
    data.cycles = [cycle('2026', 'CLOSED'), cycle('2027', 'OPEN')];
    data.presence.set('2027', presence);
    await loadCatalogue(database, data);
    const { progress } = await carriedFor(coordinator);
    expect(progress.map(({ agencyCode, carried }) => [agencyCode, carried])).toEqual([
      ['UNICEF', 5],
      ['WHO', 0],
      [null, 1],
    ]);
    await expectSound(database);
  });

  test('an agency that begins to report later finds what it said last year', async () => {
    const { coordinator, database, turn, carriedFor } = years;
    await turn();
    const set = (presence: 'NONE' | 'RESIDENT') =>
      changePresence(
        database,
        coordinator,
        { code: '2027', lines: [{ country: 'PER', agency: 'UNICEF', presence }], from: null },
        false,
      );
    await set('NONE');
    expect((await carriedFor(coordinator, 'PER')).carried).toEqual([]);
    await set('RESIDENT');
    expect((await carriedFor(coordinator, 'PER')).carried).toMatchObject([
      { itemCode: 'LDR-2', standing: true },
    ]);
    const last = (await readEvents(database)).filter(({ kind }) => kind === 'PRESENCE_CHANGED').slice(-2);
    expect(last.map(({ progress }) => progress?.carried)).toEqual([0, 1]);
    await expectSound(database);
  });
});

describe('how items go on', () => {
  const one = (code: string, ...continues: string[]): MappedItem => ({
    code,
    answeredBy: 'AGENCY',
    wordingHash: code,
    continues: continues.map((item) => ({ item, reason: 'Asked otherwise.' })),
  });
  const links = (before: MappedItem[], now: MappedItem[], between: MappedItem[] = []) =>
    carriedItems(before, now, [...before, ...between, ...now]).map(
      ({ item, from, kind }) => `${item} ${from} ${kind}`,
    );

  test('over versions that no cycle asked', () => {
    expect(links([one('A')], [one('C', 'B')], [one('B', 'A')])).toEqual(['C A REWORDED']);
  });

  test('an item that absorbs another is merged once, not every year', () => {
    const absorbing = one('A', 'B');
    expect(links([one('A'), one('B')], [absorbing])).toEqual(['A A MERGED', 'A B MERGED']);
    expect(links([absorbing], [absorbing])).toEqual(['A A SAME']);
  });

  test('one that stays word for word stays confirmable, also where another takes a part of it', () => {
    expect(links([one('A')], [one('A'), one('B', 'A')])).toEqual(['A A SAME', 'B A SPLIT']);
    expect(links([one('A')], [{ ...one('A'), wordingHash: 'other' }, one('B', 'A')])).toEqual([
      'A A SPLIT',
      'B A SPLIT',
    ]);
  });

  test('versions that point at each other end nowhere', () => {
    expect(links([one('A')], [one('D', 'B')], [one('B', 'C'), one('C', 'B')])).toEqual([]);
  });
});
