import type { PauseKind } from '../../schema/types/pause.ts';

/** What is not counted while it lasts, both days included. */
export type PausedDays = { kind: PauseKind; startsOn: string; endsOn: string };

/** By what a place's working days are counted. Days are UTC dates as `2027-01-31`. */
export type WorkingCalendar = {
  /** Weekdays that are no working days; Monday is 1, Sunday is 7. */
  weekend: readonly number[];
  /** Public holidays, and whether each is by calculation and may move by a day. */
  holidays: ReadonlyMap<string, boolean>;
  /** The first and the last day of which holidays are known; null where they are unknown. */
  holidaysKnown: { from: string; until: string } | null;
  pauses: readonly PausedDays[];
};

/** How many working days have passed, and what of the days between was not counted. */
export type CountedDays = {
  workingDays: number;
  /** Holidays that would have been working days. */
  holidays: string[];
  /** Of these, one or more may really have been a day before or after. */
  mayMove: boolean;
  /** Whether the holidays of all these days are known. */
  holidaysKnown: boolean;
  /** Days that would have been working days, had nobody declared a pause. */
  pausedDays: number;
  /** The pauses that made it so. */
  pauses: PausedDays[];
};

const DAY = 86_400_000;

/**
 * Counts the working days between a day on which something changed and today. Neither of the two counts: what changed
 * yesterday has waited for no day.
 */
export function countWorkingDays(calendar: WorkingCalendar, since: string, today: string): CountedDays {
  const { weekend, holidaysKnown: known } = calendar;
  const holidays: string[] = [];
  const met = new Set<PausedDays>();
  let workingDays = 0;
  let pausedDays = 0;
  const last = Date.parse(today);
  for (let moment = Date.parse(since) + DAY; moment < last; moment += DAY) {
    if (weekend.includes(new Date(moment).getUTCDay() || 7)) continue;
    const day = dayOf(moment);
    const pause = calendar.pauses.find(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);
    if (calendar.holidays.has(day)) {
      holidays.push(day);
    } else if (pause) {
      met.add(pause);
      pausedDays++;
    } else {
      workingDays++;
    }
  }
  return {
    workingDays,
    holidays,
    mayMove: holidays.some((day) => calendar.holidays.get(day) === true),
    holidaysKnown: known !== null && known.from <= since && today <= known.until,
    pausedDays,
    pauses: [...met],
  };
}

/**
 * What `countWorkingDays` says of each day from the earliest up to today, counted once for all of them: for places in which
 * something has waited since many different days.
 */
export function workingDaysSince(
  { weekend, holidays, pauses }: WorkingCalendar,
  earliest: string,
  today: string,
): ReadonlyMap<string, number> {
  const counted = new Map([[today, 0]]);
  let workingDays = 0;
  const first = Date.parse(earliest);
  for (let moment = Date.parse(today) - DAY; moment >= first; moment -= DAY) {
    const day = dayOf(moment);
    counted.set(day, workingDays);
    const free =
      weekend.includes(new Date(moment).getUTCDay() || 7) ||
      holidays.has(day) ||
      pauses.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);
    if (!free) workingDays++;
  }
  return counted;
}

/** Whether fewer than so many days of any kind lie between, so that there is no need to count. */
export function isSooner(since: string, today: string, days: number): boolean {
  return Date.parse(today) - Date.parse(since) <= days * DAY;
}

function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
