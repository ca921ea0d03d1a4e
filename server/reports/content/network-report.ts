import type { CountryFacts } from '../report-facts.ts';
import { countryName, partyName, type ReportContext } from './report-context.ts';
import type { ReportSection } from './report-tree.ts';
import { byArea, bySection, figuresSections, whatCouldNot, whatMoved } from './sections.ts';
import { standingTable, sumCounts } from './tables.ts';
import { worldMap } from './world-map.ts';

/** Of how many countries the report says what moved; Concord has the others. */
const MOST_MOVED = 20;

/** What the network's report says: figures, what moved, by region, section, area, agency and country. */
export function networkReport(context: ReportContext): ReportSection[] {
  const { facts, say } = context;
  const standing = (heading: string, column: string, rows: Parameters<typeof standingTable>[2]) => ({
    heading,
    blocks: [standingTable(context, { caption: say.figures.caption, column }, rows)],
  });
  const parties = facts.parties.map(({ agency, counts }) => ({ name: partyName(context, agency), counts }));
  const countries = facts.countries.map(({ code, counts }) => ({ name: countryName(context, code), counts }));
  return [
    ...figuresSections(context),
    { heading: say.map.heading, blocks: worldMap(context) },
    whatMoved(context, say.columns.country, mostMoved(context)),
    ...whatCouldNot(context),
    standing(say.by.region, say.columns.region, regionsOf(context)),
    byArea(context),
    bySection(context),
    standing(say.by.agency, say.columns.agency, parties),
    standing(say.by.country, say.columns.country, sorted(context, countries)),
  ];
}

function mostMoved(context: ReportContext): { code: string; name: string }[] {
  const rows = context.facts.compared?.rows ?? [];
  return rows
    .filter(({ change }) => change.gains + change.losses > 0)
    .sort((left, right) => moves(right) - moves(left) || (left.code < right.code ? -1 : 1))
    .slice(0, MOST_MOVED)
    .map(({ code }) => ({ code, name: countryName(context, code) }));
}

function moves({ change }: { change: { gains: number; losses: number } }): number {
  return change.gains + change.losses;
}

function regionsOf(context: ReportContext) {
  const { facts, countries, say } = context;
  const regionOf = new Map(countries.map(({ code, region }) => [code, region]));
  const groups = new Map<string, CountryFacts[]>();
  for (const one of facts.countries) {
    const region = regionOf.get(one.code) ?? '';
    groups.set(region, [...(groups.get(region) ?? []), one]);
  }
  return [...groups]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([region, own]) => ({ name: say.regions[region] ?? region, counts: sumCounts(own) }));
}

/** As the language sorts names. */
function sorted<Row extends { name: string }>({ formats }: ReportContext, rows: readonly Row[]): Row[] {
  const { compare } = new Intl.Collator(formats.language);
  return [...rows].sort((left, right) => compare(left.name, right.name));
}
