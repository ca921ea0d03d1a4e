import type { KeptLine } from '../device-state.ts';
import type { Entry } from '../outbox.ts';

// The shape of what is kept of a response. A device may be away for months, and a newer page finds what an older one kept.
//
// - 1: entries have no order of their own; each line's stand in the order in which they were written.
// - 2: each entry has its order among all on the device, and the tab that wrote it. A refusal may stand above an earlier one.

/** Rises with every change of `KeptLine`, together with a step below. */
export const lineFormat = 2;

/** Each turns what one format holds into the next. */
const steps: readonly ((line: KeptLine) => KeptLine)[] = [
  (line) => ({ ...line, entries: line.entries.map(withOrder) }),
];

/** What was kept in some format, as this page has it; null where a newer page kept it, which alone can read it. */
export function lineOfFormat(format: number, kept: unknown): KeptLine | null {
  if (format > lineFormat) return null;
  return steps.slice(format - 1).reduce((line, step) => step(line), kept as KeptLine);
}

/** They go before everything that has an order. */
function withOrder(entry: Entry, index: number): Entry {
  return { ...entry, order: index - 1_000_000, tab: undefined };
}
