import { registerEnumType } from 'type-graphql';

export const SeriesStep = { WEEK: 'WEEK', MONTH: 'MONTH' } as const;
export type SeriesStep = keyof typeof SeriesStep;

registerEnumType(SeriesStep, {
  name: 'SeriesStep',
  description: 'How long the periods of a series are; both in UTC.',
  valuesConfig: {
    WEEK: { description: 'ISO weeks, from Monday. What is known less exactly than to a week is in none.' },
    MONTH: { description: 'Months of the calendar.' },
  },
});

export const SignalState = {
  STANDS: 'STANDS',
  REVIEWED: 'REVIEWED',
  NO_LONGER_STANDS: 'NO_LONGER_STANDS',
} as const;
export type SignalState = keyof typeof SignalState;

registerEnumType(SignalState, {
  name: 'SignalState',
  description: 'Where a signal is.',
  valuesConfig: {
    STANDS: { description: 'It stands, and nobody has looked at what it now rests on.' },
    REVIEWED: { description: 'It stands, and somebody has.' },
    NO_LONGER_STANDS: { description: 'It stood once. Later data say otherwise, or that it can’t be told.' },
  },
});

export const DetectorOutcome = {
  ALARM: 'ALARM',
  QUIET: 'QUIET',
  TOO_FEW: 'TOO_FEW',
  NOT_COMPUTABLE: 'NOT_COMPUTABLE',
} as const;
export type DetectorOutcome = keyof typeof DetectorOutcome;

registerEnumType(DetectorOutcome, {
  name: 'DetectorOutcome',
  description: 'What a detector says of one period.',
  valuesConfig: {
    ALARM: { description: 'There are more than its bound.' },
    QUIET: { description: 'It could tell, and there are not.' },
    TOO_FEW: { description: 'Too few lately to tell. This is not quiet.' },
    NOT_COMPUTABLE: { description: 'It has no answer. This is not quiet.' },
  },
});

export const ReportingVerdict = {
  MORE_VIOLENCE: 'MORE_VIOLENCE',
  MORE_REPORTING: 'MORE_REPORTING',
  CANNOT_TELL: 'CANNOT_TELL',
} as const;
export type ReportingVerdict = keyof typeof ReportingVerdict;

registerEnumType(ReportingVerdict, {
  name: 'ReportingVerdict',
  description: 'What a rise looks like, by who told of it.',
  valuesConfig: {
    MORE_VIOLENCE: { description: 'Sources that told of incidents before tell of more.' },
    MORE_REPORTING: { description: 'A source is new or tells more, and the others don’t.' },
    CANNOT_TELL: { description: 'There is too little to tell.' },
  },
});

export const BacktestOutcome = {
  BEATS_BASELINES: 'BEATS_BASELINES',
  LOSES_TO_BASELINES: 'LOSES_TO_BASELINES',
  NO_ALARM: 'NO_ALARM',
  NO_RESULT: 'NO_RESULT',
} as const;
export type BacktestOutcome = keyof typeof BacktestOutcome;

registerEnumType(BacktestOutcome, {
  name: 'BacktestOutcome',
  description: 'What replaying real events found of a detector, beside plain comparisons.',
  valuesConfig: {
    BEATS_BASELINES: { description: 'It finds more than they do with as many alarms. It runs by itself.' },
    LOSES_TO_BASELINES: { description: 'It doesn’t.' },
    NO_ALARM: { description: 'It gave no alarm.' },
    NO_RESULT: { description: 'It needs more years than the real events have.' },
  },
});
