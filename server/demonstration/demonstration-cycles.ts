import type { CatalogueData, CycleData } from '../catalogue/catalogue-data.ts';
import { lastYearsChecklist, thisYearsChecklist } from './demonstration-checklists.ts';
import { demonstrationPresenceOfAll } from './presence-rule.ts';

/** Which of the two cycles is open. */
export type DemonstrationStage = 'last year' | 'this year';

/** One of the demonstration's two years, while its cycle is open. */
export type DemonstrationYear = {
  stage: DemonstrationStage;
  cycle: CycleData;
  /** The files with the cycles as far as they have come, the checklist of this year, and a made-up presence. */
  data: CatalogueData;
  /** When the latest of its answers was written. */
  lastDay: string;
};

/** Kept in the log, so that who reads it without the page sees it too. */
const note = 'Demonstration: who reports where, and every answer, is made up.';

/** The two years of a demonstration that was first started on this day, on these files. */
export function demonstrationYears(
  files: CatalogueData,
  firstDay: string,
): { lastYear: DemonstrationYear; thisYear: DemonstrationYear } {
  const year = Number(firstDay.slice(0, 4));
  const before = cycleOf(year - 1, `${year - 1}-01-15`, `${year - 1}-11-30`);
  const now = cycleOf(year, openingDay(year, firstDay), closingDay(year, firstDay));
  const presence = demonstrationPresenceOfAll(files);
  const withCycles = (cycles: CycleData[]) => ({
    ...files,
    cycles,
    presence: new Map(cycles.map(({ code }) => [code, presence])),
  });
  return {
    lastYear: {
      stage: 'last year',
      cycle: before,
      data: { ...withCycles([before]), checklist: lastYearsChecklist(files.checklist) },
      lastDay: before.closesOn,
    },
    thisYear: {
      stage: 'this year',
      cycle: now,
      data: {
        ...withCycles([{ ...before, state: 'CLOSED' }, now]),
        checklist: thisYearsChecklist(files.checklist),
      },
      lastDay: firstDay,
    },
  };
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
