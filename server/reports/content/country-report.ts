import { quotesSection } from './quotes.ts';
import { partyName, type ReportContext, titleIn } from './report-context.ts';
import type { ReportSection } from './report-tree.ts';
import { byArea, bySection, figuresSections, whatCouldNot, whatMoved } from './sections.ts';
import { standingTable } from './tables.ts';

/** What a country's report says, on two pages: figures, ratings, by section, agency and area, what moved, and what answers say. */
export function countryReport(context: ReportContext): ReportSection[] {
  const { facts, say, checklist, formats } = context;
  const parties = facts.parties.map(({ agency, counts }) => ({ name: partyName(context, agency), counts }));
  const sections = checklist.sections.map((section) => ({
    code: section.code,
    name: titleIn(section, formats.language),
  }));
  return [
    ...figuresSections(context),
    bySection(context),
    {
      heading: say.by.agency,
      blocks: [standingTable(context, { caption: say.figures.caption, column: say.columns.agency }, parties)],
    },
    byArea(context),
    ...sideBySide(whatMoved(context, say.columns.section, sections), whatCouldNot(context)),
    quotesSection(context),
  ];
}

function sideBySide(moved: ReportSection, others: readonly ReportSection[]): ReportSection[] {
  return [moved, ...others].map((section) => ({ ...section, narrow: others.length > 0 }));
}
