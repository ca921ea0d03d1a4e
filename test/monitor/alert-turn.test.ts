import { describe, expect, test } from 'vitest';
import { AlertDecision, AlertLevel, AlertState, AlertTurn } from '../../schema/types/alert-terms.ts';
import { EarlyActionMove, EarlyActionState } from '../../schema/types/early-action-terms.ts';
import { decideFrom, decisionsFrom } from '../../server/monitor/alerts/alert-states.ts';
import { type AskedRole, deadlineOf, turnOf, whoIsAsked } from '../../server/monitor/alerts/alert-turn.ts';
import { movesFrom } from '../../server/monitor/early-actions/action-states.ts';

const at = (text: string) => new Date(`2027-${text}Z`);
const proposedAt = at('01-10T12:00');
const role = (turn: AlertTurn, given: Partial<AskedRole> = {}): AskedRole => ({
  turn,
  person: { id: turn, name: turn },
  from: null,
  until: null,
  ...given,
});
const first = role('LEAD_AND_ADVISER');
const alternate = role('ALTERNATE');
const coordinator = role('COORDINATOR');
const everybody = [first, alternate, coordinator];
const alertOf = (proposedLevel: AlertLevel, given: { decidedAt?: Date; endedAt?: Date } = {}) => ({
  proposedLevel,
  proposedAt,
  decidedAt: null,
  endedAt: null,
  ...given,
});
const turnAt = (level: AlertLevel, roles: readonly AskedRole[], now: string) =>
  turnOf(alertOf(level), roles, at(now));

describe('the deadline of an alert', () => {
  test('is a month, seven days or one day after the turn began, and a WATCH has none', () => {
    expect(deadlineOf('WATCH', proposedAt)).toBeNull();
    expect(deadlineOf('CONCERN', proposedAt)).toEqual(at('02-10T12:00'));
    expect(deadlineOf('ALERT', proposedAt)).toEqual(at('01-17T12:00'));
    expect(deadlineOf('URGENT', proposedAt)).toEqual(at('01-11T12:00'));
  });

  test('is the last day of a month that is shorter, in a leap year and over the end of a year', () => {
    expect(deadlineOf('CONCERN', at('01-31T23:59'))).toEqual(at('02-28T23:59'));
    expect(deadlineOf('CONCERN', new Date('2028-01-30T00:00Z'))).toEqual(new Date('2028-02-29T00:00Z'));
    expect(deadlineOf('CONCERN', at('12-31T08:00'))).toEqual(new Date('2028-01-31T08:00Z'));
  });
});

