import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Country, Progress } from '../../client/sync/model.ts';
import { marksTopic, withMarks } from '../../client/sync/topics/marks.ts';
import { type Cells, matrixTopic, withCells } from '../../client/sync/topics/matrix.ts';
import { arranged, behindFirst, lessIsWorse } from '../../client/views/matrix/arrange.ts';
import { countedIn, lookOf } from '../../client/views/matrix/cell-look.ts';
import { quietCountries, totalsOf, workingDaysBefore } from '../../client/views/matrix/figures.ts';
import { placeAfter } from '../../client/views/matrix/grid-keys.ts';
import { parseMatrixAddress } from '../../client/views/matrix/matrix-address.ts';
import {
  countMoved,
  movedIn,
  movementOf,
  newestChange,
  type Since,
} from '../../client/views/matrix/moved.ts';
import { sincePlaceOf, sinceSnapshot } from '../../client/views/matrix/since-place.ts';
import { columnTotal, rowTotal, shareOf } from '../../client/views/matrix/totals.ts';

const answered = { status: null, rating: null };

function cellOf(countryCode: string, agencyCode: string | null, given: Partial<Progress> = {}): Progress {
  const counts = {
    notStarted: 0,
    carried: 0,
    inProgress: 0,
    submitted: 0,
    returned: 0,
    accepted: 0,
    ...given,
  };
  const { notStarted, inProgress, submitted, returned, accepted } = counts;
  const total = notStarted + inProgress + submitted + returned + accepted;
  return { countryCode, agencyCode, updatedAt: null, ...counts, total: given.total ?? total };
}

function country(code: string, name: string, region: string): Country {
  return { code, name, region };
}

const kenya = country('KEN', 'Kenya', 'Africa');
const egypt = country('EGY', 'Egypt', 'Africa');
const peru = country('PER', 'Peru', 'Americas');
const compare = (a: string, b: string) => a.localeCompare(b, 'en');

describe('the copy of the matrix', () => {
  const cells = withCells(new Map(), [cellOf('KEN', 'UNICEF'), cellOf('KEN', null), cellOf('PER', 'UNICEF')]);

  it('replaces the cells that moved and leaves the other rows the same objects', () => {
    const moved = [cellOf('KEN', 'UNICEF', { submitted: 2 }), cellOf('KEN', null, { accepted: 1 })];
    const next = withCells(cells, moved);
    expect(next.get('KEN')?.get('UNICEF')?.submitted).toBe(2);
    expect(next.get('KEN')?.get('')?.accepted).toBe(1);
    expect(next.get('PER')).toBe(cells.get('PER'));
    expect(cells.get('KEN')?.get('UNICEF')?.submitted).toBe(0);
  });

  it('goes on from the cursor of each update', () => {
    const cycle = { code: '2026', state: 'OPEN', opensOn: '2026-01-15', closesOn: '2026-12-15' } as const;
    const moved = cellOf('PER', 'UNICEF', { submitted: 1, updatedAt: '2026-06-01T12:00:00.000Z' });
    const { data, cursor, heard } = matrixTopic.apply(
      { cycle: '2026' },
      { cycle, sections: [], cells },
      { progress: { cells: [moved], cursor: '7.ab' } },
      { viewerId: 'me', now: '2026-06-01T12:00:05.000Z' },
    );
    expect(cursor).toBe('7.ab');
    expect(data.cells.get('PER')?.get('UNICEF')).toBe(moved);
    expect(heard).toEqual([{ at: moved.updatedAt, country: 'PER', byOther: true }]);
    expect(matrixTopic.stream({ cycle: '2026' }, data, '7.ab').variables).toEqual({
      cycle: '2026',
      after: '7.ab',
    });
  });
});

describe('a cell', () => {
  const counts = cellOf('KEN', 'UNICEF', { notStarted: 10, submitted: 5, returned: 3, accepted: 2 });

  it('counts what is submitted or accepted, or what stands in one status, or what a rating let through', () => {
    expect(countedIn(counts, answered)).toBe(7);
    expect(countedIn(counts, { status: 'RETURNED', rating: null })).toBe(3);
    expect(countedIn(counts, { status: null, rating: 'MEETS' })).toBe(20);
    expect(countedIn(counts, { status: 'ACCEPTED', rating: 'MEETS' })).toBe(2);
  });

  it('is deeper the more there is, deepest only when it is everything', () => {
    const depth = (submitted: number) =>
      lookOf(cellOf('KEN', 'UNICEF', { submitted, notStarted: 20 - submitted }), 20, answered).depth;
    expect([0, 1, 10, 19, 20].map(depth)).toEqual([0, 1, 3, 4, 5]);
  });

  it('shows nothing where nothing is due, which is not zero', () => {
    expect(lookOf(undefined, 0, answered).count).toBeNull();
    expect(lookOf(cellOf('KEN', 'UNICEF'), 0, answered).count).toBeNull();
    expect(lookOf(cellOf('KEN', 'UNICEF', { notStarted: 23 }), 23, answered).count).toBe(0);
  });
});

