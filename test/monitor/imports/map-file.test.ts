import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { mapFile } from '../../../server/monitor/imports/map-file.ts';
import type { Mapping } from '../../../server/monitor/imports/mapping.ts';
import { READY_MAPPINGS } from '../../../server/monitor/imports/ready-mappings.ts';

const ready = (source: string): Mapping => {
  const mapping = READY_MAPPINGS.get(source);
  if (!mapping) throw new Error(`no mapping for ${source}`);
  return mapping;
};
const read = (text: string, mapping = ready('UCDP GED')) =>
  mapFile(text, {
    mapping,
    country: 'SYR',
    ownNames: new Set(['syr', 'sy', '760', 'syrian arab republic']),
    today: '2026-11-30',
  });

/** Rows of the columns that the public file has, with what a test is about. */
const gedColumns =
  'id,type_of_violence,date_start,date_end,date_prec,adm_1,country,latitude,longitude,where_prec,side_a,low,best,high';
const ged = (given: Record<string, string | number> = {}) => {
  const row: Record<string, string | number> = {
    ...{ id: 1, type_of_violence: 3, date_start: '2017-03-01', date_end: '2017-03-01', date_prec: 1 },
    ...{ adm_1: 'Homs', country: 'Syria', latitude: 34.8, longitude: 36.7, where_prec: 1, side_a: 'IS' },
    ...{ low: 1, best: 2, high: 3 },
    ...given,
  };
  return gedColumns
    .split(',')
    .map((name) => `"${String(row[name]).replaceAll('"', '""')}"`)
    .join(',');
};
const file = (...rows: string[]) => [gedColumns, ...rows].join('\n');

describe('the real events', () => {
  const text = readFileSync(
    new URL('../../fixtures/monitor/ucdp-ged-syria-2016-2017.csv', import.meta.url),
    'utf8',
  );

  test('are all taken, with their vagueness and their doubts', async () => {
    const { rows, events, refused, equal } = await read(text);
    expect([rows, events.length, refused]).toEqual([11_757, 11_757, []]);
    const count = (keep: (event: (typeof events)[number]) => boolean) => events.filter(keep).length;
    expect(count(({ flags }) => flags.includes('LOW_ABOVE_BEST'))).toBe(20);
    expect(count(({ flags }) => flags.includes('BEST_ABOVE_HIGH'))).toBe(46);
    expect(count(({ flags }) => flags.includes('EQUALS_ANOTHER'))).toBe(157);
    expect(equal.length).toBe(139);
    expect(equal.flatMap((one) => one.rows).length).toBe(139 + 157);
    const precisions = ['DAY', 'WEEK', 'MONTH', 'YEAR'];
    expect(precisions.map((one) => count(({ datePrecision }) => datePrecision === one))).toEqual([
      11_058, 570, 96, 33,
    ]);
    // 201 of the country alone, and 37 of a zone without a region.
    expect(count(({ placePrecision }) => placePrecision === 'COUNTRY')).toBe(238);
    expect(count(({ categories }) => categories.length > 0)).toBe(318);
    expect(
      events.every(({ low, best, high }) => (low ?? 0) <= (best ?? 0) && (best ?? 0) <= (high ?? 0)),
    ).toBe(true);
    expect(events[0]).toEqual({
      row: 2,
      sourceEventId: '214797',
      categories: [],
      occurredOn: '2016-01-01',
      endedOn: '2016-01-01',
      datePrecision: 'DAY',
      region: 'Homs Governorate',
      latitude: 34.802,
      longitude: 36.708,
      placePrecision: 'TOWN',
      actor: 'UNKNOWN',
      low: 4,
      best: 4,
      high: 4,
      flags: [],
    });
  });

  test('of which 100 rows are broken, 100 are listed with their reasons, and the others taken', async () => {
    const lines = text.trimEnd().split('\n');
    const breaks: ((line: string) => string)[] = [
      (line) => line.replace(/"\d{4}-\d{2}-\d{2}"/, '"2017-02-30"'),
      (line) => line.replace(/^\d+,\d/, (start) => `${start.slice(0, -1)}9`),
      (line) => `${line},1`,
      (line) => line.replace(/^\d+/, ''),
      (line) => line.replace(/\d+$/, '-3'),
    ];
    for (let index = 0; index < 100; index++) {
      const at = 1 + index * 117;
      lines[at] = breaks[index % breaks.length]?.(lines[at] ?? '') ?? '';
    }
    const { events, refused, unknown } = await read(lines.join('\n'));
    expect([events.length, refused.length]).toEqual([11_657, 100]);
    expect(refused.map(({ row }) => row)).toEqual(Array.from({ length: 100 }, (_, index) => 2 + index * 117));
    expect(refused.slice(0, 5).map(({ reason }) => reason)).toEqual([
      'Its day is “2017-02-30”: write it 2027-01-31, or 31 January 2027.',
      'type is “9”, of which the mapping says nothing for CATEGORY.',
      'It has 17 cells, and the first line names 16 columns.',
      'It has no id.',
      'Its high number is “-3”: a whole number from 0 to 1000000.',
    ]);
    expect(unknown).toEqual([{ field: 'CATEGORY', value: '9', rows: 20 }]);
  });
});

