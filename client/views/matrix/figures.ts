import { answeredOf } from '../../elements/progress.ts';
import type { Country, Cycle } from '../../sync/model.ts';
import type { Cells } from '../../sync/topics/matrix.ts';
import { latestIn } from './arrange.ts';

/** The whole cycle in five numbers. */
export interface Totals {
  readonly due: number;
  readonly answered: number;
  readonly accepted: number;
  readonly waiting: number;
}

export const quietWorkingDays = 15;

/** The counts of all cells together. */
export function totalsOf(cells: Cells): Totals {
  let due = 0;
  let answered = 0;
  let accepted = 0;
  let waiting = 0;
  for (const row of cells.values()) {
    for (const counts of row.values()) {
      due += counts.total;
      answered += answeredOf(counts);
      accepted += counts.accepted;
      waiting += counts.submitted;
    }
  }
  return { due, answered, accepted, waiting };
}

/** The countries in which nothing changed for so many working days; before the first change the cycle's opening counts. */
export function quietCountries(
  countries: readonly Country[],
  cells: Cells,
  cycle: Pick<Cycle, 'opensOn'>,
  now: Date,
): readonly Country[] {
  const limit = workingDaysBefore(now, quietWorkingDays);
  // Without a zone: where the reader is, the cycle opens with the day there.
  const opened = `${cycle.opensOn}T00:00`;
  return countries.filter(({ code }) => cells.has(code) && new Date(latestIn(cells, code) ?? opened) < limit);
}

/** The moment so many working days ago; Saturdays and Sundays, as the reader has them, are none. */
export function workingDaysBefore(now: Date, days: number): Date {
  const day = new Date(now);
  let left = days;
  while (left > 0) {
    day.setDate(day.getDate() - 1);
    if (day.getDay() !== 0 && day.getDay() !== 6) left -= 1;
  }
  return day;
}
