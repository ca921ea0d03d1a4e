import type {
  AssessmentConfidence,
  IndicatorLevel,
  IndicatorTrend,
  SensitiveDateKind,
} from '../../operations/operations.generated.ts';

// In the order in which they are offered. Their words are `framework.<list>.<term>`.

export const levels: readonly IndicatorLevel[] = ['UNKNOWN', 'NOT_OBSERVED', 'EMERGING', 'PRESENT', 'SEVERE'];
export const trends: readonly IndicatorTrend[] = ['UNKNOWN', 'FALLING', 'STEADY', 'RISING'];
export const confidences: readonly AssessmentConfidence[] = ['LOW', 'MODERATE', 'HIGH'];
export const dateKinds: readonly SensitiveDateKind[] = [
  'ELECTION',
  'CENSUS',
  'ANNIVERSARY',
  'VERDICT',
  'FESTIVAL',
  'OTHER',
];
