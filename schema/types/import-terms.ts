import { registerEnumType } from 'type-graphql';

export const ImportField = {
  ID: 'ID',
  COUNTRY: 'COUNTRY',
  STARTED_ON: 'STARTED_ON',
  ENDED_ON: 'ENDED_ON',
  DATE_PRECISION: 'DATE_PRECISION',
  REGION: 'REGION',
  LATITUDE: 'LATITUDE',
  LONGITUDE: 'LONGITUDE',
  PLACE_PRECISION: 'PLACE_PRECISION',
  CATEGORY: 'CATEGORY',
  ACTOR: 'ACTOR',
  LOW: 'LOW',
  BEST: 'BEST',
  HIGH: 'HIGH',
} as const;
export type ImportField = keyof typeof ImportField;

registerEnumType(ImportField, {
  name: 'ImportField',
  description: 'What a column of a file of events can say. Nothing else of the file is taken.',
  valuesConfig: {
    ID: { description: 'The event’s own id at its source. Needed.' },
    COUNTRY: { description: 'The country. Without it all rows are of the country that is imported to.' },
    STARTED_ON: { description: 'The day, or the first one. Needed.' },
    ENDED_ON: { description: 'The last day.' },
    DATE_PRECISION: {
      description: 'How exactly the day is known: its values mean DAY, WEEK, MONTH or YEAR.',
    },
    REGION: { description: 'The region or province.' },
    LATITUDE: { description: 'In degrees.' },
    LONGITUDE: { description: 'In degrees.' },
    PLACE_PRECISION: { description: 'How exactly the place is known: its values mean a PlacePrecision.' },
    CATEGORY: { description: 'What was violated: its values mean none, one or more of IncidentCategory.' },
    ACTOR: { description: 'Who is alleged to have done it: its values mean an AllegedActor.' },
    LOW: { description: 'People killed at the least, or whatever the source counts.' },
    BEST: { description: 'The best estimate.' },
    HIGH: { description: 'At the most.' },
  },
});

export const ImportedDatePrecision = {
  DAY: 'DAY',
  WEEK: 'WEEK',
  MONTH: 'MONTH',
  YEAR: 'YEAR',
} as const;
export type ImportedDatePrecision = keyof typeof ImportedDatePrecision;

registerEnumType(ImportedDatePrecision, {
  name: 'ImportedDatePrecision',
  description: 'How exactly the source knows a day. An event vaguer than a week is in no weekly series.',
  valuesConfig: {
    DAY: { description: 'The day itself.' },
    WEEK: { description: 'Within a week.' },
    MONTH: { description: 'Within a month.' },
    YEAR: { description: 'Within a year, or longer: it is in no monthly series either.' },
  },
});

export const ImportedEventFlag = {
  LOW_ABOVE_BEST: 'LOW_ABOVE_BEST',
  BEST_ABOVE_HIGH: 'BEST_ABOVE_HIGH',
  DATES_VAGUER: 'DATES_VAGUER',
  EQUALS_ANOTHER: 'EQUALS_ANOTHER',
} as const;
export type ImportedEventFlag = keyof typeof ImportedEventFlag;

registerEnumType(ImportedEventFlag, {
  name: 'ImportedEventFlag',
  description: 'What is odd about an event as its source states it. No flag keeps it out.',
  valuesConfig: {
    LOW_ABOVE_BEST: {
      description: 'Its low number was above the best one; the lowest of the three stands for it.',
    },
    BEST_ABOVE_HIGH: {
      description: 'Its best number was above the high one; the highest of the three stands for it.',
    },
    DATES_VAGUER: {
      description: 'Its first and last day lie further apart than its precision said; the days count.',
    },
    EQUALS_ANOTHER: {
      description: 'But for its id its row equals an earlier one of the file: perhaps it is the same event.',
    },
  },
});
