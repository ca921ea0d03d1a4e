import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NoticeFrequency, type NoticeTopic } from '../../schema/types/notice-terms.ts';
import {
  addDays,
  isRest,
  type Rest,
  restOf,
  weekBegin,
  workingDaysUntil,
} from '../../server/notices/days.ts';
import { decide, nextMorning, type Told } from '../../server/notices/decide.ts';
import { dayIn, momentIn, zoneNamed, zoneOfCountry } from '../../server/notices/time-zones.ts';
import { topics, usual } from '../../server/notices/topics.ts';
import { whenTold } from './model.ts';

/** Clocks change in Berlin and in New York in the weeks that follow. */
const firstMonday = '2026-10-19';
const HOUR = 3_600_000;
const momentOf = (hour: number) => new Date(Date.parse(firstMonday) + hour * HOUR);
const dayNumber = (day: string) => (Date.parse(day) - Date.parse(firstMonday)) / (24 * HOUR);
const DAYS = 16;

/** How far clocks are ahead of UTC at a moment, as almanacs say it, and not as what is tested does. */
const zones: Readonly<Record<string, (moment: string) => number>> = {
  UTC: () => 0,
  'Pacific/Kiritimati': () => 14,
  'Pacific/Pago_Pago': () => -11,
  'Asia/Kolkata': () => 5.5,
  'Europe/Berlin': (moment) => (moment < '2026-10-25T01:00' ? 2 : 1),
  'America/New_York': (moment) => (moment < '2026-11-01T06:00' ? -4 : -5),
};
const clockIn = (zone: string) => (hour: number) =>
  hour + (zones[zone]?.(momentOf(hour).toISOString()) ?? Number.NaN);

const world = fc.record({
  frequencies: fc
    .tuple(...topics.map(() => fc.constantFrom(...Object.values(NoticeFrequency))))
    .map((chosen) => Object.fromEntries(topics.map((topic, index) => [topic, chosen[index]]))),
  zone: fc.constantFrom(...Object.keys(zones)),
  weekend: fc.subarray([1, 2, 3, 4, 5, 6, 7], { maxLength: 6 }),
  holidays: fc.uniqueArray(fc.nat(DAYS), { maxLength: 5 }),
  pausedUntil: fc.option(fc.nat(12)),
  notices: fc.uniqueArray(
    fc.record({
      topic: fc.constantFrom(...topics),
      key: fc.nat(1_000).map(String),
      urgent: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
      arose: fc.nat(DAYS * 24),
      lasts: fc.oneof(fc.nat(48), fc.constant(10_000)),
    }),
    { maxLength: 40, selector: ({ topic, key }) => `${topic} ${key}` },
  ),
  /** Hours at which nobody looks: the server was away. */
  away: fc.array(fc.tuple(fc.nat(DAYS * 24), fc.nat(72)), { maxLength: 3 }),
});

