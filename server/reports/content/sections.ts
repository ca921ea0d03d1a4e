import { type ReportContext, titleIn } from './report-context.ts';
import { apart, type ReportSection } from './report-tree.ts';
import { changeTable, figuresTable, groupTable, ratingBars, sumItems } from './tables.ts';

/** How many answers stand where, and how they rate. */
export function figuresSections(context: ReportContext): ReportSection[] {
  const { say } = context;
  return [
    { heading: say.figures.heading, blocks: [figuresTable(context)], narrow: true },
    { heading: say.ratings.heading, blocks: [ratingBars(context)], narrow: true },
  ];
}

export function bySection(context: ReportContext): ReportSection {
  const { checklist, facts, say, formats } = context;
  const groups = checklist.sections.map((section) => {
    const codes = new Set(section.items.map(({ code }) => code));
    return {
      name: titleIn(section, formats.language),
      sums: sumItems(facts.items.filter(({ item }) => codes.has(item))),
    };
  });
  const labels = { caption: say.ratings.caption, column: say.columns.section };
  return { heading: say.by.section, blocks: [groupTable(context, labels, groups)] };
}

/** An item counts in each of its areas. */
export function byArea(context: ReportContext): ReportSection {
  const { checklist, facts, say } = context;
  const items = checklist.sections.flatMap((section) => section.items);
  const groups = say.areas.map((name, index) => {
    const codes = new Set(
      items.filter(({ callToActionAreas }) => callToActionAreas.includes(index + 1)).map(({ code }) => code),
    );
    return { name, sums: sumItems(facts.items.filter(({ item }) => codes.has(item))) };
  });
  const labels = { caption: say.ratings.caption, column: say.columns.area };
  return { heading: say.by.area, blocks: [groupTable(context, labels, groups)] };
}

/** What became of the ratings since the last closing, in total; `rows` are named by what the report is by. */
export function whatMoved(
  context: ReportContext,
  column: string,
  rows: readonly { name: string; code: string }[],
): ReportSection {
  const { facts, say, formats } = context;
  const { compared } = facts;
  if (!compared)
    return { heading: say.change.heading, blocks: [{ kind: 'TEXT', text: say.change.noneBefore }] };
  const caption = say.change.caption(
    apart(compared.cycle),
    apart(compared.snapshot),
    formats.day(compared.at),
  );
  const found = rows.flatMap(({ name, code }) =>
    compared.rows.filter((row) => row.code === code).map(({ change }) => ({ name, change })),
  );
  const total = { name: say.change.total, change: compared.total };
  return {
    heading: say.change.heading,
    blocks: [changeTable(context, { caption, column }, [total, ...found])],
  };
}

/** Why pairs of answers could not be compared. */
export function whatCouldNot({ facts, say, formats }: ReportContext): ReportSection[] {
  const { compared } = facts;
  if (!compared) return [];
  const rows = compared.reasons.map(({ reason, pairs }) => [say.reasons[reason], formats.number(pairs)]);
  return [
    {
      heading: say.change.notHeading,
      blocks: [
        rows.length === 0
          ? { kind: 'TEXT', text: say.change.allComparable }
          : {
              kind: 'TABLE',
              caption: say.change.whyCaption,
              columns: [say.change.why, say.figures.count],
              rows,
            },
      ],
    },
  ];
}
