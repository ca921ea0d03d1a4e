import type { VisibilityScope } from './visibility.ts';

const everywhere = { draft: false, agency: null, country: null, reporting: null };

/** What every role reads, wherever it is held: published answers, and nothing else. A test holds it to the table. */
export const everybodyReads: VisibilityScope = {
  grants: [
    { team: false, ...everywhere },
    { team: true, ...everywhere },
  ],
  internal: [],
  cycleInternal: false,
  administration: false,
};