test('who gets what when is what the model says, over any month', () => {
  fc.assert(
    fc.property(world, ({ frequencies, zone, weekend, holidays, pausedUntil, notices: given, away }) => {
      const wishes = {
        frequencies: frequencies as typeof usual,
        pausedUntil: pausedUntil === null ? null : addDays(firstMonday, pausedUntil),
      };
      const rest: Rest = { zone, weekdays: weekend, isFree: (day) => holidays.includes(dayNumber(day)) };
      const clock = clockIn(zone);
      const notices = given.map(({ lasts, ...notice }) => ({
        ...notice,
        at: momentOf(notice.arose),
        settled: notice.arose + lasts,
      }));
      const looks = Array.from({ length: DAYS * 24 }, (_, hour) => hour).filter(
        (hour) => !away.some(([from, hours]) => from <= hour && hour < from + hours),
      );
      const off = (day: number) =>
        weekend.includes((((day % 7) + 7) % 7) + 1) ||
        holidays.includes(day) ||
        (pausedUntil !== null && day <= pausedUntil);
      const follows = [0, 1, 2, 3, 4, 5, 6].find(
        (day) => !weekend.includes(day + 1) && weekend.includes(((day + 6) % 7) + 1),
      );
      const expected = whenTold(
        { frequencies: wishes.frequencies, off, weekStart: follows ?? 0, clock },
        notices,
        looks,
      );

      let told: Told = { dailyOn: null, weeklyOn: null };
      const when = new Map<string, number | null>(notices.map(({ topic, key }) => [`${topic} ${key}`, null]));
      const messages = new Map<number, number>();
      for (const look of looks) {
        const untold = notices.filter(
          ({ topic, key, arose, settled }) =>
            arose <= look && look < settled && when.get(`${topic} ${key}`) === null,
        );
        const decision = decide(momentOf(look), rest, wishes, told, untold);
        told = decision.told;
        for (const { topic, key } of decision.send) when.set(`${topic} ${key}`, look);
        const calm = decision.send.filter(({ urgent }) => !urgent);
        const day = Math.floor(clock(look) / 24);
        if (calm.length > 0) expect(off(day)).toBe(false);
        if (calm.some(({ topic }) => wishes.frequencies[topic] !== 'AT_ONCE')) {
          messages.set(day, (messages.get(day) ?? 0) + 1);
        }
      }
      expect(Object.fromEntries(when)).toEqual(Object.fromEntries(expected));
      expect([...messages.values()].every((count) => count === 1)).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test('somebody is looked after again by the next morning of theirs at the latest', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(zones)),
      fc.integer({ min: -DAYS * 24 * 60, max: DAYS * 24 * 60 }),
      (zone, minute) => {
        const now = new Date(Date.parse(firstMonday) + minute * 60_000);
        const next = nextMorning(zone, now);
        expect(next.getTime()).toBeGreaterThan(now.getTime());
        expect(next.getTime() - now.getTime()).toBeLessThanOrEqual(25 * HOUR);
        const hour = (next.getTime() - Date.parse(firstMonday)) / HOUR;
        expect(((clockIn(zone)(hour) % 24) + 24) % 24).toBe(6);
        expect(dayNumber(dayIn(zone, next))).toBe(Math.floor(clockIn(zone)(hour) / 24));
      },
    ),
  );
});

test('days go on where clocks leave out an hour, show one twice, or leave out a day', () => {
  const mornings = (zone: string, day: string) =>
    [-1, 0, 1].map((later) => momentIn(zone, addDays(day, later), 6).toISOString());
  expect(mornings('Europe/Berlin', '2027-03-28')).toEqual([
    '2027-03-27T05:00:00.000Z',
    '2027-03-28T04:00:00.000Z',
    '2027-03-29T04:00:00.000Z',
  ]);
  expect(mornings('Europe/Berlin', '2027-10-31')).toEqual([
    '2027-10-30T04:00:00.000Z',
    '2027-10-31T05:00:00.000Z',
    '2027-11-01T05:00:00.000Z',
  ]);
  expect(momentIn('Europe/Berlin', '2027-03-28', 2).toISOString()).toBe('2027-03-28T01:00:00.000Z');
  expect(dayIn('America/New_York', new Date('2027-03-14T04:59:59.999Z'))).toBe('2027-03-13');
  // Samoa crossed the date line: there was no 30th.
  expect(nextMorning('Pacific/Apia', new Date('2011-12-29T16:00:00Z')).toISOString()).toBe(
    '2011-12-30T16:00:00.000Z',
  );
  expect(dayIn('Pacific/Apia', new Date('2011-12-30T16:00:00Z'))).toBe('2011-12-31');
});

test('a zone is one that this Node knows, and that of a country where it has one', () => {
  expect(['europe/paris', '+03:00', 'Mars/Olympus', ''].map(zoneNamed)).toEqual([
    'Europe/Paris',
    null,
    null,
    null,
  ]);
  expect(['KE', 'US', 'BR', 'XX', '?'].map(zoneOfCountry)).toEqual([
    'Africa/Nairobi',
    'UTC',
    'UTC',
    'UTC',
    'UTC',
  ]);
  const zoneOf = (timeZone: string | null, alpha2s: (string | null)[]) =>
    restOf({ restDays: [], timeZone }, { countries: [], alpha2s }, calendarOf).zone;
  expect(zoneOf(null, ['KE'])).toBe('Africa/Nairobi');
  expect(zoneOf('Asia/Tokyo', ['KE'])).toBe('Asia/Tokyo');
  // Kept by a later Node.
  expect(zoneOf('Mars/Olympus', ['KE'])).toBe('Africa/Nairobi');
  for (const several of [['KE', 'EG'], ['KE', null], [null], []]) expect(zoneOf(null, several)).toBe('UTC');
});

const kenya = {
  weekend: [6, 7],
  holidays: new Map([
    ['2026-12-12', false],
    ['2026-12-25', false],
  ]),
  holidaysKnown: null,
  pauses: [],
};
const egypt = {
  ...kenya,
  weekend: [5, 6],
  pauses: [{ kind: 'OUTAGE' as const, startsOn: '2026-12-07', endsOn: '2026-12-08' }],
};
const calendarOf = (country: string) => (country === 'EGY' ? egypt : kenya);

test('days of rest are those that somebody sets, else those of their one country, else Saturday and Sunday', () => {
  const free = (rest: Rest, day: string) => isRest(rest, day);
  const of = (restDays: number[] | null, countries: (string | null)[]) =>
    restOf({ restDays, timeZone: null }, { countries, alpha2s: [] }, calendarOf);
  const own = of([1], ['EGY']);
  expect([free(own, '2026-11-30'), free(own, '2026-12-04'), free(own, '2026-12-07')]).toEqual([
    true,
    false,
    true,
  ]);
  const one = of(null, ['EGY', 'EGY']);
  expect(['2026-12-04', '2026-12-06', '2026-12-07', '2026-12-25'].map((day) => free(one, day))).toEqual([
    true,
    false,
    true,
    true,
  ]);
  for (const countries of [['EGY', 'KEN'], [null], ['EGY', null], []]) {
    const several = of(null, countries);
    expect(['2026-12-04', '2026-12-05', '2026-12-06', '2026-12-25'].map((day) => free(several, day))).toEqual(
      [false, true, true, false],
    );
  }
});

test('weeks begin after days of rest, and a last day is counted in working days', () => {
  const rest = (weekdays: number[]): Rest => ({ zone: 'UTC', weekdays, isFree: () => false });
  expect(weekBegin(rest([6, 7]), '2026-12-06')).toBe('2026-11-30');
  expect(weekBegin(rest([5, 6]), '2026-12-05')).toBe('2026-11-29');
  expect(weekBegin(rest([5, 6]), '2026-12-06')).toBe('2026-12-06');
  expect(weekBegin(rest([]), '2026-12-06')).toBe('2026-11-30');
  const inKenya = restOf({ restDays: null, timeZone: null }, { countries: ['KEN'], alpha2s: [] }, calendarOf);
  const left = (today: string) => workingDaysUntil(inKenya, today, '2026-12-15');
  expect([
    left('2026-12-15'),
    left('2026-12-14'),
    left('2026-12-11'),
    left('2026-12-04'),
    left('2026-11-25'),
  ]).toEqual([0, 1, 2, 7, 14]);
});

test('by default nobody gets more than one message a day', () => {
  expect(topics.filter((topic: NoticeTopic) => usual[topic] === 'AT_ONCE')).toEqual([]);
});
