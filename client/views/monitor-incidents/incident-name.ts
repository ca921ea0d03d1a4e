import { listOf } from '../../elements/list.ts';
import type { Words } from '../../messages/words.ts';
import type { Incident } from './incident-given.ts';

/** When it happened, as exactly as it is known: “2 March 2026”, “within a week from 2 March 2026”. */
export function whenText(
  { occurredOn, datePrecision }: Pick<Incident, 'occurredOn' | 'datePrecision'>,
  { t, date }: Words,
): string {
  return t(`monitor.when.${datePrecision}`, { day: date(occurredOn) });
}

/** Where, as far as is known; the country alone is no place. */
export function whereText({ place, region }: Pick<Incident, 'place' | 'region'>): string {
  return [place, region].filter(Boolean).join(', ');
}

/** What it was: one thing, or several. */
export function categoriesText({ categories }: Pick<Incident, 'categories'>, { t, language }: Words): string {
  return listOf(
    categories.map((one) => t(`monitor.category.${one}`)),
    language,
  );
}

/** What people call an incident, which has no name: when, where and what. */
export function incidentName(incident: Incident, words: Words): string {
  return [whenText(incident, words), whereText(incident), categoriesText(incident, words)]
    .filter(Boolean)
    .join(' · ');
}
