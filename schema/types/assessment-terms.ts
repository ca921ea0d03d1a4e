import { registerEnumType } from 'type-graphql';

export const IndicatorLevel = {
  NOT_OBSERVED: 'NOT_OBSERVED',
  EMERGING: 'EMERGING',
  PRESENT: 'PRESENT',
  SEVERE: 'SEVERE',
  UNKNOWN: 'UNKNOWN',
} as const;
export type IndicatorLevel = keyof typeof IndicatorLevel;

registerEnumType(IndicatorLevel, {
  name: 'IndicatorLevel',
  description: 'How far an indicator is there. Unknown is a level of its own, and never the lowest.',
  valuesConfig: {
    NOT_OBSERVED: { description: 'Looked for and not found.' },
    EMERGING: { description: 'First or isolated signs.' },
    PRESENT: { description: 'Clearly established in at least one place.' },
    SEVERE: { description: 'Widespread, or grave in its effect.' },
    UNKNOWN: { description: 'Not enough information, or nobody looked.' },
  },
});

export const IndicatorTrend = {
  FALLING: 'FALLING',
  STEADY: 'STEADY',
  RISING: 'RISING',
  UNKNOWN: 'UNKNOWN',
} as const;
export type IndicatorTrend = keyof typeof IndicatorTrend;

registerEnumType(IndicatorTrend, {
  name: 'IndicatorTrend',
  description: 'Where an indicator is going.',
  valuesConfig: {
    FALLING: { description: 'Less than before.' },
    STEADY: { description: 'As before.' },
    RISING: { description: 'More than before.' },
    UNKNOWN: { description: 'Nobody can tell.' },
  },
});

export const AssessmentConfidence = { LOW: 'LOW', MODERATE: 'MODERATE', HIGH: 'HIGH' } as const;
export type AssessmentConfidence = keyof typeof AssessmentConfidence;

registerEnumType(AssessmentConfidence, {
  name: 'AssessmentConfidence',
  description: 'How sure whoever assessed an indicator is.',
  valuesConfig: {
    LOW: { description: 'It rests on little.' },
    MODERATE: { description: 'It rests on several sources, with gaps.' },
    HIGH: { description: 'It is well established.' },
  },
});

export const SensitiveDateKind = {
  ELECTION: 'ELECTION',
  CENSUS: 'CENSUS',
  ANNIVERSARY: 'ANNIVERSARY',
  VERDICT: 'VERDICT',
  FESTIVAL: 'FESTIVAL',
  OTHER: 'OTHER',
} as const;
export type SensitiveDateKind = keyof typeof SensitiveDateKind;

registerEnumType(SensitiveDateKind, {
  name: 'SensitiveDateKind',
  description: 'What makes a day one on which tension may turn.',
  valuesConfig: {
    ELECTION: { description: 'An election or a referendum.' },
    CENSUS: { description: 'A census.' },
    ANNIVERSARY: { description: 'The anniversary of violence, or of what is disputed.' },
    VERDICT: { description: 'A verdict or a new law.' },
    FESTIVAL: { description: 'A festival or a procession.' },
    OTHER: { description: 'Another day.' },
  },
});

export const FactorGroup = { COMMON: 'COMMON', SPECIFIC: 'SPECIFIC' } as const;
export type FactorGroup = keyof typeof FactorGroup;

registerEnumType(FactorGroup, {
  name: 'FactorGroup',
  description: 'What a risk factor is a sign of.',
  valuesConfig: {
    COMMON: { description: 'Of all atrocity crimes.' },
    SPECIFIC: { description: 'Of one of them.' },
  },
});

export const AtrocityCrime = {
  GENOCIDE: 'GENOCIDE',
  CRIMES_AGAINST_HUMANITY: 'CRIMES_AGAINST_HUMANITY',
  WAR_CRIMES: 'WAR_CRIMES',
} as const;
export type AtrocityCrime = keyof typeof AtrocityCrime;

registerEnumType(AtrocityCrime, {
  name: 'AtrocityCrime',
  description: 'What a specific risk factor is a sign of.',
  valuesConfig: {
    GENOCIDE: { description: 'Genocide.' },
    CRIMES_AGAINST_HUMANITY: { description: 'Crimes against humanity.' },
    WAR_CRIMES: { description: 'War crimes.' },
  },
});

export const FactorNature = { STRUCTURAL: 'STRUCTURAL', DYNAMIC: 'DYNAMIC', TRIGGER: 'TRIGGER' } as const;
export type FactorNature = keyof typeof FactorNature;

registerEnumType(FactorNature, {
  name: 'FactorNature',
  description: 'How fast a risk factor or an indicator changes.',
  valuesConfig: {
    STRUCTURAL: { description: 'Over years.' },
    DYNAMIC: { description: 'Over weeks and months.' },
    TRIGGER: { description: 'From one day to the next.' },
  },
});

export const FindingOutcome = {
  ALARM: 'ALARM',
  QUIET: 'QUIET',
  TOO_FEW: 'TOO_FEW',
  NOT_COMPUTABLE: 'NOT_COMPUTABLE',
} as const;
export type FindingOutcome = keyof typeof FindingOutcome;

registerEnumType(FindingOutcome, {
  name: 'FindingOutcome',
  description: 'What a detector found.',
  valuesConfig: {
    ALARM: { description: 'What it looks for is there.' },
    QUIET: { description: 'It could tell, and it is not there.' },
    TOO_FEW: { description: 'Too few to tell: never quiet.' },
    NOT_COMPUTABLE: { description: 'No answer: never quiet.' },
  },
});
