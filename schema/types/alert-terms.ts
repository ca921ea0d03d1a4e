import { registerEnumType } from 'type-graphql';

export const AlertLevel = { WATCH: 'WATCH', CONCERN: 'CONCERN', ALERT: 'ALERT', URGENT: 'URGENT' } as const;
export type AlertLevel = keyof typeof AlertLevel;

registerEnumType(AlertLevel, {
  name: 'AlertLevel',
  description: 'How pressing an alert is, which says by when it is to be decided.',
  valuesConfig: {
    WATCH: { description: 'To be watched: no deadline.' },
    CONCERN: { description: 'To be discussed within a month.' },
    ALERT: { description: 'To be decided within seven days.' },
    URGENT: { description: 'To be decided within a day.' },
  },
});

export const AlertState = {
  PROPOSED: 'PROPOSED',
  CONFIRMED: 'CONFIRMED',
  DISMISSED: 'DISMISSED',
  CLOSED: 'CLOSED',
} as const;
export type AlertState = keyof typeof AlertState;

registerEnumType(AlertState, {
  name: 'AlertState',
  description: 'Where an alert is.',
  valuesConfig: {
    PROPOSED: { description: 'It waits to be decided.' },
    CONFIRMED: { description: 'It stands, and early actions are planned on it.' },
    DISMISSED: { description: 'It was decided that there is nothing to act on.' },
    CLOSED: { description: 'It stood, and is over.' },
  },
});

export const AlertDecision = {
  CONFIRM: 'CONFIRM',
  DISMISS: 'DISMISS',
  CHANGE_LEVEL: 'CHANGE_LEVEL',
  CLOSE: 'CLOSE',
} as const;
export type AlertDecision = keyof typeof AlertDecision;

registerEnumType(AlertDecision, {
  name: 'AlertDecision',
  description: 'What is decided on an alert.',
  valuesConfig: {
    CONFIRM: { description: 'It stands, at the level that is said with it.' },
    DISMISS: { description: 'There is nothing to act on.' },
    CHANGE_LEVEL: { description: 'It stands at another level from now on.' },
    CLOSE: { description: 'It is over.' },
  },
});

export const AlertAction = { ...AlertDecision, DISSENT: 'DISSENT', PLAN_ACTION: 'PLAN_ACTION' } as const;
export type AlertAction = keyof typeof AlertAction;

registerEnumType(AlertAction, {
  name: 'AlertAction',
  description: 'Something to do about an alert.',
  valuesConfig: {
    CONFIRM: { description: 'Confirm it, with `decideAlert`.' },
    DISMISS: { description: 'Dismiss it, with `decideAlert`.' },
    CHANGE_LEVEL: { description: 'Say another level, with `decideAlert`.' },
    CLOSE: { description: 'Close it, with `decideAlert`.' },
    DISSENT: { description: 'Say that you see it otherwise, with `dissentFromAlert`.' },
    PLAN_ACTION: { description: 'Plan an early action, with `planEarlyAction`.' },
  },
});

export const AlertStepKind = {
  CONFIRMED: 'CONFIRMED',
  DISMISSED: 'DISMISSED',
  LEVEL_CHANGED: 'LEVEL_CHANGED',
  CLOSED: 'CLOSED',
  DISSENTED: 'DISSENTED',
} as const;
export type AlertStepKind = keyof typeof AlertStepKind;

registerEnumType(AlertStepKind, {
  name: 'AlertStepKind',
  description: 'What happened to an alert.',
  valuesConfig: {
    CONFIRMED: { description: 'It was confirmed.' },
    DISMISSED: { description: 'It was dismissed.' },
    LEVEL_CHANGED: { description: 'Its level was decided anew.' },
    CLOSED: { description: 'It was closed.' },
    DISSENTED: { description: 'Somebody sees it otherwise.' },
  },
});

export const AlertTurn = {
  LEAD_AND_ADVISER: 'LEAD_AND_ADVISER',
  ALTERNATE: 'ALTERNATE',
  COORDINATOR: 'COORDINATOR',
} as const;
export type AlertTurn = keyof typeof AlertTurn;

registerEnumType(AlertTurn, {
  name: 'AlertTurn',
  description: 'Who is asked to decide on an alert.',
  valuesConfig: {
    LEAD_AND_ADVISER: { description: 'The country’s lead and its human rights adviser.' },
    ALTERNATE: { description: 'Who stands in for the adviser.' },
    COORDINATOR: { description: 'Coordinators.' },
  },
});
