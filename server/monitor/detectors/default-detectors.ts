/** A detector that looks at every series of one kind by itself. `parameters`: those that aren’t its own defaults. */
export type DefaultDetector = {
  detector: string;
  step: 'WEEK' | 'MONTH';
  parameters: Readonly<Record<string, unknown>>;
};

/** What runs each night and when something changes. Whatever isn’t here is off, and runs on the workbench alone. */
export const defaultDetectors: readonly DefaultDetector[] = [
  { detector: 'earsC2', step: 'WEEK', parameters: {} },
  { detector: 'farringtonFlexible', step: 'WEEK', parameters: {} },
  { detector: 'firstEvents', step: 'WEEK', parameters: {} },
  { detector: 'spread', step: 'WEEK', parameters: {} },
  { detector: 'earsC2', step: 'MONTH', parameters: {} },
  { detector: 'firstEvents', step: 'MONTH', parameters: { periods: 12 } },
];
