import { afterEach, describe, expect, test } from 'vitest';
import { readCalendarData } from '../../server/calendars/calendar-data.ts';
import { countWorkingDays, type PausedDays } from '../../server/calendars/working-days.ts';

const data = readCalendarData();

type Case = {
  what: string;
  country: string;
  /** Where the weekend and the holidays were looked up, apart from the data. */
  source: string;
  since: string;
  today: string;
  pauses?: PausedDays[];
  workingDays: number;
  holidays?: string[];
  mayMove?: boolean;
  holidaysKnown?: boolean;
  pausedDays?: number;
};

const evacuation: PausedDays = { kind: 'EVACUATION', startsOn: '2026-03-11', endsOn: '2026-03-15' };

/** Counted by hand on a calendar of 2026; 1 January 2026 is a Thursday. */
const cases: Case[] = [
  {
    what: 'a Thursday–Friday weekend: from Wednesday 4 to Sunday 8 November only Saturday lies between',
    country: 'AFG',
    source: 'CLDR 48.2 weekData: AF thu to fri; date-holidays has nothing of Afghanistan',
    since: '2026-11-04',
    today: '2026-11-08',
    workingDays: 1,
    holidaysKnown: false,
  },
  {
    what: 'a Friday–Saturday weekend: Thursday 5 to Monday 9 November leaves Sunday',
    country: 'JOR',
    source: 'CLDR 48.2 weekData: JO fri to sat; date-holidays has nothing of Jordan',
    since: '2026-11-05',
    today: '2026-11-09',
    workingDays: 1,
    holidaysKnown: false,
  },
  {
    what: 'a Friday–Saturday weekend of our own file: 5 to 12 November, 6 and 7 are off',
    country: 'BGD',
    source: 'working-weeks.ours.json; Bangladesh has no public holiday in these days',
    since: '2026-11-05',
    today: '2026-11-12',
    workingDays: 4,
  },
  {
    what: 'a Friday and Sunday weekend, which isn’t one piece: 5 to 9 November leaves Saturday',
    country: 'BRN',
    source: 'working-weeks.ours.json: Friday and Sunday',
    since: '2026-11-05',
    today: '2026-11-09',
    workingDays: 1,
  },
  {
    what: 'Sunday only: Friday 13 to Monday 16 November leaves Saturday',
    country: 'IND',
    source: 'CLDR 48.2 weekData: IN sun to sun',
    since: '2026-11-13',
    today: '2026-11-16',
    workingDays: 1,
  },
  {
    what: 'a Saturday–Sunday weekend: Friday 13 to Monday 16 November leaves nothing',
    country: 'KEN',
    source: 'CLDR 48.2 weekData: 001 sat to sun',
    since: '2026-11-13',
    today: '2026-11-16',
    workingDays: 0,
  },
  {
    what: 'a holiday on the day of change and one on today: neither counts anyway, none is left out',
    country: 'KEN',
    source: 'Kenya’s Public Holidays Act: 12 December (Jamhuri), 25 and 26 December',
    since: '2025-12-12',
    today: '2025-12-25',
    workingDays: 8,
  },
  {
    what: 'a holiday right after the day of change and one right before today',
    country: 'KEN',
    source: 'Kenya’s Public Holidays Act: 1 May 2026 is Labour Day, a Friday; 1 June Madaraka Day, a Monday',
    since: '2026-04-30',
    today: '2026-06-02',
    workingDays: 20,
    holidays: ['2026-05-01', '2026-06-01'],
  },
  {
    what: 'a holiday in the Islamic calendar by its day, not by the evening before, and that it may move',
    country: 'EGY',
    source:
      'Eid al-Fitr of 2026 on 20 March; Friday and Saturday are off anyway, Sunday 22 March is its third day',
    since: '2026-03-18',
    today: '2026-03-24',
    workingDays: 2,
    holidays: ['2026-03-22'],
    mayMove: true,
  },
  {
    what: 'a holiday of 23 hours, because the clock goes forward on it, is a whole day',
    country: 'EGY',
    source:
      'Sinai Liberation Day, 25 April; Egypt’s clocks went forward on 25 April 2025, a Friday, so Friday is off anyway',
    since: '2025-04-23',
    today: '2025-04-28',
    workingDays: 2,
  },
  {
    what: 'a half holiday is a working day: Turkish feasts begin at noon of the day before',
    country: 'TUR',
    source: 'Ramadan feast of 2026: noon of Thursday 19 March to Sunday 22 March',
    since: '2026-03-17',
    today: '2026-03-24',
    workingDays: 3,
    holidays: ['2026-03-20'],
    mayMove: true,
  },
  {
    what: 'a clock change in spring: a week in which a day has 23 hours',
    country: 'DEU',
    source: 'Directive 2000/84/EC: the clock went forward on Sunday 29 March 2026; Good Friday is 3 April',
    since: '2026-03-25',
    today: '2026-04-01',
    workingDays: 4,
  },
  {
    what: 'a clock change in autumn: a week in which a day has 25 hours',
    country: 'DEU',
    source: 'Directive 2000/84/EC: the clock went back on Sunday 25 October 2026',
    since: '2026-10-21',
    today: '2026-10-28',
    workingDays: 4,
  },
  {
    what: 'a pause over a weekend, of which the working days are left out',
    country: 'KEN',
    source: 'Wednesday 11 to Sunday 15 March 2026 declared',
    since: '2026-03-06',
    today: '2026-03-20',
    pauses: [evacuation],
    workingDays: 6,
    pausedDays: 3,
  },
  {
    what: 'two pauses on the same days, each day once',
    country: 'KEN',
    source: 'the same, and a leave from Thursday 12 to Monday 16 March',
    since: '2026-03-06',
    today: '2026-03-20',
    pauses: [evacuation, { kind: 'LEAVE', startsOn: '2026-03-12', endsOn: '2026-03-16' }],
    workingDays: 5,
    pausedDays: 4,
  },
  {
    what: 'a pause that only touches the day of change and today, which leaves nothing out',
    country: 'KEN',
    source: 'the same days',
    since: '2026-03-15',
    today: '2026-03-18',
    pauses: [evacuation, { kind: 'OUTAGE', startsOn: '2026-03-18', endsOn: '2026-03-31' }],
    workingDays: 2,
  },
  {
    what: 'yesterday and today: nothing lies between',
    country: 'KEN',
    source: 'no calendar needed',
    since: '2026-11-17',
    today: '2026-11-18',
    workingDays: 0,
  },
  {
    what: 'days of a year of which no holiday is known',
    country: 'KEN',
    source: 'holidays.json ends with 2030; 1 January 2031 is a Wednesday',
    since: '2030-12-30',
    today: '2031-01-03',
    workingDays: 3,
    holidaysKnown: false,
  },
];

