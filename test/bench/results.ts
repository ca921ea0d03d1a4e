import type { ContenderName } from './contenders.ts';
import { type Sample, type Summary, summarise } from './statistics.ts';

/** The bare statement runs in the load itself and is no server. */
export type Measured = ContenderName | 'statement';

/** What a row counts: more a second is better, milliseconds and bytes are better few. */
export type Unit = 'a second' | 'ms' | 'kB' | 'MB';

export interface RowResult {
  id: string;
  title: string;
  unit: Unit;
  samples: Map<Measured, Sample[]>;
}

/** Everything that was measured, in the order in which it was. */
export class Results {
  readonly rows = new Map<string, RowResult>();
  /** What else there is to say, such as why somebody is missing in a row. */
  readonly notes: string[] = [];

  add(row: Omit<RowResult, 'samples'>, name: Measured, sample: Sample): void {
    const known = this.rows.get(row.id) ?? { ...row, samples: new Map() };
    this.rows.set(row.id, known);
    known.samples.set(name, [...(known.samples.get(name) ?? []), sample]);
  }

  summaryOf(id: string, name: Measured): Summary | undefined {
    const samples = this.rows.get(id)?.samples.get(name);
    return samples && summarise(samples);
  }

  /** How many times as fast, or as small, Concord is as somebody else in the same row. */
  ratio(id: string, other: Measured): number | undefined {
    const concord = this.summaryOf(id, 'concord');
    const theirs = this.summaryOf(id, other);
    if (!concord || !theirs) return undefined;
    return this.rows.get(id)?.unit === 'a second'
      ? concord.median / theirs.median
      : theirs.median / concord.median;
  }
}