describe('the order of rows', () => {
  const cells = withCells(new Map(), [
    cellOf('KEN', 'UNICEF', { submitted: 1, notStarted: 9, updatedAt: '2026-03-01T00:00:00.000Z' }),
    cellOf('EGY', 'UNICEF', { submitted: 8, notStarted: 2, updatedAt: '2026-05-01T00:00:00.000Z' }),
    cellOf('PER', 'UNICEF', { notStarted: 10 }),
  ]);
  const numbers = { whole: cells, counted: cells, measure: answered };
  const codes = (sort: 'name' | 'share' | 'changed') =>
    arranged(
      [kenya, peru, egypt],
      numbers,
      { group: 'none', sort, by: null, best: false },
      compare,
    )[0]?.countries.map((one) => one.code);

  it('is by name, by the part counted, or by what changed longest ago', () => {
    expect(codes('name')).toEqual(['EGY', 'KEN', 'PER']);
    expect(codes('share')).toEqual(['EGY', 'KEN', 'PER']);
    expect(codes('changed')).toEqual(['PER', 'KEN', 'EGY']);
  });

  it('keeps regions together', () => {
    const order = { group: 'region', sort: 'name', by: null, best: false } as const;
    const groups = arranged([peru, kenya, egypt], numbers, order, compare);
    expect(groups.map((group) => [group.region, group.countries.map((one) => one.code)])).toEqual([
      ['Africa', ['EGY', 'KEN']],
      ['Americas', ['PER']],
    ]);
  });
});

describe('totals, and orders by them', () => {
  const cells = withCells(new Map(), [
    cellOf('KEN', 'UNICEF', { submitted: 1, returned: 2, notStarted: 7 }),
    cellOf('KEN', 'WHO', { accepted: 9, notStarted: 1 }),
    cellOf('EGY', 'UNICEF', { submitted: 8, notStarted: 2 }),
    cellOf('EGY', null, { inProgress: 4 }),
    cellOf('PER', 'WHO', { accepted: 3, notStarted: 7 }),
  ]);
  const countries = [kenya, egypt, peru];
  const numbers = (status: 'DUE' | 'ACCEPTED' | null) => ({
    whole: cells,
    counted: cells,
    measure: { status, rating: null },
  });
  const codes = (by: string, best = false, status: 'DUE' | null = null) =>
    arranged(
      countries,
      numbers(status),
      { group: 'none', sort: 'name', by, best },
      compare,
    )[0]?.countries.map(({ code }) => code);

  it('add up what the cells show, by row and by column', () => {
    const row = rowTotal(numbers(null), 'KEN');
    const column = columnTotal(numbers(null), countries, 'UNICEF');
    expect([countedIn(row.counts, answered), row.due]).toEqual([10, 20]);
    expect([countedIn(column.counts, answered), column.due]).toEqual([9, 20]);
    expect(countedIn(column.counts, { status: 'DUE', rating: null })).toBe(11);
    expect(shareOf(columnTotal(numbers(null), countries, 'ILO'), answered)).toBeNull();
  });

  it('put the worst first, or the best, and in both what has nothing due last', () => {
    expect(codes('UNICEF')).toEqual(['KEN', 'EGY', 'PER']);
    expect(codes('UNICEF', true)).toEqual(['EGY', 'KEN', 'PER']);
    expect(codes('total')).toEqual(['PER', 'KEN', 'EGY']);
    expect(codes('team')).toEqual(['EGY', 'KEN', 'PER']);
  });

  it('take much of what is still due as bad, and little of what is answered', () => {
    expect(codes('UNICEF', false, 'DUE')).toEqual(['KEN', 'EGY', 'PER']);
    expect(lessIsWorse({ status: 'ACCEPTED', rating: null })).toBe(true);
    expect(lessIsWorse({ status: 'RETURNED', rating: null })).toBe(false);
    expect(lessIsWorse({ status: null, rating: 'MISSING' })).toBe(false);
  });

  it('put the agency furthest behind first, and the country team last', () => {
    const columns = ['WHO', 'UNICEF', 'ILO', ''].map((agency) => ({ agency, label: agency, name: agency }));
    const order = behindFirst(columns, countries, numbers(null)).map(({ agency }) => agency);
    expect(order).toEqual(['UNICEF', 'WHO', 'ILO', '']);
  });
});

