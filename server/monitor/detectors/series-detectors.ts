import { cusum } from './cusum.ts';
import { earsC1, earsC2, earsC3, earsC3Paper } from './ears.ts';
import { farrington } from './farrington.ts';
import { farringtonFlexible } from './farrington-flexible.ts';
import { firstEvents } from './first-events.ts';
import type { SeriesDetector } from './series-detector.ts';

/** All detectors that look at the counts of one series, by name. */
export const seriesDetectors: ReadonlyMap<string, SeriesDetector> = new Map<string, SeriesDetector>(
  [earsC1, earsC2, earsC3, earsC3Paper, cusum, farrington, farringtonFlexible, firstEvents].map((one) => [
    one.detector,
    one,
  ]),
);
