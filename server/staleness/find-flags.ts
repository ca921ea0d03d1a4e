import type { StalenessFlag } from '../../schema/types/staleness.ts';
import type { PlaceCalendar } from '../calendars/place-calendars.ts';
import { countWorkingDays, isSooner } from '../calendars/working-days.ts';
import { cellProgress } from '../domain/cell.ts';
import { type CellFacts, type PeopleThere, type Rule, rules } from './rules.ts';

/** Where a cell is looked up. */
export type Surroundings = {
  /** In UTC. */
  today: string;
  calendarOf: (cell: CellFacts) => PlaceCalendar;
  peopleOf: (cell: CellFacts) => PeopleThere;
  /** Whether whoever asks sees what a rule tells of a cell. */
  sees: (rule: Rule, cell: CellFacts) => boolean;
};

/** Everything that is stuck, what has waited longest first. */
export function findFlags(cells: readonly CellFacts[], surroundings: Surroundings): StalenessFlag[] {
  return cells
    .flatMap((cell) => {
      const people = surroundings.peopleOf(cell);
      return rules.flatMap((rule) => flagOf(rule, cell, people, surroundings) ?? []);
    })
    .sort(compareFlags);
}

function flagOf(
  rule: Rule,
  cell: CellFacts,
  people: PeopleThere,
  { today, calendarOf, sees }: Surroundings,
): StalenessFlag | null {
  const begins = rule.beginsWith(cell, people);
  if (!begins || isSooner(begins.since, today, rule.workingDays) || !sees(rule, cell)) return null;
  const calendar = calendarOf(cell);
  const { workingDays, mayMove, ...counted } = countWorkingDays(calendar, begins.since, today);
  if (workingDays < rule.workingDays) return null;
  return {
    rule: rule.code,
    countryCode: cell.countryCode,
    agencyCode: cell.agencyCode,
    ...begins,
    ...counted,
    workingDays,
    weekend: [...calendar.weekend],
    weekendConfirmed: calendar.weekendConfirmed,
    holidaysMayMove: mayMove,
    turn: rule.turn(cell, people),
    progress: cellProgress(cell, cell.counts, cell.carried, cell.updatedAt),
  };
}

const order = rules.map(({ code }) => code);

/** The order of flags, in which no two are equal. */
export function compareFlags(left: FlagKey, right: FlagKey): number {
  return (
    right.workingDays - left.workingDays ||
    order.indexOf(left.rule) - order.indexOf(right.rule) ||
    compare(left.countryCode, right.countryCode) ||
    compare(left.agencyCode ?? '', right.agencyCode ?? '')
  );
}

/** What tells a flag from any other of the same moment. */
export type FlagKey = Pick<StalenessFlag, 'workingDays' | 'rule' | 'countryCode' | 'agencyCode'>;

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
