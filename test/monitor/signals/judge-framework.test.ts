import { expect, test } from 'vitest';
import type { FrameworkState } from '../../../server/monitor/signals/framework-state.sql.ts';
import { judgeFramework } from '../../../server/monitor/signals/judge-framework.ts';
import type { KnownSignal, Observed } from '../../../server/monitor/signals/observe.ts';

/** A Thursday; its week began on 2 March. */
const today = '2026-03-05';
const indicators = [
  { code: 'RF7.6', factor: 'RF7' },
  { code: 'RF8.1', factor: 'RF8' },
];
const look = (
  day: string,
  level: FrameworkState['looks'][number]['level'],
  groupId: string | null = null,
) => ({
  groupId,
  indicator: 'RF7.6',
  level,
  day,
});
const election = { groupId: null, kind: 'ELECTION', day: '2026-03-20', yearly: false } as const;
const rose = [look('2026-02-20', 'EMERGING'), look('2026-03-03', 'PRESENT')];

const judge = (
  { groups = [], looks = [], dates = [] }: Partial<FrameworkState>,
  known: readonly KnownSignal[] = [],
  day = today,
) => judgeFramework({ groups, looks, dates }, indicators, known, day);

const say = ({ name, observation }: Observed) =>
  `${name.detector} ${name.groupId ?? 'country'} ${observation.stands ? 'stands' : 'not'}: ${observation.sentence}`;

/** What a run wrote, as the next one finds it. */
const asKnown = (observed: readonly Observed[]): KnownSignal[] =>
  observed.map(({ id, name, hidden, number, observation }, index) => ({
    ...name,
    ...observation,
    id: id ?? `signal ${index}`,
    number,
    hidden,
  }));

test('an indicator that rose is a signal of the week in which it did, and of no other', () => {
  const observed = judge({ looks: rose });
  expect(observed.map(say)).toEqual([
    'indicatorRise country stands: 1 indicator rose (RF7.6 from emerging to present); 1 could not be compared, being unknown.',
  ]);
  // Three weeks later it is still one of the latest weeks; nothing else rose.
  const later = judge({ looks: rose }, [], '2026-03-26');
  expect(later.map(({ name }) => name.period)).toEqual(observed.map(({ name }) => name.period));
  expect(judge({ looks: rose }, [], '2026-04-06')).toEqual([]);
});

test('what was unknown before has not risen', () => {
  expect(judge({ looks: [look('2026-03-03', 'SEVERE')] })).toEqual([]);
});

test('a date that comes while a factor is there is a signal of the month, by its kind', () => {
  const observed = judge({ looks: [look('2026-02-20', 'PRESENT')], dates: [election] });
  expect(observed.map(say)).toEqual([
    'calendar country stands: election on 2026-03-20, in 15 days; factors present: RF7.',
    // As February ended.
    'calendar country stands: election on 2026-03-20, in 20 days; factors present: RF7.',
  ]);
  expect(judge({ looks: [look('2026-02-20', 'EMERGING')], dates: [election] })).toEqual([]);
});

test('a day that goes by changes nothing, and one more factor is one more observation', () => {
  const looks = [look('2026-02-20', 'PRESENT')];
  const known = asKnown(judge({ looks, dates: [election] }));
  expect(judge({ looks, dates: [election] }, known, '2026-03-06')).toEqual([]);
  const more = [...looks, { ...look('2026-03-06', 'SEVERE'), indicator: 'RF8.1' }];
  expect(judge({ looks: more, dates: [election] }, known, '2026-03-06').map(say)).toEqual([
    'calendar country stands: election on 2026-03-20, in 14 days; factors present: RF7 and RF8.',
  ]);
});

test('once the date is over, its signal stands no longer; taken out, none does', () => {
  const looks = [look('2026-02-20', 'PRESENT')];
  const known = asKnown(judge({ looks, dates: [election] }));
  const over = judge({ looks, dates: [election] }, known, '2026-03-21');
  expect(over.map((one) => [one.id, one.number, one.observation.stands])).toEqual([['signal 0', 2, false]]);
  expect(judge({ looks }, known).map((one) => [one.id, one.observation.stands])).toEqual([
    ['signal 0', false],
    ['signal 1', false],
  ]);
  // Long after, what it said of its months is looked at again.
  expect(judge({ looks }, known, '2027-01-01').map(({ id }) => id)).toEqual(['signal 0', 'signal 1']);
});

test('a group has signals of its own, hidden where it is, and the country’s dates are its own too', () => {
  const groups = [{ groupId: 'quiet', hidden: true }];
  const looks = [look('2026-02-20', 'EMERGING', 'quiet'), look('2026-03-03', 'PRESENT', 'quiet')];
  const theirs = { ...election, groupId: 'quiet', kind: 'FESTIVAL' as const };
  const observed = judge({ groups, looks, dates: [election, theirs] });
  expect(observed.map(({ hidden, name }) => [hidden, name.groupId, name.detector])).toEqual([
    [true, 'quiet', 'indicatorRise'],
    [true, 'quiet', 'calendar'],
  ]);
  expect(observed[1]?.observation.sentence).toContain('election on 2026-03-20, in 15 days and festival');
});
