/** The words of a pack in one language. Those that come back from a sheet are read in every language. */
export type PackWords = {
  rightToLeft: boolean;
  /** That the words were not made by the United Nations' translators; null where they need nobody. */
  translation: string | null;
  title: string;
  /** What somebody must know before the file goes anywhere, and how it is filled in: one paragraph each. */
  warning: string;
  instructions: readonly string[];
  facts: { country: string; agency: string; cycle: string; madeBy: string; madeAt: string; number: string };
  countryTeam: string;
  sheets: { readFirst: string; answers: string };
  columns: {
    item: string;
    section: string;
    question: string;
    guidance: string;
  };
  /** Headings of what is filled in, in the order of `fieldNames`. */
  fields: readonly string[];
  meetsWhen: string;
  evidence: string;
  /** What is chosen from lists, by its code. */
  codes: Readonly<Record<string, string>>;
  /** Typed or chosen to take away what stands there: an emptied cell can't be told from one that nobody touched. */
  clear: string;
  /** In place of an answer that a cell can't hold. */
  withheld: string;
  chooseFromList: string;
};
