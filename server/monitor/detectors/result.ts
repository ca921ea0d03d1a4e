/** Counts of one series in consecutive periods of equal length. */
export type Series = {
  /** One for each period. Null where it is unknown, which is not zero. */
  observed: readonly (number | null)[];
  /** Periods in a year: 52 for weeks, 12 for months. */
  frequency: number;
};

/** Why there is no answer. */
export type Reason =
  /** A count that it needs is unknown. */
  | 'MISSING_VALUE'
  /** All counts that it compares with are equal, so there is nothing to measure a difference by. */
  | 'NO_VARIATION'
  /** The series is shorter than what it compares with. */
  | 'TOO_FEW_PERIODS'
  /** The model could not be fitted. */
  | 'NO_CONVERGENCE'
  /** Everything that it asks about is unknown. */
  | 'NOTHING_KNOWN';

/** It was asked, and could tell. `seen` has the numbers that its sentence needs. */
export type Judged<Seen> = {
  outcome: 'ALARM' | 'QUIET';
  /** The highest count that is no alarm; null where the detector has no such bound. */
  upperbound: number | null;
  /** The chance of so much or more if nothing had changed; null where the detector has none. */
  p: number | null;
  seen: Seen;
};

/** Too few cases lately to tell. `upperbound` is what R gives: 0 of the older Farrington, null of the improved one. */
export type TooFew = {
  outcome: 'TOO_FEW';
  upperbound: 0 | null;
  p: null;
  counted: number;
  needed: number;
  periods: number;
};

/** Never to be shown as quiet. The bound stands where only the count of the period itself is unknown. */
export type NotComputable = { outcome: 'NOT_COMPUTABLE'; upperbound: number | null; p: null; reason: Reason };

/** What a detector says of one period. */
export type Finding<Seen = unknown> = {
  /** Its place in the series, from 0. */
  period: number;
  observed: number | null;
} & (Judged<Seen> | TooFew | NotComputable);

/** What a detector says of all periods from one on, in the form of R’s `surveillance` and with a finding for each. */
export type Result<Seen = unknown> = {
  detector: string;
  /** Grows with each change after which the same numbers could give another finding. */
  version: number;
  parameters: Readonly<Record<string, unknown>>;
  /** The first period that it looked at, from 0. */
  rangeFrom: number;
  /** 1 is an alarm, 0 none, and null not computable. Too few to tell is 0 here, so ask the findings. */
  alarm: (0 | 1 | null)[];
  upperbound: (number | null)[];
  findings: Finding<Seen>[];
};

/** A finding without an answer. */
export function notComputable(
  period: number,
  observed: number | null,
  reason: Reason,
  upperbound: number | null = null,
): Finding<never> {
  return { period, observed, outcome: 'NOT_COMPUTABLE', upperbound, p: null, reason };
}

/** One result of findings for consecutive periods. */
export function toResult<Seen>(
  detector: { detector: string; version: number },
  parameters: Readonly<Record<string, unknown>>,
  rangeFrom: number,
  findings: Finding<Seen>[],
): Result<Seen> {
  return {
    detector: detector.detector,
    version: detector.version,
    parameters,
    rangeFrom,
    alarm: findings.map(({ outcome }) => (outcome === 'ALARM' ? 1 : outcome === 'NOT_COMPUTABLE' ? null : 0)),
    upperbound: findings.map(({ upperbound }) => upperbound),
    findings,
  };
}
