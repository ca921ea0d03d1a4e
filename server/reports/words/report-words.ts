import type { ComparisonReason } from '../../../schema/types/comparison.ts';

/** The words of reports in one language. What answers and ratings are called stands in the words of packs. */
export type ReportWords = {
  /** That the words were not made by the United Nations' translators; null where they need nobody. */
  translation: string | null;
  title: { country: (name: string) => string; network: string };
  /** What a report is of. */
  facts: { cycle: string; snapshot: string; moment: string; cursor: string };
  /** A moment from its day and its time in UTC. */
  moment: (day: string, time: string) => string;
  /** How much is due, and how it stands. */
  figures: {
    heading: string;
    caption: string;
    answers: string;
    due: string;
    answered: string;
    share: string;
    done: string;
    count: string;
  };
  ratings: {
    heading: string;
    caption: string;
    none: string;
    nothing: string;
    pair: (name: string, count: string) => string;
  };
  /** The map of the world, whose levels go from nothing answered to everything. */
  map: {
    heading: string;
    caption: string;
    levels: readonly string[];
    dashed: string;
    /** Every second piece is a name, which keeps its own order. */
    source: readonly string[];
  };
  by: { section: string; area: string; agency: string; country: string; region: string };
  columns: {
    section: string;
    area: string;
    agency: string;
    country: string;
    region: string;
  };
  /** The areas of the Call to Action, 1 to 7. */
  areas: readonly string[];
  /** By their names in English. */
  regions: Readonly<Record<string, string>>;
  change: {
    heading: string;
    notHeading: string;
    total: string;
    caption: (cycle: string, snapshot: string, day: string) => string;
    noneBefore: string;
    gains: string;
    losses: string;
    unchanged: string;
    notComparable: string;
    why: string;
    whyCaption: string;
    allComparable: string;
  };
  reasons: Readonly<Record<ComparisonReason, string>>;
  quotes: {
    heading: string;
    what: (count: string) => string;
    nothing: string;
    none: string;
    erased: string;
  };
  note: { heading: string; by: (name: string, moment: string) => string };
  notices: { erased: (moment: string) => string };
  method: { heading: string; paragraphs: readonly string[] };
  disclaimer: string;
};