describe('the figures', () => {
  const cells: Cells = withCells(new Map(), [
    cellOf('KEN', 'UNICEF', {
      submitted: 3,
      accepted: 2,
      notStarted: 5,
      updatedAt: '2026-06-30T09:00:00.000Z',
    }),
    cellOf('EGY', null, { accepted: 1, notStarted: 9, updatedAt: '2026-06-01T09:00:00.000Z' }),
    cellOf('PER', 'UNICEF', { notStarted: 10 }),
  ]);

  it('add up all cells', () => {
    expect(totalsOf(cells)).toEqual({ due: 30, answered: 6, accepted: 3, waiting: 3 });
  });

  it('count as quiet what has not changed for 15 working days, or never since the cycle opened', () => {
    const now = new Date('2026-07-01T12:00:00Z');
    const quiet = (opensOn: string) =>
      quietCountries([kenya, egypt, peru], cells, { opensOn }, now).map((one) => one.code);
    expect(quiet('2026-01-15')).toEqual(['EGY', 'PER']);
    expect(quiet('2026-06-25')).toEqual(['EGY']);
  });

  it('leave Saturdays and Sundays out', () => {
    const day = (from: string, days: number) =>
      workingDaysBefore(new Date(from), days).toISOString().slice(0, 10);
    expect(day('2026-11-24T10:00:00Z', 1)).toBe('2026-11-23');
    expect(day('2026-11-23T10:00:00Z', 1)).toBe('2026-11-20');
    expect(day('2026-11-22T10:00:00Z', 1)).toBe('2026-11-20');
    expect(day('2026-11-24T10:00:00Z', 15)).toBe('2026-11-03');
  });

  it.each([
    ['UTC', '2026-11-23T02:00:00.000Z'],
    ['America/New_York', '2026-11-21T02:00:00.000Z'],
    ['Asia/Kathmandu', '2026-11-23T02:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-11-23T02:00:00.000Z'],
  ])('count working days as the reader in %s has them', (timeZone, before) => {
    vi.stubEnv('TZ', timeZone);
    onTestFinished(() => void vi.unstubAllEnvs());
    // Still the evening of Monday in New York.
    expect(workingDaysBefore(new Date('2026-11-24T02:00:00Z'), 1).toISOString()).toBe(before);
  });
});

describe('what moved', () => {
  const since = '2026-06-01T00:00:00.000Z';
  const late = cellOf('KEN', 'UNICEF', { submitted: 1, updatedAt: '2026-06-02T00:00:00.000Z' });
  const early = cellOf('PER', 'UNICEF', { submitted: 1, updatedAt: since });
  const cells = withCells(new Map(), [late, early, cellOf('EGY', null)]);

  const sinceThen: Since = { at: since, seen: new Map(), before: new Map(), base: new Map() };
  const was = (given: Partial<Progress>) => new Map([['KEN/UNICEF', { ...late, submitted: 0, ...given }]]);

  it('is what changed after the moment', () => {
    expect(countMoved(cells, sinceThen)).toBe(1);
    expect(movedIn(cells, sinceThen, 'KEN')).toEqual([late]);
    expect(movedIn(cells, sinceThen, 'PER')).toEqual([]);
    expect(newestChange(cells)).toBe(late.updatedAt);
  });

  it('is seen until it changes again, and is then compared with what was seen', () => {
    const seen = { ...sinceThen, seen: new Map([['KEN/UNICEF', late]]) };
    expect(movementOf(late, seen)).toBeNull();
    const later = { ...late, submitted: 0, accepted: 1, updatedAt: '2026-06-03T00:00:00.000Z' };
    expect(movementOf(later, seen)).toBe('forward');
    expect(movementOf({ ...later, accepted: 0, returned: 1 }, seen)).toBe('back');
    expect(movementOf({ ...later, accepted: 0, submitted: 1 }, seen)).toBe('changed');
  });

  it('goes forward or back by what the cell was, and is changed where that comes to the same', () => {
    const from = (given: Partial<Progress>) => ({ ...sinceThen, before: was(given) });
    expect(movementOf(late, from({ notStarted: 1 }))).toBe('forward');
    expect(movementOf(late, from({ accepted: 1 }))).toBe('back');
    expect(movementOf(late, from({ submitted: 1 }))).toBe('changed');
    // More answers are due than were.
    expect(movementOf(late, from({ notStarted: 5, total: 6 }))).toBe('changed');
  });

  it('has no direction while nobody knows what the cell was', () => {
    expect(movementOf(late, { ...sinceThen, before: null })).toBe('unknown');
    const base = withCells(new Map(), [cellOf('KEN', 'UNICEF', { notStarted: 1, updatedAt: since })]);
    expect(movementOf(late, { ...sinceThen, base })).toBe('forward');
    expect(movementOf(late, { ...sinceThen, base: cells })).toBe('unknown');
  });

  it('is told of one’s marks by revision: what is new on top, or all where the floor rose', () => {
    const told = { revision: 4, floor: '7.aaaaaaaaaaaa', floorAt: since, whole: true, cells: [late] };
    const first = withMarks(null, told);
    const second = withMarks(first, { ...told, revision: 5, whole: false, cells: [early] });
    expect([...second.cells.keys()]).toEqual(['KEN/UNICEF', 'PER/UNICEF']);
    expect(withMarks(second, told)).toBe(second);
    expect([...withMarks(second, { ...told, revision: 6, cells: [] }).cells]).toEqual([]);
    const data = { own: second, snapshots: [] };
    expect(marksTopic.stream({ cycle: '2026' }, data, null).variables).toEqual({ cycle: '2026', after: 5 });
  });

  it('is counted since a place that the address names, and since none that it doesn’t', () => {
    expect(sincePlaceOf('1024.9f86d081884c')).toEqual({ cursor: '1024.9f86d081884c' });
    expect(sincePlaceOf('2026-06-01T00:00:00Z')).toEqual({ moment: since });
    expect(sincePlaceOf(sinceSnapshot('Mid-year'))).toEqual({ snapshot: 'Mid-year' });
    expect(sincePlaceOf('yesterday')).toBeNull();
    expect(parseMatrixAddress({ since: 'yesterday' }).since).toBeNull();
  });
});

