import { expect, test } from 'vitest';
import type { PlaceCalendar } from '../../server/calendars/place-calendars.ts';
import type { WorkingCalendar } from '../../server/calendars/working-days.ts';
import { findFlags } from '../../server/staleness/find-flags.ts';
import { type CellFacts, type PeopleThere, rules } from '../../server/staleness/rules.ts';

const calendar: PlaceCalendar = {
  weekend: [6, 7],
  weekendConfirmed: true,
  holidays: new Map([['2026-10-20', false]]),
  holidaysKnown: { from: '2025-01-01', until: '2030-12-31' },
  pauses: [],
};
const somebody: PeopleThere = {
  focalPoint: true,
  alternate: true,
  headquarters: true,
  lead: true,
  invitedOn: null,
  unledSince: null,
};
/** Nothing waits anywhere. */
const calm: CellFacts = {
  countryCode: 'KEN',
  agencyCode: 'WHO',
  carried: 0,
  counts: [4, 0, 0, 0, 0],
  updatedAt: null,
  changedOn: '2026-11-27',
  returned: null,
  submitted: null,
};

/** What is found on Monday 30 November 2026, as the rule and the days. */
function found(
  cell: Partial<CellFacts>,
  { people = {}, days = {} }: { people?: Partial<PeopleThere>; days?: Partial<WorkingCalendar> } = {},
) {
  return findFlags([{ ...calm, ...cell }], {
    today: '2026-11-30',
    calendarOf: () => ({ ...calendar, ...days }),
    peopleOf: () => ({ ...somebody, ...people }),
    sees: () => true,
  });
}
const briefly = (...args: Parameters<typeof found>) =>
  found(...args).map(({ rule, workingDays, turn }) => `${rule} ${workingDays} ${turn}`);

test('a cell with open items is stuck on the day after its fifteenth working day, and not a day sooner', () => {
  expect(briefly({ changedOn: '2026-11-06' })).toEqual(['NO_CHANGE 15 FOCAL_POINT']);
  expect(briefly({ changedOn: '2026-11-09' })).toEqual([]);
  expect(briefly({ changedOn: '2026-11-06', counts: [0, 0, 3, 0, 1] })).toEqual([]);
  expect(briefly({ changedOn: '2026-11-06', counts: [0, 0, 3, 1, 1] })).toEqual(['NO_CHANGE 15 FOCAL_POINT']);
});

test('a pause and a holiday put a flag off by exactly their working days, and stand in it', () => {
  const pauses = [{ kind: 'OUTAGE' as const, startsOn: '2026-11-14', endsOn: '2026-11-17' }];
  expect(briefly({ changedOn: '2026-11-06' }, { days: { pauses } })).toEqual([]);
  expect(found({ changedOn: '2026-10-16' }, { days: { pauses } })).toMatchObject([
    { workingDays: 27, pausedDays: 2, pauses, holidays: ['2026-10-20'], holidaysKnown: true },
  ]);
});

test('answers wait from when they last changed: returned ones for whoever answers, submitted ones for the coordinator', () => {
  const waiting = { itemCode: 'LAW-5', since: '2026-11-13' };
  expect(found({ returned: waiting, counts: [0, 0, 0, 1, 0] })).toMatchObject([
    {
      rule: 'RETURNED_NOT_TAKEN_UP',
      itemCode: 'LAW-5',
      since: '2026-11-13',
      workingDays: 10,
      turn: 'FOCAL_POINT',
    },
  ]);
  expect(briefly({ submitted: waiting, counts: [0, 0, 1, 0, 0] })).toEqual([
    'SUBMITTED_NOT_DECIDED 10 COORDINATOR',
  ]);
  expect(briefly({ submitted: { ...waiting, since: '2026-11-16' } })).toEqual([]);
});

test('it is the turn of the nearest one who is there', () => {
  const stuck = { changedOn: '2026-11-06' };
  expect(briefly(stuck, { people: { focalPoint: false } })).toEqual(['NO_CHANGE 15 ALTERNATE']);
  expect(briefly(stuck, { people: { focalPoint: false, alternate: false } })).toEqual([
    'NO_CHANGE 15 HEADQUARTERS',
  ]);
  expect(briefly(stuck, { people: { focalPoint: false, alternate: false, headquarters: false } })).toEqual([
    'NO_CHANGE 15 COORDINATOR',
  ]);
  expect(briefly({ ...stuck, agencyCode: null })).toEqual(['NO_CHANGE 15 COUNTRY_LEAD']);
  expect(briefly({ ...stuck, agencyCode: null }, { people: { lead: false } })).toEqual([
    'NO_CHANGE 15 COORDINATOR',
  ]);
});

test('somebody who never signed in, and a missing lead, are stuck while items are open', () => {
  const people = { invitedOn: '2026-11-12', focalPoint: false };
  expect(briefly({}, { people })).toEqual(['NEVER_SIGNED_IN 11 ALTERNATE']);
  expect(briefly({ counts: [0, 0, 4, 0, 0] }, { people })).toEqual([]);
  const unled = { unledSince: '2026-11-12', lead: false };
  expect(briefly({ agencyCode: null }, { people: unled })).toEqual(['NO_LEAD 11 COORDINATOR']);
});

test('the table says in plain words from how many days on', () => {
  for (const { says, workingDays } of rules) expect(says).toContain(`${workingDays} working days`);
});
