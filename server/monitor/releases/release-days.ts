/** The day of the month on which a release is made, from midnight in UTC. Until then reports of the last days come in. */
export const RELEASE_DAY = 5;

/** The last month that the latest release due covers: the one before, or before the fifth the one before that. */
export function monthDue(now: Date): string {
  const back = now.getUTCDate() >= RELEASE_DAY ? 1 : 2;
  return monthText(now.getUTCFullYear(), now.getUTCMonth() - back);
}

/**
 * The years of which a release is made that covers everything until a month: that month's, and the one before, of which
 * incidents still come to be known. Older years stand as they were released last.
 */
export function yearsDue(covers: string): [earlier: number, latest: number] {
  const year = Number(covers.slice(0, 4));
  return [year - 1, year];
}

/** The months of a year until one, and whether they are all there. */
export function monthsOf(year: number, covers: string): { months: string[]; isWhole: boolean } {
  const months = Array.from({ length: 12 }, (_, month) => monthText(year, month)).filter(
    (one) => one <= covers,
  );
  return { months, isWhole: months.length === 12 };
}

function monthText(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 7);
}