describe('keys', () => {
  const size = { rows: 197, columns: 21, page: 20, home: { row: 0, column: 0 } };
  const from = { row: 100, column: 10 };
  const press = (key: string, ctrlKey = false, rightToLeft = false) =>
    placeAfter({ key, ctrlKey, metaKey: false }, from, size, rightToLeft);

  it('lead to the cells beside, to the ends, and a page on', () => {
    expect(press('ArrowDown')).toEqual({ row: 101, column: 10 });
    expect(press('ArrowRight')).toEqual({ row: 100, column: 11 });
    expect(press('PageUp')).toEqual({ row: 80, column: 10 });
    expect(press('Home')).toEqual({ row: 100, column: 0 });
    expect(press('End', true)).toEqual({ row: 196, column: 20 });
    expect(press('a')).toBeNull();
  });

  it('lead to the first country and agency with Home, and with the arrows on to heads and totals', () => {
    const withHeads = { ...size, home: { row: 3, column: 2 } };
    const to = (key: string, ctrlKey: boolean, at: { row: number; column: number }) =>
      placeAfter({ key, ctrlKey, metaKey: false }, at, withHeads, false);
    expect(to('Home', true, from)).toEqual({ row: 3, column: 2 });
    expect(to('ArrowUp', false, { row: 3, column: 2 })).toEqual({ row: 2, column: 2 });
    expect(to('ArrowLeft', false, { row: 3, column: 2 })).toEqual({ row: 3, column: 1 });
    expect(to('PageUp', false, { row: 5, column: 2 })).toEqual({ row: 3, column: 2 });
  });

  it('mean left and right as they are seen', () => {
    expect(press('ArrowLeft', false, true)).toEqual({ row: 100, column: 11 });
    expect(press('ArrowRight', true, true)).toEqual({ row: 100, column: 0 });
  });

  it('stop at the edges', () => {
    const corner = { row: 0, column: 0 };
    const at = (key: string) => placeAfter({ key, ctrlKey: false, metaKey: false }, corner, size, false);
    expect(['ArrowUp', 'ArrowLeft', 'PageUp'].map(at)).toEqual([corner, corner, corner]);
  });
});

describe('the address of the matrix', () => {
  it('leaves out what it says wrongly', () => {
    expect(
      parseMatrixAddress({ status: 'NEARLY', sort: 'colour', since: 'Friday', rating: 'MEETS' }),
    ).toEqual({
      cycle: null,
      group: 'region',
      sort: 'name',
      by: null,
      best: false,
      behind: false,
      region: null,
      agency: null,
      section: null,
      area: null,
      item: null,
      status: null,
      rating: 'MEETS',
      only: null,
      since: null,
      cell: null,
    });
  });
});
