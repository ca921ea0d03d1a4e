import { daysBetween, today } from '../../messages/calendar-date.ts';
import type { Words } from '../../messages/words.ts';
import type { CycleStanding } from '../../sync/topics/cycles.ts';

/** Where a cycle stands against its days, in words. */
export function stateWords({ cycle }: CycleStanding, { t, date }: Pick<Words, 't' | 'date'>): string {
  const { state, opensOn, closesOn } = cycle;
  if (state !== 'OPEN') return t(`cycles.state.${state}`, { opens: date(opensOn), closes: date(closesOn) });
  const left = daysBetween(today(), closesOn) ?? 0;
  return left < 0
    ? t('cycles.state.over', { closes: date(closesOn) })
    : t('cycles.state.OPEN', { closes: date(closesOn), days: left });
}

/** A year later, where a code is a year and a day has one then too. */
export function yearAfter({ code, opensOn, closesOn }: CycleStanding['cycle']): {
  readonly code: string;
  readonly opensOn: string;
  readonly closesOn: string;
} {
  const later = (text: string) => text.replace(/^\d{4}/, (year) => String(Number(year) + 1).padStart(4, '0'));
  // 29 February comes back in four years.
  const day = (text: string) => later(text).replace('-02-29', '-02-28');
  return { code: /^\d{4}$/.test(code) ? later(code) : '', opensOn: day(opensOn), closesOn: day(closesOn) };
}
