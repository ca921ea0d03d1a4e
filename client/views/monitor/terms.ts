import type {
  AllegedActor,
  DatePrecision,
  IncidentCategory,
  InformationValidity,
  NumbersBasis,
  PlacePrecision,
  ProofStandard,
  ReportConsent,
  ReportState,
  Retention,
  Sensitivity,
  SourceReliability,
} from '../../operations/operations.generated.ts';

// The terms of the monitor in the order in which they are offered. Their words are `monitor.<list>.<term>`.

export const reportStates: readonly ReportState[] = ['RECEIVED', 'CODED', 'SET_ASIDE', 'WITHDRAWN'];
export const consents: readonly ReportConsent[] = ['NOT_ASKED', 'MONITORING_ONLY', 'COUNTED', 'SHARED'];
export const retentions: readonly Retention[] = ['ONE_YEAR', 'FIVE_YEARS'];
export const reliabilities: readonly SourceReliability[] = [
  'RELIABLE',
  'USUALLY_RELIABLE',
  'UNTESTED',
  'UNRELIABLE',
];
export const validities: readonly InformationValidity[] = [
  'CONFIRMED',
  'CORROBORATED',
  'PLAUSIBLE',
  'DOUBTFUL',
];
export const proofs: readonly ProofStandard[] = [
  'UNVERIFIED',
  'REASONABLE_SUSPICION',
  'REASONABLE_GROUNDS',
  'CLEAR_AND_CONVINCING',
];
export const sensitivities: readonly Sensitivity[] = ['LOW', 'MODERATE', 'HIGH', 'SEVERE'];
export const datePrecisions: readonly DatePrecision[] = ['DAY', 'WEEK', 'MONTH'];
export const placePrecisions: readonly PlacePrecision[] = ['SITE', 'TOWN', 'DISTRICT', 'REGION', 'COUNTRY'];
export const actors: readonly AllegedActor[] = [
  'STATE_FORCES',
  'STATE_OFFICIALS',
  'NON_STATE_ARMED',
  'MILITIA',
  'PRIVATE_ACTOR',
  'COMMUNITY',
  'ONLINE_ACTOR',
  'UNKNOWN',
];
export const bases: readonly NumbersBasis[] = ['COUNTED', 'ESTIMATED', 'CLAIMED', 'UNKNOWN'];
export const categories: readonly IncidentCategory[] = [
  'LIFE',
  'INTEGRITY',
  'SEXUAL_GENDER',
  'LIBERTY',
  'CHILDREN',
  'HOME_LAND',
  'BELIEF_CULTURE',
  'EXPRESSION',
  'HATE_SPEECH',
  'LEGAL_STATUS',
  'ECONOMIC_SOCIAL',
  'ACCESS_REPRISAL',
];
