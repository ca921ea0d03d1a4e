import type { Words } from '../../messages/words.ts';
import type { IncidentCategory, SeriesStep } from '../../operations/operations.generated.ts';
import { categories } from '../monitor/terms.ts';

/** The period that begins on a day: “week of 2 March 2026”. */
export function periodText(step: SeriesStep, start: string, { t, date }: Words): string {
  return t(`monitor.period.${step}`, { day: date(start) });
}

/** A category as a series has it: one of incidents, or any. */
export function categoryText(category: string, { t }: Words): string {
  const known = categories.find((one): one is IncidentCategory => one === category);
  return known ? t(`monitor.category.${known}`) : t('monitor.anyCategory');
}

/** The smallest number that is written out: numbers here have three digits after the point. */
const SMALLEST = 0.001;

/** A number with as many digits as tell something. What is next to nothing is not called 0. */
export function figureText(value: number, { number, t }: Words): string {
  if (value > 0 && value < SMALLEST) return t('monitor.lessThan', { number: number(SMALLEST) });
  return number(Number(value.toPrecision(3)));
}

const named = [
  'earsC1',
  'earsC2',
  'earsC3Paper',
  'earsC3',
  'cusum',
  'farrington',
  'farringtonFlexible',
  'firstEvents',
  'spread',
  'spaceTimeScan',
  'indicatorRise',
  'calendar',
] as const;

/** What people call a detector; by its id in programs and files where it is one that this page doesn’t know. */
export function detectorText(detector: string, { t }: Words): string {
  const known = named.find((one) => one === detector);
  return known ? t(`monitor.detectorName.${known}`) : detector;
}
