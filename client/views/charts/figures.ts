import { answeredOf } from '../../elements/progress.ts';
import { daysBetween, utcOf } from '../../messages/calendar-date.ts';
import type { Counted, RatingCounts } from '../standing/ratings.ts';
import { ratedOf, ratingFields } from '../standing/ratings.ts';

const dayMs = 86_400_000;

/** How many were answered at the end of each day from the first on: by everybody, and of each row. */
export interface Days {
  readonly firstDay: string;
  readonly total: readonly number[];
  readonly rows: readonly { readonly code: string | null; readonly answered: readonly number[] }[];
}

interface Dates {
  readonly opensOn: string;
  readonly closesOn: string;
}

/**
 * Where the end of each day lies in a picture of the cycle: how much of its time had passed, and how much of what is due was
 * answered, both from 0 to 1.
 */
export function pointsOf(
  answered: readonly number[],
  firstDay: string,
  { opensOn, closesOn }: Dates,
  due: number,
): readonly (readonly [time: number, share: number])[] {
  const last = daysBetween(opensOn, closesOn) ?? 0;
  const begun = daysBetween(opensOn, firstDay) ?? 0;
  const within = (part: number) => Math.min(Math.max(part, 0), 1);
  return answered.map((sum, day) => [
    within((begun + day + 1) / (last + 1)),
    due === 0 ? 0 : within(sum / due),
  ]);
}

/** The first day, the last, and each on which the number became another: all that the line says. */
export function turningDays(
  answered: readonly number[],
  firstDay: string,
): readonly { readonly day: string; readonly answered: number }[] {
  const first = utcOf(firstDay) ?? 0;
  return answered.flatMap((sum, index) => {
    const told = index === 0 || index === answered.length - 1 || sum !== answered[index - 1];
    return told ? [{ day: new Date(first + index * dayMs).toISOString().slice(0, 10), answered: sum }] : [];
  });
}

/** What is answered of what is due. */
export function shareOf(counts: Counted): number {
  return counts.total === 0 ? 0 : answeredOf(counts) / counts.total;
}

/** Which is furthest, and which least far; null where there are no two. */
export function extremesOf<Row extends { readonly counts: Counted }>(
  rows: readonly Row[],
): { readonly most: Row; readonly least: Row } | null {
  const sorted = [...rows].sort((one, other) => shareOf(other.counts) - shareOf(one.counts));
  const [most, least] = [sorted[0], sorted.at(-1)];
  return most && least && most !== least ? { most, least } : null;
}

/** Each rating with how many have it, and which part of all that were given that is. */
export function ratingParts(ratings: RatingCounts) {
  const all = ratedOf(ratings);
  return ratingFields.map(({ rating, field }) => ({
    rating,
    field,
    count: ratings[field],
    share: all === 0 ? 0 : ratings[field] / all,
  }));
}
