/** A detector that looks at every series of one kind by itself. `parameters`: those that aren’t its own defaults. */
export type DefaultDetector = {
  detector: string;
  step: 'WEEK' | 'MONTH';
  parameters: Readonly<Record<string, unknown>>;
};

/** What the backtest found of a detector, held against both baselines with as many alarms. */
export type BacktestOutcome =
  | 'BEATS_BASELINES'
  | 'LOSES_TO_BASELINES'
  /** It gave no alarm. */
  | 'NO_ALARM'
  /** It needs more years than the real events have. */
  | 'NO_RESULT';

/** Whatever isn’t here is not replayed, and off. The table stands in docs/monitor.md, and a test holds the three together. */
export const backtestOutcomes: ReadonlyMap<string, BacktestOutcome> = new Map<string, BacktestOutcome>([
  ['earsC1', 'BEATS_BASELINES'],
  ['earsC2', 'BEATS_BASELINES'],
  ['earsC3Paper', 'BEATS_BASELINES'],
  ['cusum', 'BEATS_BASELINES'],
  ['farrington', 'NO_RESULT'],
  ['farringtonFlexible', 'NO_RESULT'],
  ['firstEvents', 'LOSES_TO_BASELINES'],
  ['spread', 'NO_ALARM'],
]);

/**
 * What runs each night and when something changes: what beat both baselines in the backtest, over months as over weeks.
 * Whatever isn’t here is off, and runs on the workbench alone.
 */
export const defaultDetectors: readonly DefaultDetector[] = (['WEEK', 'MONTH'] as const).flatMap((step) =>
  [...backtestOutcomes]
    .filter(([, outcome]) => outcome === 'BEATS_BASELINES')
    .map(([detector]) => ({ detector, step, parameters: {} })),
);
