import { registerEnumType } from 'type-graphql';

export const DatePrecision = {
  DAY: 'DAY',
  WEEK: 'WEEK',
  MONTH: 'MONTH',
} as const;
export type DatePrecision = keyof typeof DatePrecision;

registerEnumType(DatePrecision, {
  name: 'DatePrecision',
  description: 'How exactly a day is known.',
  valuesConfig: {
    DAY: { description: 'The day itself.' },
    WEEK: { description: 'Within a week.' },
    MONTH: { description: 'Within a month.' },
  },
});

export const PlacePrecision = {
  SITE: 'SITE',
  TOWN: 'TOWN',
  DISTRICT: 'DISTRICT',
  REGION: 'REGION',
  COUNTRY: 'COUNTRY',
} as const;
export type PlacePrecision = keyof typeof PlacePrecision;

registerEnumType(PlacePrecision, {
  name: 'PlacePrecision',
  description: 'How exactly a place is known.',
  valuesConfig: {
    SITE: { description: 'The exact site, which makes an incident HIGH or SEVERE.' },
    TOWN: { description: 'A town or village.' },
    DISTRICT: { description: 'A district.' },
    REGION: { description: 'A region or province.' },
    COUNTRY: { description: 'The country alone.' },
  },
});

export const AllegedActor = {
  STATE_FORCES: 'STATE_FORCES',
  STATE_OFFICIALS: 'STATE_OFFICIALS',
  NON_STATE_ARMED: 'NON_STATE_ARMED',
  MILITIA: 'MILITIA',
  PRIVATE_ACTOR: 'PRIVATE_ACTOR',
  COMMUNITY: 'COMMUNITY',
  ONLINE_ACTOR: 'ONLINE_ACTOR',
  UNKNOWN: 'UNKNOWN',
} as const;
export type AllegedActor = keyof typeof AllegedActor;

registerEnumType(AllegedActor, {
  name: 'AllegedActor',
  description: 'Who is alleged to have done it.',
  valuesConfig: {
    STATE_FORCES: { description: 'State security forces.' },
    STATE_OFFICIALS: { description: 'Other State officials.' },
    NON_STATE_ARMED: { description: 'A non-State armed group.' },
    MILITIA: { description: 'A militia or vigilantes.' },
    PRIVATE_ACTOR: { description: 'A company or private actor.' },
    COMMUNITY: { description: 'Members of another community.' },
    ONLINE_ACTOR: { description: 'Online accounts or networks.' },
    UNKNOWN: { description: 'Unknown.' },
  },
});

export const NumbersBasis = {
  COUNTED: 'COUNTED',
  ESTIMATED: 'ESTIMATED',
  CLAIMED: 'CLAIMED',
  UNKNOWN: 'UNKNOWN',
} as const;
export type NumbersBasis = keyof typeof NumbersBasis;

registerEnumType(NumbersBasis, {
  name: 'NumbersBasis',
  description: 'What numbers of people rest on.',
  valuesConfig: {
    COUNTED: { description: 'Somebody counted.' },
    ESTIMATED: { description: 'Somebody estimated.' },
    CLAIMED: { description: 'Somebody claims it.' },
    UNKNOWN: { description: 'Nobody knows, or there are none.' },
  },
});

export const IncidentState = {
  STANDS: 'STANDS',
  MERGED: 'MERGED',
  UNSUPPORTED: 'UNSUPPORTED',
} as const;
export type IncidentState = keyof typeof IncidentState;

registerEnumType(IncidentState, {
  name: 'IncidentState',
  description: 'Where an incident is.',
  valuesConfig: {
    STANDS: { description: 'A report stands for it.' },
    MERGED: { description: 'It is another incident, and counts with that one.' },
    UNSUPPORTED: { description: 'No report stands for it: it doesn’t count.' },
  },
});

export const IncidentCategory = {
  LIFE: 'LIFE',
  INTEGRITY: 'INTEGRITY',
  SEXUAL_GENDER: 'SEXUAL_GENDER',
  LIBERTY: 'LIBERTY',
  CHILDREN: 'CHILDREN',
  HOME_LAND: 'HOME_LAND',
  BELIEF_CULTURE: 'BELIEF_CULTURE',
  EXPRESSION: 'EXPRESSION',
  HATE_SPEECH: 'HATE_SPEECH',
  LEGAL_STATUS: 'LEGAL_STATUS',
  ECONOMIC_SOCIAL: 'ECONOMIC_SOCIAL',
  ACCESS_REPRISAL: 'ACCESS_REPRISAL',
} as const;
export type IncidentCategory = keyof typeof IncidentCategory;

registerEnumType(IncidentCategory, {
  name: 'IncidentCategory',
  description: 'What was violated: an incident has one or more.',
  valuesConfig: {
    LIFE: { description: 'Life.' },
    INTEGRITY: { description: 'Physical and mental integrity.' },
    SEXUAL_GENDER: { description: 'Sexual and gender-based violence.' },
    LIBERTY: { description: 'Liberty and disappearance.' },
    CHILDREN: { description: 'Children.' },
    HOME_LAND: { description: 'Home, land and movement of people.' },
    BELIEF_CULTURE: { description: 'Belief, culture and language.' },
    EXPRESSION: { description: 'Expression, assembly and association.' },
    HATE_SPEECH: { description: 'Hate speech and incitement.' },
    LEGAL_STATUS: { description: 'Legal status and participation.' },
    ECONOMIC_SOCIAL: { description: 'Economic and social rights.' },
    ACCESS_REPRISAL: { description: 'Access and reprisals.' },
  },
});