describe('a row', () => {
  test('with the public file’s names is read, and its category and actor are what the source states', async () => {
    const { events } = await read(
      file(
        ged(),
        ged({ id: 2, type_of_violence: 1, side_a: 'Government of Syria' }),
        ged({ id: 3, side_a: 'Government of Syria', date_start: '2017-03-01 00:00:00.000' }),
      ),
    );
    expect(events.map(({ categories, actor, occurredOn }) => [categories, actor, occurredOn])).toEqual([
      [['LIFE'], 'NON_STATE_ARMED', '2017-03-01'],
      [[], 'UNKNOWN', '2017-03-01'],
      [['LIFE'], 'STATE_FORCES', '2017-03-01'],
    ]);
  });

  test('keeps its best estimate, with the others in order around it', async () => {
    const { events } = await read(
      file(
        ged({ low: 5, best: 3, high: 4 }),
        ged({ id: 2, low: 1, best: 9, high: 4 }),
        ged({ id: 3, low: '', best: 7, high: '' }),
      ),
    );
    expect(events.map(({ low, best, high, flags }) => [low, best, high, flags])).toEqual([
      [3, 3, 5, ['LOW_ABOVE_BEST']],
      [1, 9, 9, ['BEST_ABOVE_HIGH']],
      [null, 7, null, []],
    ]);
  });

  test('is as vague as its days are apart, where its precision says less', async () => {
    const { events } = await read(
      file(
        ged({ date_end: '2017-03-06' }),
        ged({ id: 2, date_end: '2017-03-20', date_prec: 5 }),
        ged({ id: 3, date_end: '2018-06-20', date_prec: 4 }),
      ),
    );
    expect(events.map(({ datePrecision, flags }) => [datePrecision, flags])).toEqual([
      ['WEEK', ['DATES_VAGUER']],
      ['YEAR', []],
      ['YEAR', ['DATES_VAGUER']],
    ]);
  });

  test('of another country is refused, and so is one with an id that was there', async () => {
    const { events, refused, unknown } = await read(
      file(ged({ country: 'Iraq' }), ged({ id: 2 }), ged({ id: 2 }), ged({ id: 3, date_end: '2017-02-01' })),
    );
    expect(events).toHaveLength(1);
    expect(refused).toEqual([
      { row: 2, reason: 'Its country is “Iraq”, and this import is of SYR.' },
      { row: 4, reason: 'Row 3 has the same id.' },
      { row: 5, reason: 'It ends on 2017-02-01, before it begins on 2017-03-01.' },
    ]);
    expect(unknown).toEqual([{ field: 'COUNTRY', value: 'Iraq', rows: 1 }]);
  });

  test('of ACLED’s, as CSV or JSON Lines, is read by sub-event, else by type', async () => {
    const rows = [
      { event_type: 'Violence against civilians', sub_event_type: 'Attack', inter1: 'State forces' },
      { event_type: 'Protests', sub_event_type: 'Excessive force against protesters', inter1: 'Protesters' },
      { event_type: 'Battles', sub_event_type: 'Armed clash', inter1: '2' },
      {
        event_type: 'Violence against civilians',
        sub_event_type: 'Something new',
        inter1: 'Political militia',
      },
    ].map((row, index) => ({
      ...{ event_id_cnty: `SYR${index}`, event_date: '30 June 2024', time_precision: 2, iso: 760 },
      ...{ admin1: 'Homs', latitude: '34.7', longitude: '36.7', geo_precision: 1, fatalities: index },
      ...row,
    }));
    const lines = await read(rows.map((row) => JSON.stringify(row)).join('\n'), ready('ACLED'));
    expect(lines.refused).toEqual([]);
    expect(
      lines.events.map(({ categories, actor, best, low, occurredOn, datePrecision }) => [
        categories,
        actor,
        best,
        low,
        occurredOn,
        datePrecision,
      ]),
    ).toEqual([
      [['INTEGRITY'], 'STATE_FORCES', 0, null, '2024-06-30', 'WEEK'],
      [['EXPRESSION', 'INTEGRITY'], 'UNKNOWN', 1, null, '2024-06-30', 'WEEK'],
      [[], 'UNKNOWN', 2, null, '2024-06-30', 'WEEK'],
      [['INTEGRITY'], 'MILITIA', 3, null, '2024-06-30', 'WEEK'],
    ]);
    const names = Object.keys(rows[0] ?? {});
    const csv = [names, ...rows.map((row) => Object.values(row))]
      .map((cells) => cells.join(';'))
      .join('\r\n');
    expect((await read(csv, ready('ACLED'))).events).toEqual(
      lines.events.map((one) => ({ ...one, row: one.row + 1 })),
    );
  });
});

test('a file without the columns that are needed is refused as a whole, and what is no JSON by its line', async () => {
  await expect(read('a,b\n1,2\n')).rejects.toThrow('The file has no column id, which says ID');
  const { refused } = await read('{"id": 1, "date_start": "2017-01-01", "type": 3}\n[1]\n\n{"id": ');
  expect(refused.map(({ row }) => row)).toEqual([2, 4]);
});
