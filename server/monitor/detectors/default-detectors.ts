/** Whether a detector runs unless somebody says otherwise, and why. */
export type DefaultDetector = {
  readonly on: boolean;
  readonly why: 'BEATS_BASELINES' | 'LOSES_TO_BASELINES' | 'NO_ALARM' | 'NO_RESULT' | 'NOT_REPLAYED';
};

/**
 * Which detectors are on by default: those that beat both baselines in the backtest over the real events. Its table stands
 * in docs/monitor.md. A test holds this list to what the backtest finds, so that neither moves without the other.
 */
export const defaultDetectors: ReadonlyMap<string, DefaultDetector> = new Map<string, DefaultDetector>([
  ['earsC1', { on: true, why: 'BEATS_BASELINES' }],
  ['earsC2', { on: true, why: 'BEATS_BASELINES' }],
  ['earsC3Paper', { on: true, why: 'BEATS_BASELINES' }],
  // R’s reading of it, for agreement with R alone.
  ['earsC3', { on: false, why: 'NOT_REPLAYED' }],
  ['cusum', { on: true, why: 'BEATS_BASELINES' }],
  ['farrington', { on: false, why: 'NO_RESULT' }],
  ['farringtonFlexible', { on: false, why: 'NO_RESULT' }],
  ['firstEvents', { on: false, why: 'LOSES_TO_BASELINES' }],
  ['spread', { on: false, why: 'NO_ALARM' }],
  // It is run by hand for one series, and needs places without vagueness.
  ['spaceTimeScan', { on: false, why: 'NOT_REPLAYED' }],
  // These two list what people wrote down, and foresee nothing.
  ['indicatorRise', { on: true, why: 'NOT_REPLAYED' }],
  ['calendar', { on: true, why: 'NOT_REPLAYED' }],
]);
