import type { CatalogueData, CycleData } from '../catalogue/catalogue-data.ts';
import { demonstrationPresenceOfAll } from './presence-rule.ts';

/** Which of the two cycles is open. */
export type DemonstrationStage = 'last year' | 'this year';

/** Kept in the log, so that who reads it without the page sees it too. */
const note = 'Demonstration: who reports where, and every answer, is made up.';

/** The two cycles of a demonstration that was first started on this day. */
export function demonstrationYears(firstDay: string): { lastYear: CycleData; thisYear: CycleData } {
  const year = Number(firstDay.slice(0, 4));
  return {
    lastYear: cycleOf(year - 1, `${year - 1}-01-15`, `${year - 1}-11-30`),
    thisYear: cycleOf(year, openingDay(year, firstDay), closingDay(year, firstDay)),
  };
}

/** The catalogue with the demonstration's cycles in it, as far as they have come, and its made-up presence. */
export function withDemonstrationCycles(
  data: CatalogueData,
  firstDay: string,
  stage: DemonstrationStage,
): CatalogueData {
  const { lastYear, thisYear } = demonstrationYears(firstDay);
  const cycles = stage === 'last year' ? [lastYear] : [{ ...lastYear, state: 'CLOSED' as const }, thisYear];
  const presence = demonstrationPresenceOfAll(data);
  return { ...data, cycles, presence: new Map(cycles.map(({ code }) => [code, presence])) };
}

function cycleOf(year: number, opensOn: string, closesOn: string): CycleData {
  return { code: String(year), opensOn, closesOn, state: 'OPEN', note };
}

/** In the past for people who look at it. */
function openingDay(year: number, firstDay: string): string {
  const usual = `${year}-01-15`;
  return firstDay > usual ? usual : `${year}-01-01`;
}

/** Still in the future for people who look at it, where the year allows. */
function closingDay(year: number, firstDay: string): string {
  const usual = `${year}-11-30`;
  return firstDay < usual ? usual : `${year}-12-31`;
}