describe('the turn of an alert', () => {
  test('passes with each deadline that goes unanswered, by the clock, and says so', () => {
    const passedOnce = { to: 'ALTERNATE', at: at('01-17T12:00') };
    const passedTwice = { to: 'COORDINATOR', at: at('01-24T12:00') };
    expect(turnAt('ALERT', everybody, '01-17T11:59')).toEqual({
      turn: 'LEAD_AND_ADVISER',
      since: proposedAt,
      deadline: at('01-17T12:00'),
      passings: [],
    });
    expect(turnAt('ALERT', everybody, '01-17T12:00')).toEqual({
      turn: 'ALTERNATE',
      since: at('01-17T12:00'),
      deadline: at('01-24T12:00'),
      passings: [passedOnce],
    });
    const last = {
      turn: 'COORDINATOR',
      since: at('01-24T12:00'),
      deadline: at('01-31T12:00'),
      passings: [passedOnce, passedTwice],
    };
    expect(turnAt('ALERT', everybody, '01-24T12:00')).toEqual(last);
    expect(turnAt('ALERT', everybody, '12-24T12:00')).toEqual(last);
    expect(turnAt('WATCH', everybody, '12-24T12:00').turn).toBe('LEAD_AND_ADVISER');
  });

  test('passes to coordinators where nobody stands in, and at once with neither lead nor adviser', () => {
    expect(turnAt('URGENT', [first, coordinator], '01-11T12:00')).toMatchObject({
      turn: 'COORDINATOR',
      since: at('01-11T12:00'),
    });
    for (const level of Object.values(AlertLevel)) {
      expect(turnAt(level, [alternate, coordinator], '01-10T12:00')).toMatchObject({
        turn: 'COORDINATOR',
        since: proposedAt,
        passings: [{ to: 'COORDINATOR', at: proposedAt }],
      });
    }
  });

  test('passes at the moment at which nobody is left who was asked, and stays with one who is', () => {
    const leaves = role('LEAD_AND_ADVISER', { until: at('01-12T00:00') });
    const follows = role('LEAD_AND_ADVISER', { from: at('01-11T00:00') });
    const late = role('LEAD_AND_ADVISER', { from: at('01-12T00:01') });
    expect(turnAt('CONCERN', [leaves, alternate], '01-20T00:00')).toMatchObject({
      turn: 'COORDINATOR',
      since: at('01-12T00:00'),
    });
    expect(turnAt('CONCERN', [leaves, follows], '01-20T00:00').turn).toBe('LEAD_AND_ADVISER');
    expect(turnAt('CONCERN', [leaves, late], '01-20T00:00').turn).toBe('COORDINATOR');
    const standsInUntil = role('ALTERNATE', { until: at('01-18T00:00') });
    expect(turnAt('ALERT', [first, standsInUntil], '01-19T00:00')).toMatchObject({
      turn: 'COORDINATOR',
      since: at('01-18T00:00'),
    });
  });

  test('goes back to nobody who gets the role later', () => {
    const appointed = role('LEAD_AND_ADVISER', { from: at('01-10T12:01') });
    const standsIn = role('ALTERNATE', { from: at('01-17T12:01') });
    expect(turnAt('ALERT', [appointed], '01-11T00:00').turn).toBe('COORDINATOR');
    expect(turnAt('ALERT', [first, standsIn], '01-18T00:00').turn).toBe('COORDINATOR');
  });

  test('has no deadline any more once it was answered in time, and keeps how it came there', () => {
    const inTime = alertOf('URGENT', { decidedAt: at('01-11T11:59') });
    expect(turnOf(inTime, everybody, at('06-01T00:00'))).toEqual({
      turn: 'LEAD_AND_ADVISER',
      since: proposedAt,
      deadline: null,
      passings: [],
    });
    const late = alertOf('URGENT', { decidedAt: at('01-11T13:00') });
    expect(turnOf(late, everybody, at('06-01T00:00'))).toMatchObject({ turn: 'ALTERNATE', deadline: null });
    const left = role('LEAD_AND_ADVISER', { until: at('02-01T00:00') });
    expect(turnOf(inTime, [left], at('02-02T00:00')).turn).toBe('COORDINATOR');
    const ended = alertOf('URGENT', { decidedAt: at('01-11T11:59'), endedAt: at('01-20T00:00') });
    expect(turnOf(ended, [left], at('02-02T00:00')).turn).toBe('LEAD_AND_ADVISER');
  });

  test('is of whoever has the role at that moment, each once', () => {
    const twice = [
      first,
      first,
      role('LEAD_AND_ADVISER', { person: { id: 'late', name: 'L' }, from: at('02-01T00:00') }),
    ];
    const idsAt = (now: string) => whoIsAsked(twice, 'LEAD_AND_ADVISER', at(now)).map(({ id }) => id);
    expect(idsAt('01-31T23:59')).toEqual(['LEAD_AND_ADVISER']);
    expect(idsAt('02-01T00:00')).toEqual(['LEAD_AND_ADVISER', 'late']);
  });

  test('never goes back as time passes, whoever comes and goes', () => {
    const order = Object.keys(AlertTurn);
    const days = Array.from({ length: 40 }, (_, day) => new Date(proposedAt.getTime() + day * 43_200_000));
    const spans = [null, at('01-12T00:00'), at('01-17T12:00'), at('01-22T00:00')];
    for (const from of spans) {
      for (const until of spans) {
        for (const level of Object.values(AlertLevel)) {
          const roles = [
            role('LEAD_AND_ADVISER', { until }),
            role('LEAD_AND_ADVISER', { from }),
            role('ALTERNATE', { from, until }),
          ];
          const turns = days.map((now) => turnOf(alertOf(level), roles, now));
          for (const [index, turn] of turns.entries()) {
            const before = turns[index - 1];
            if (!before) continue;
            expect(order.indexOf(turn.turn)).toBeGreaterThanOrEqual(order.indexOf(before.turn));
            expect(turn.passings.slice(0, before.passings.length)).toEqual(before.passings);
          }
        }
      }
    }
  });
});

test('an alert is decided as its states say, and in no other way', () => {
  const led = Object.values(AlertState).flatMap((state) =>
    Object.values(AlertDecision).flatMap((decision) => {
      try {
        const level = decision === 'CHANGE_LEVEL' ? 'URGENT' : null;
        const { to, level: decided } = decideFrom({ state, level: 'WATCH' }, decision, level);
        return [`${state} ${decision} ${to} ${decided}`];
      } catch {
        return [];
      }
    }),
  );
  expect(led).toEqual([
    'PROPOSED CONFIRM CONFIRMED WATCH',
    'PROPOSED DISMISS DISMISSED WATCH',
    'CONFIRMED CHANGE_LEVEL CONFIRMED URGENT',
    'CONFIRMED CLOSE CLOSED WATCH',
  ]);
  expect(decisionsFrom('DISMISSED')).toEqual([]);
  const proposed = { state: 'PROPOSED', level: 'WATCH' } as const;
  const confirmed = { state: 'CONFIRMED', level: 'WATCH' } as const;
  expect(decideFrom(proposed, 'CONFIRM', 'ALERT').level).toBe('ALERT');
  expect(() => decideFrom(proposed, 'DISMISS', 'ALERT')).toThrow('leave it out');
  expect(() => decideFrom(confirmed, 'CHANGE_LEVEL', 'WATCH')).toThrow('other level');
  expect(() => decideFrom(confirmed, 'CHANGE_LEVEL', null)).toThrow('other level');
});

test('an early action is done or given up, and only of one that was done it is said what came of it', () => {
  const moves = Object.values(EarlyActionState).map((state) => [state, movesFrom(state)]);
  expect(Object.fromEntries(moves)).toEqual({
    PLANNED: [EarlyActionMove.DONE, EarlyActionMove.GIVE_UP],
    DONE: [EarlyActionMove.RECORD_OUTCOME],
    GIVEN_UP: [],
  });
});
