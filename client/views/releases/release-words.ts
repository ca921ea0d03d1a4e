import type { MonitorReleaseQuery } from '../../operations/operations.generated.ts';

/** One period of a release. */
export type Release = NonNullable<MonitorReleaseQuery['monitorRelease']>;

/** A month in words, or a year as it is. */
export function periodName(period: string, language: string): string {
  if (period.length === 4) return period;
  const form = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(language, form).format(new Date(`${period}-01T00:00:00Z`));
}

/** A day, as short as a column of numbers needs it: 9 Dec 2026. */
export function shortDay(day: string, language: string): string {
  const form = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(language, form).format(new Date(`${day}T00:00:00Z`));
}
