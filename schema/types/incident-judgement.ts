import { registerEnumType } from 'type-graphql';

export const SourceReliability = {
  RELIABLE: 'RELIABLE',
  USUALLY_RELIABLE: 'USUALLY_RELIABLE',
  UNTESTED: 'UNTESTED',
  UNRELIABLE: 'UNRELIABLE',
} as const;
export type SourceReliability = keyof typeof SourceReliability;

registerEnumType(SourceReliability, {
  name: 'SourceReliability',
  description: 'How reliable a source is, judged apart from what it says.',
  valuesConfig: {
    RELIABLE: { description: 'A known source with a sound record.' },
    USUALLY_RELIABLE: { description: 'A known source with some doubts.' },
    UNTESTED: { description: 'A new source, or not yet judged.' },
    UNRELIABLE: { description: 'Known to mislead, or unable to know.' },
  },
});

export const InformationValidity = {
  CONFIRMED: 'CONFIRMED',
  CORROBORATED: 'CORROBORATED',
  PLAUSIBLE: 'PLAUSIBLE',
  DOUBTFUL: 'DOUBTFUL',
} as const;
export type InformationValidity = keyof typeof InformationValidity;

registerEnumType(InformationValidity, {
  name: 'InformationValidity',
  description: 'How valid information is, judged apart from its source.',
  valuesConfig: {
    CONFIRMED: { description: 'Two or more independent sources agree.' },
    CORROBORATED: { description: 'Its main points are supported elsewhere.' },
    PLAUSIBLE: { description: 'It fits the context, but rests on one source.' },
    DOUBTFUL: { description: 'It is contradicted or unlikely.' },
  },
});

export const ProofStandard = {
  UNVERIFIED: 'UNVERIFIED',
  REASONABLE_SUSPICION: 'REASONABLE_SUSPICION',
  REASONABLE_GROUNDS: 'REASONABLE_GROUNDS',
  CLEAR_AND_CONVINCING: 'CLEAR_AND_CONVINCING',
} as const;
export type ProofStandard = keyof typeof ProofStandard;

registerEnumType(ProofStandard, {
  name: 'ProofStandard',
  description: 'The standard of proof that was reached.',
  valuesConfig: {
    UNVERIFIED: { description: 'Received, not yet examined.' },
    REASONABLE_SUSPICION: { description: 'Enough to keep inquiring, not to conclude.' },
    REASONABLE_GROUNDS: {
      description:
        'An ordinarily careful person would conclude that it happened. From here on an incident counts.',
    },
    CLEAR_AND_CONVINCING: { description: 'Considerably stronger.' },
  },
});

export const Sensitivity = {
  LOW: 'LOW',
  MODERATE: 'MODERATE',
  HIGH: 'HIGH',
  SEVERE: 'SEVERE',
} as const;
export type Sensitivity = keyof typeof Sensitivity;

registerEnumType(Sensitivity, {
  name: 'Sensitivity',
  description: 'How much harm it would do if it were known.',
  valuesConfig: {
    LOW: { description: 'Little or none.' },
    MODERATE: { description: 'Some, outside of the network.' },
    HIGH: { description: 'For named people of the country’s monitoring group.' },
    SEVERE: { description: 'For those who need to know, and never exported.' },
  },
});

export const SourceClass = {
  OWN: 'OWN',
  IMPORTED: 'IMPORTED',
} as const;
export type SourceClass = keyof typeof SourceClass;

registerEnumType(SourceClass, {
  name: 'SourceClass',
  description: 'Where an incident comes from. The two are never added together.',
  valuesConfig: {
    OWN: { description: 'From reports to the monitor.' },
    IMPORTED: { description: 'From another data set.' },
  },
});