describe('working days between a change and today', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  test.each(cases)('leave out $what', ({ country, since, today, pauses = [], ...expected }) => {
    const calendar = { ...data.weekendOf(country), ...data.holidaysOf(country), pauses };
    // The same on a machine in any zone: days are UTC dates.
    for (const machine of ['UTC', 'Pacific/Kiritimati', 'America/Sao_Paulo', 'Europe/Berlin']) {
      process.env.TZ = machine;
      expect(countWorkingDays(calendar, since, today), `${country} on a machine in ${machine}`).toMatchObject(
        {
          workingDays: expected.workingDays,
          holidays: expected.holidays ?? [],
          mayMove: expected.mayMove ?? false,
          holidaysKnown: expected.holidaysKnown ?? true,
          pausedDays: expected.pausedDays ?? 0,
        },
      );
    }
  });

  test('name the pauses that left a day out, and no other', () => {
    const later = { kind: 'LEAVE' as const, startsOn: '2026-04-01', endsOn: '2026-04-10' };
    const calendar = { ...data.weekendOf('KEN'), ...data.holidaysOf('KEN'), pauses: [later, evacuation] };
    expect(countWorkingDays(calendar, '2026-03-06', '2026-03-20').pauses).toEqual([evacuation]);
  });
});

describe('what is known of countries', () => {
  test('says of those without data that their holidays are unknown, never that there are none', () => {
    for (const code of ['AFG', 'BTN', 'FSM', 'IRQ', 'JOR'])
      expect(data.holidaysOf(code).holidaysKnown, code).toBeNull();
    expect(data.holidaysOf('COK').holidaysKnown).toEqual({ from: '2025-01-01', until: '2030-12-31' });
  });

  test('leaves out holidays of part of the people, of a part of a day, and those that are no public ones', () => {
    const has = (country: string, day: string) => data.holidaysOf(country).holidays.has(day);
    // Women's Day from noon, Children's Day of a whole day, in China; Eid al-Adha for Muslims in Kenya.
    expect(has('CHN', '2026-03-08')).toBe(false);
    expect(has('CHN', '2026-06-01')).toBe(false);
    expect(has('KEN', '2026-05-27')).toBe(false);
    expect(has('ISL', '2026-12-24')).toBe(false);
    expect(has('CHN', '2026-10-01')).toBe(true);
    // All of a feast of several days; the clock goes forward in Egypt on one of 23 hours.
    expect(has('BIH', '2025-04-01')).toBe(true);
    expect(has('EGY', '2025-04-25')).toBe(true);
  });
});
