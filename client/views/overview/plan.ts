import { answeredOf, type Counts } from '../../elements/progress.ts';
import { daysBetween } from '../../messages/calendar-date.ts';

/** Which part of what is due in a country the plan has answered by a day. */
export type Plan = (country: string) => number;

/** What is due somewhere, what of it is answered, and what the plan would have. */
export interface Standing {
  readonly due: number;
  readonly answered: number;
  readonly planned: number;
}

interface Cycle {
  readonly opensOn: string;
  readonly closesOn: string;
}

/** A straight line from nothing on the day before a cycle opens to everything at the end of its last day. */
export function planned({ opensOn, closesOn }: Cycle, day: string): number {
  const days = daysBetween(opensOn, closesOn);
  const passed = daysBetween(opensOn, day);
  if (days === null || passed === null || days < 0) return 0;
  return Math.min(Math.max((passed + 1) / (days + 1), 0), 1);
}

/** The plan for a day, by countries: some have until later than the rest. */
export function planFor(
  cycle: Cycle,
  later: readonly { readonly countryCode: string; readonly closesOn: string }[],
  day: string,
): Plan {
  const usual = planned(cycle, day);
  const own = new Map(
    later
      .filter(({ closesOn }) => closesOn > cycle.closesOn)
      .map(({ countryCode, closesOn }) => [countryCode, planned({ ...cycle, closesOn }, day)]),
  );
  return (country) => own.get(country) ?? usual;
}

/** How far some cells are together. */
export function standingOf(cells: Iterable<Counts & { readonly countryCode: string }>, plan: Plan): Standing {
  let due = 0;
  let answered = 0;
  let wanted = 0;
  for (const cell of cells) {
    due += cell.total;
    answered += answeredOf(cell);
    wanted += cell.total * plan(cell.countryCode);
  }
  return { due, answered, planned: wanted };
}

/** How much of what is due lies between what is answered and the plan, below 0 behind it. */
export function distanceOf({ due, answered, planned: wanted }: Standing): number {
  return due === 0 ? 0 : (answered - wanted) / due;
}
