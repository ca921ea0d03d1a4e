import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Cursor } from './cursor.ts';
import { DateTimeISO } from './date-time-iso.ts';
import { Person } from './person.ts';

export const MonitorEventKind = {
  GROUP_NAMED: 'GROUP_NAMED',
  GROUP_CHANGED: 'GROUP_CHANGED',
  REPORT_RECORDED: 'REPORT_RECORDED',
  REPORT_SET_ASIDE: 'REPORT_SET_ASIDE',
  REPORT_TAKEN_UP: 'REPORT_TAKEN_UP',
  REPORT_WITHDRAWN: 'REPORT_WITHDRAWN',
  REPORT_DELETED: 'REPORT_DELETED',
  REPORT_ATTACHED: 'REPORT_ATTACHED',
  INCIDENT_CODED: 'INCIDENT_CODED',
  INCIDENT_CHANGED: 'INCIDENT_CHANGED',
  INCIDENTS_MERGED: 'INCIDENTS_MERGED',
  MERGE_UNDONE: 'MERGE_UNDONE',
  INCIDENTS_KEPT_APART: 'INCIDENTS_KEPT_APART',
  INCIDENTS_OPENED: 'INCIDENTS_OPENED',
  SIGNALS_FOUND: 'SIGNALS_FOUND',
  SIGNAL_REVIEWED: 'SIGNAL_REVIEWED',
  ALERT_PROPOSED: 'ALERT_PROPOSED',
  ALERT_CONFIRMED: 'ALERT_CONFIRMED',
  ALERT_DISMISSED: 'ALERT_DISMISSED',
  ALERT_LEVEL_CHANGED: 'ALERT_LEVEL_CHANGED',
  ALERT_CLOSED: 'ALERT_CLOSED',
  ALERT_DISSENTED: 'ALERT_DISSENTED',
  ACTION_PLANNED: 'ACTION_PLANNED',
  ACTION_DONE: 'ACTION_DONE',
  ACTION_GIVEN_UP: 'ACTION_GIVEN_UP',
  ACTION_OUTCOME_RECORDED: 'ACTION_OUTCOME_RECORDED',
  INCIDENTS_EXPORTED: 'INCIDENTS_EXPORTED',
  EVENTS_IMPORTED: 'EVENTS_IMPORTED',
  IMPORT_REMOVED: 'IMPORT_REMOVED',
  INDICATOR_ASSESSED: 'INDICATOR_ASSESSED',
  SENSITIVE_DATE_CHANGED: 'SENSITIVE_DATE_CHANGED',
} as const;
export type MonitorEventKind = keyof typeof MonitorEventKind;

registerEnumType(MonitorEventKind, {
  name: 'MonitorEventKind',
  description: 'What can happen in the monitor. Skip those that you don’t know.',
  valuesConfig: {
    GROUP_NAMED: { description: 'A group was named.' },
    GROUP_CHANGED: { description: 'A group is called otherwise, hidden, or hidden no more.' },
    REPORT_RECORDED: { description: 'A report came in.' },
    REPORT_SET_ASIDE: { description: 'A report was set aside.' },
    REPORT_TAKEN_UP: { description: 'A report was taken up again.' },
    REPORT_WITHDRAWN: { description: 'A report was withdrawn.' },
    REPORT_DELETED: { description: 'A report was deleted.' },
    REPORT_ATTACHED: { description: 'A report stands for an incident that was there.' },
    INCIDENT_CODED: { description: 'An incident was coded from reports.' },
    INCIDENT_CHANGED: { description: 'An incident was coded otherwise.' },
    INCIDENTS_MERGED: { description: 'Two incidents are one.' },
    MERGE_UNDONE: { description: 'A merge was taken back.' },
    INCIDENTS_KEPT_APART: { description: 'Two incidents that look alike are two.' },
    INCIDENTS_OPENED: { description: 'A coordinator opened reports and incidents.' },
    SIGNALS_FOUND: { description: 'Detection found signals, or saw that some changed or no longer stand.' },
    SIGNAL_REVIEWED: { description: 'Somebody looked at what a signal rests on.' },
    ALERT_PROPOSED: { description: 'An alert was proposed.' },
    ALERT_CONFIRMED: { description: 'An alert was confirmed.' },
    ALERT_DISMISSED: { description: 'An alert was dismissed.' },
    ALERT_LEVEL_CHANGED: { description: 'An alert has another level.' },
    ALERT_CLOSED: { description: 'An alert was closed.' },
    ALERT_DISSENTED: { description: 'Somebody sees an alert otherwise.' },
    ACTION_PLANNED: { description: 'An early action was planned.' },
    ACTION_DONE: { description: 'An early action was done.' },
    ACTION_GIVEN_UP: { description: 'An early action won’t be done.' },
    ACTION_OUTCOME_RECORDED: { description: 'It was recorded what came of an early action.' },
    INCIDENTS_EXPORTED: { description: 'An analyst took incidents out of the monitor.' },
    EVENTS_IMPORTED: { description: 'Events that others publish were imported.' },
    IMPORT_REMOVED: { description: 'An import was deleted, with its events.' },
    INDICATOR_ASSESSED: { description: 'Somebody looked at an indicator of the framework.' },
    SENSITIVE_DATE_CHANGED: { description: 'A sensitive date was entered, changed or removed.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: 'That something happened in a country’s monitor, and nothing of what it was about.',
})
export class MonitorEvent {
  @Field(() => Int, { description: 'Its place in the country’s own log of the monitor, from 1.' })
  position!: number;

  @Field(() => MonitorEventKind, { description: 'What happened.' })
  kind!: MonitorEventKind;

  @Field(() => DateTimeISO, { description: 'When.' })
  at!: Date;

  @Field(() => Person, { nullable: true, description: 'Who did it; null: the monitor by itself.' })
  actor!: Person | null;

  @Field(() => ID, { description: 'The id of what it was done to, which may be deleted since.' })
  subjectId!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Some of a country’s log of the monitor.' })
export class MonitorEventPage {
  @Field(() => [MonitorEvent], { description: 'In the order that was asked for.' })
  events!: MonitorEvent[];

  @Field(() => Boolean, { description: 'Whether more follow: read on with `after: cursor`.' })
  hasNextPage!: boolean;

  @Field(() => Cursor, { description: 'Where the page ends, in this country’s log of the monitor alone.' })
  cursor!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Where a country’s log of the monitor stood on a day, signed with the installation’s key.',
})
export class MonitorLogHead {
  @Field(() => String, { description: 'The day, `YYYY-MM-DD` in UTC.' })
  day!: string;

  @Field(() => Int, { description: 'The last event’s position.' })
  position!: number;

  @Field(() => String, { description: 'The chain’s hash there, in hexadecimal.' })
  hash!: string;

  @Field(() => DateTimeISO, { description: 'The time of that event.' })
  at!: Date;

  @Field(() => String, {
    description:
      'An Ed25519 signature in base64 over the lines “Concord monitor head”, country, day, position, hash and time; its key is ' +
      'that of `logHeads`.',
  })
  signature!: string;
}
