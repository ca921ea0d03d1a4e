import type { z } from 'zod';
import { type Finding, type Result, type Series, toResult } from './result.ts';
import { type Say, sentenceOf } from './words.ts';

/** A detector over the counts of one series: a pure function with a name, a source, parameters and a version. */
export type SeriesDetector<Seen = unknown> = {
  readonly detector: string;
  readonly version: number;
  /** Where it is defined. */
  readonly source: string;
  /** The parameters that it uses where none are given. */
  readonly defaults: Readonly<Record<string, unknown>>;
  /**
   * Looks at each period from `rangeFrom` on (from 0; by default the first that has enough before it), up to the last.
   * A ZodError where the parameters are not its own.
   */
  detect(series: Series, parameters?: unknown, rangeFrom?: number): Result<Seen>;
  /** One sentence about a finding of its own, from the numbers that it saw. */
  sentence(finding: Finding<Seen>): string;
  /** How often a period without any change gives an alarm; null where that is not known. */
  falseAlarmRate(parameters?: unknown): number | null;
};

type Definition<Parameters extends Record<string, unknown>, Seen> = {
  detector: string;
  version: number;
  source: string;
  parameters: z.ZodType<Parameters>;
  /** The first period with enough before it. */
  firstPeriod(parameters: Parameters, series: Series): number;
  /** Gets ready for a series, and gives what judges its periods. It is called for them one after the other, in order. */
  watch(series: Series, parameters: Parameters, rangeFrom: number): (period: number) => Finding<Seen>;
  /** The sentence of a finding that could tell. */
  say: Say<Seen>;
  falseAlarmRate(parameters: Parameters): number | null;
};

/** Makes a detector of its definition. */
export function defineDetector<Parameters extends Record<string, unknown>, Seen>(
  definition: Definition<Parameters, Seen>,
): SeriesDetector<Seen> {
  const { detector, version, source } = definition;
  return {
    detector,
    version,
    source,
    defaults: definition.parameters.parse({}),
    detect(series, given = {}, rangeFrom) {
      const parameters = definition.parameters.parse(given);
      const from = rangeFrom ?? definition.firstPeriod(parameters, series);
      const judge = definition.watch(series, parameters, from);
      const findings: Finding<Seen>[] = [];
      for (let period = from; period < series.observed.length; period++) findings.push(judge(period));
      return toResult(definition, parameters, from, findings);
    },
    sentence: (finding) => sentenceOf(finding, definition.say),
    falseAlarmRate: (given = {}) => definition.falseAlarmRate(definition.parameters.parse(given)),
  };
}
