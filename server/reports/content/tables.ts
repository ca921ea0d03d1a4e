import type { Counts } from '../../domain/cell.ts';
import { wordFor } from '../../packs/words/languages.ts';
import { type ChangeFacts, type ItemFacts, ratingOrder } from '../report-facts.ts';
import type { ReportContext } from './report-context.ts';
import type { ReportBars, ReportBlock, ReportTable } from './report-tree.ts';

/** Items, added up: how many answers are due, submitted or accepted, returned, and how many say what. */
export type Sums = Pick<ItemFacts, 'due' | 'answered' | 'returned' | 'ratings'>;

export function sumItems(items: readonly Sums[]): Sums {
  const sum = (of: (item: Sums) => number) => items.reduce((all, item) => all + of(item), 0);
  return {
    due: sum(({ due }) => due),
    answered: sum(({ answered }) => answered),
    returned: sum(({ returned }) => returned),
    ratings: ratingOrder.map((_, index) => sum(({ ratings }) => ratings[index] ?? 0)),
  };
}

export function sumCounts(all: readonly { counts: Counts }[]): Counts {
  const sum = (index: number) => all.reduce((total, { counts }) => total + (counts[index] ?? 0), 0);
  return [sum(0), sum(1), sum(2), sum(3), sum(4)];
}

export function dueOf(counts: Counts): number {
  return counts.reduce((all, one) => all + one, 0);
}

/** Those that are submitted or accepted. */
export function answeredOf([, , submitted, , accepted]: Counts): number {
  return submitted + accepted;
}

const statusOrder = ['NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'ACCEPTED'];

/** How many answers stand where. */
export function figuresTable({ facts, say, terms, formats }: ReportContext): ReportTable {
  const counts = sumCounts(facts.countries);
  const due = dueOf(counts);
  const row = (name: string, value: number) => [name, formats.number(value), formats.share(value, due)];
  return {
    kind: 'TABLE',
    caption: say.figures.caption,
    columns: [say.figures.answers, say.figures.count, say.figures.share],
    rows: [
      row(say.figures.due, due),
      ...statusOrder.map((status, index) => row(wordFor(terms, status), counts[index] ?? 0)),
      row(say.figures.answered, answeredOf(counts)),
    ],
  };
}

/** What each of `ratingOrder` is called. */
function ratingNames({ say, terms }: ReportContext): string[] {
  return ratingOrder.map((level) => (level === null ? say.ratings.none : wordFor(terms, level)));
}

/** The ratings of all answers as bars; a sentence where there are none. */
export function ratingBars(context: ReportContext): ReportBlock {
  const { facts, say, formats } = context;
  const { ratings, answered } = sumItems(facts.items);
  if (answered === 0) return { kind: 'TEXT', text: say.ratings.nothing };
  const largest = Math.max(...ratings);
  const names = ratingNames(context);
  const bars: ReportBars['bars'] = ratings.map((count, index) => ({
    name: names[index] ?? '',
    share: count / largest,
    figure: `${formats.number(count)} (${formats.share(count, answered)})`,
  }));
  return {
    kind: 'BARS',
    caption: say.ratings.caption,
    alternative: `${say.ratings.caption}. ${bars.map(({ name, figure }) => say.ratings.pair(name, figure)).join('; ')}.`,
    bars,
  };
}

/** One row for each group of items, with the ratings of their answers. */
export function groupTable(
  context: ReportContext,
  { caption, column }: { caption: string; column: string },
  groups: readonly { name: string; sums: Sums }[],
): ReportTable {
  const { say, formats } = context;
  return {
    kind: 'TABLE',
    caption,
    columns: [column, say.figures.due, say.figures.done, ...ratingNames(context)],
    rows: groups.map(({ name, sums }) => [
      name,
      formats.number(sums.due),
      formats.share(sums.answered, sums.due),
      ...sums.ratings.map(formats.number),
    ]),
  };
}

/** One row for each country or agency, with how its answers stand. */
export function standingTable(
  { terms, say, formats }: ReportContext,
  { caption, column }: { caption: string; column: string },
  rows: readonly { name: string; counts: Counts }[],
): ReportTable {
  return {
    kind: 'TABLE',
    caption,
    columns: [
      column,
      say.figures.due,
      ...statusOrder.map((status) => wordFor(terms, status)),
      say.figures.done,
    ],
    rows: rows.map(({ name, counts }) => [
      name,
      formats.number(dueOf(counts)),
      ...counts.map(formats.number),
      formats.share(answeredOf(counts), dueOf(counts)),
    ]),
  };
}

/** One row for each of what moved. */
export function changeTable(
  { say, formats }: ReportContext,
  { caption, column }: { caption: string; column: string },
  rows: readonly { name: string; change: ChangeFacts }[],
): ReportTable {
  const { gains, losses, unchanged, notComparable } = say.change;
  return {
    kind: 'TABLE',
    caption,
    columns: [column, gains, losses, unchanged, notComparable],
    rows: rows.map(({ name, change }) => [
      name,
      ...[change.gains, change.losses, change.unchanged, change.notComparable].map(formats.number),
    ]),
  };
}
