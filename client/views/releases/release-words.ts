import type { MonitorReleaseQuery } from '../../operations/operations.generated.ts';

/** One period of a release. */
export type Release = NonNullable<MonitorReleaseQuery['monitorRelease']>;

/** A month in words, or a year as it is. */
export function periodName(period: string, language: string): string {
  if (period.length === 4) return period;
  const form = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(language, form).format(new Date(`${period}-01T00:00:00Z`));
}
