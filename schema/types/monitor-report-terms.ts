import { registerEnumType } from 'type-graphql';

export const ReportState = {
  RECEIVED: 'RECEIVED',
  CODED: 'CODED',
  SET_ASIDE: 'SET_ASIDE',
  WITHDRAWN: 'WITHDRAWN',
} as const;
export type ReportState = keyof typeof ReportState;

registerEnumType(ReportState, {
  name: 'ReportState',
  description: 'Where a report of the monitor is.',
  valuesConfig: {
    RECEIVED: { description: 'Nobody has looked into it yet.' },
    CODED: { description: 'It stands for an incident.' },
    SET_ASIDE: { description: 'It tells of nothing that is recorded here.' },
    WITHDRAWN: { description: 'It counts no more, for good.' },
  },
});

export const ReportMove = {
  SET_ASIDE: 'SET_ASIDE',
  TAKE_UP: 'TAKE_UP',
  WITHDRAW: 'WITHDRAW',
} as const;
export type ReportMove = keyof typeof ReportMove;

registerEnumType(ReportMove, {
  name: 'ReportMove',
  description: 'What is done with a report.',
  valuesConfig: {
    SET_ASIDE: { description: 'Set it aside: it tells of nothing that is recorded here.' },
    TAKE_UP: { description: 'Take it up again: it is received, and stands for no incident.' },
    WITHDRAW: { description: 'Withdraw it for good: it counts no more.' },
  },
});

export const ReportConsent = {
  NOT_ASKED: 'NOT_ASKED',
  MONITORING_ONLY: 'MONITORING_ONLY',
  COUNTED: 'COUNTED',
  SHARED: 'SHARED',
} as const;
export type ReportConsent = keyof typeof ReportConsent;

registerEnumType(ReportConsent, {
  name: 'ReportConsent',
  description: 'What whoever gave a report agreed to.',
  valuesConfig: {
    NOT_ASKED: { description: 'They were not asked: for the monitoring group alone.' },
    MONITORING_ONLY: { description: 'For the monitoring group alone.' },
    COUNTED: { description: 'It may be counted in what is released.' },
    SHARED: { description: 'What it says may be told to those who act on it.' },
  },
});

export const Retention = {
  ONE_YEAR: 'ONE_YEAR',
  FIVE_YEARS: 'FIVE_YEARS',
} as const;
export type Retention = keyof typeof Retention;

registerEnumType(Retention, {
  name: 'Retention',
  description:
    'How long words are kept, under a key for each: of a report from when it was recorded, of an incident from when it was coded. Then they are gone, as they are where the key was deleted.',
  valuesConfig: {
    ONE_YEAR: { description: 'A year.' },
    FIVE_YEARS: { description: 'Five years.' },
  },
});
