/**
 * A report as sections of text, tables and bars, in one language: what the page shows and what is set into a PDF, so that both say
 * the same. Every figure, date and name in it is a finished text. What must keep its own order within a line of the other
 * direction (dates, ranges, codes) stands between U+2066 and U+2069, see `apart`.
 */
export type ReportTree = {
  language: string;
  direction: 'ltr' | 'rtl';
  title: string;
  /** Of what it is, each with its name: the cycle, the moment, the cursor. */
  facts: readonly { name: string; value: string }[];
  /** What must be known before anything else, such as that words were erased. */
  notices: readonly string[];
  sections: readonly ReportSection[];
  /** At the foot of every page. */
  foot: string;
};

/** Two that are `narrow` stand side by side where there is room. */
export type ReportSection = { heading: string; blocks: readonly ReportBlock[]; narrow?: boolean };

export type ReportBlock = ReportText | ReportTable | ReportBars | ReportMap | ReportQuotes;

export type ReportText = { kind: 'TEXT'; text: string };

/** The first column names its row; the others are figures where `figures`. */
export type ReportTable = {
  kind: 'TABLE';
  caption: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
};

/** Bars on one scale, each with its figure; `alternative` says in words what they show. */
export type ReportBars = {
  kind: 'BARS';
  caption: string;
  alternative: string;
  bars: readonly { name: string; share: number; figure: string }[];
};

/** From nothing answered, 0, to everything, 5, with quarters between. */
export type MapLevel = 0 | 1 | 2 | 3 | 4 | 5;

/** A map of the world on which each country has its level; `alternative` says in words what it shows. */
export type ReportMap = {
  kind: 'MAP';
  caption: string;
  alternative: string;
  places: readonly { code: string; level: MapLevel }[];
  legend: readonly { level: MapLevel; text: string }[];
};

/** What people wrote, each under a line that says whose it is; `direction` is that of the words. */
export type ReportQuotes = {
  kind: 'QUOTES';
  quotes: readonly { of: string; words: string; direction: 'ltr' | 'rtl' }[];
};

/** Keeps a date, range or code in its own order, whatever stands around it. */
export function apart(text: string): string {
  return `\u2066${text}\u2069`;
}

const RIGHT_TO_LEFT = /^[^\p{L}]*[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF]/u;

/** The direction of somebody's words, by their first letter. */
export function directionOf(words: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.test(words) ? 'rtl' : 'ltr';
}
