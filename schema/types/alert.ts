import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { AlertAction, AlertLevel, AlertState, AlertStepKind, AlertTurn } from './alert-terms.ts';
import { DateTimeISO } from './date-time-iso.ts';
import { EarlyAction } from './early-action.ts';
import { MonitoredGroup } from './monitored-group.ts';
import { Person } from './person.ts';
import { UUID } from './uuid.ts';

@ObjectType({ simpleResolvers: true, description: 'A decision on an alert, or a dissent.' })
export class AlertStep {
  @Field(() => ID, { description: 'A random id; it is no `node`.' })
  id!: string;

  @Field(() => AlertStepKind, { description: 'What happened.' })
  kind!: AlertStepKind;

  @Field(() => AlertLevel, {
    nullable: true,
    description: 'The level that the alert has from then on; null of a dissent.',
  })
  level!: AlertLevel | null;

  @Field(() => String, {
    nullable: true,
    description: 'The reasons; null where the words are gone.',
  })
  words!: string | null;

  @Field(() => Person, { description: 'Who decided or dissented.' })
  actor!: Person;

  @Field(() => DateTimeISO, { description: 'When.' })
  at!: Date;
}

@ObjectType({ simpleResolvers: true, description: 'That a deadline passed, or nobody was left to be asked.' })
export class AlertPassing {
  @Field(() => AlertTurn, { description: 'To whom the turn passed.' })
  to!: AlertTurn;

  @Field(() => DateTimeISO, { description: 'When.' })
  at!: Date;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A signal on which an alert rests, with what it says now.',
})
export class AlertSignal {
  @Field(() => ID, { description: 'Of the signal.' })
  id!: string;

  @Field(() => String, {
    description: 'Its latest observation in one sentence, which can be checked by hand.',
  })
  sentence!: string;

  @Field(() => Boolean, { description: 'Whether it still stands.' })
  stands!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'That something in a country needs a decision.' })
export class Alert {
  @Field(() => ID, { description: 'A random id; it is no `node`.' })
  id!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  countryCode!: string;

  @Field(() => MonitoredGroup, {
    nullable: true,
    description:
      'The group that it is about; null where none was named. An alert about a hidden one exists for those alone who read ' +
      'reports and incidents.',
  })
  group!: MonitoredGroup | null;

  @Field(() => [AlertSignal], {
    description: 'The signals from which it was proposed, of those that you see; none where it was without.',
  })
  signals!: AlertSignal[];

  @Field(() => AlertLevel, { description: 'As it was proposed, by which its deadlines are reckoned.' })
  proposedLevel!: AlertLevel;

  @Field(() => AlertLevel, { description: 'As it was decided last; before, as it was proposed.' })
  level!: AlertLevel;

  @Field(() => AlertState, { description: 'Where it is.' })
  state!: AlertState;

  @Field(() => String, {
    nullable: true,
    description: 'What it is called; null where the words are gone.',
  })
  title!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was proposed; null as the title is.' })
  reasons!: string | null;

  @Field(() => Person, { description: 'Who proposed it.' })
  proposedBy!: Person;

  @Field(() => DateTimeISO, { description: 'When.' })
  proposedAt!: Date;

  @Field(() => AlertTurn, { description: 'Whose turn it is to decide, or was at the end.' })
  turn!: AlertTurn;

  @Field(() => [Person], {
    description: 'Who they are now. Empty where nobody has such a role: ask a coordinator of the network.',
  })
  asked!: Person[];

  @Field(() => DateTimeISO, { description: 'Since when it is their turn.' })
  since!: Date;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: 'By when they are to decide; null where it has no deadline, or was decided on.',
  })
  deadline!: Date | null;

  @Field(() => [AlertPassing], { description: 'How the turn came to them, the oldest first.' })
  passings!: AlertPassing[];

  @Field(() => [AlertStep], { description: 'What was decided, and who saw it otherwise, the oldest first.' })
  steps!: AlertStep[];

  @Field(() => [EarlyAction], { description: 'Early actions on it, those due first before the others.' })
  actions!: EarlyAction[];

  @Field(() => Int, { description: 'Rises by one with each decision, from 1. Send it as `baseRevision`.' })
  revision!: number;

  @Field(() => [AlertAction], { description: 'What you may do about it now.' })
  viewerCan!: AlertAction[];
}

@ObjectType({ simpleResolvers: true, description: 'Some of a country’s alerts.' })
export class AlertPage {
  @Field(() => [Alert], {
    description: 'Those that wait first, then those that stand, each the latest first.',
  })
  alerts!: Alert[];

  @Field(() => Boolean, { description: 'Whether more follow: skip those that you have.' })
  hasNextPage!: boolean;
}

@InputType({ description: 'An alert to propose.' })
export class ProposeAlertInput {
  @Field(() => UUID, {
    description: 'Made by the device, once per request, and sent again with it: it is proposed once.',
  })
  mutationId!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  country!: string;

  @Field(() => AlertLevel, { description: 'How pressing it is.' })
  level!: AlertLevel;

  @Field(() => ID, { nullable: true, description: 'The group that it is about, of the same country.' })
  group?: string | null;

  @Field(() => [ID], { defaultValue: [], description: 'Signals that it rests on, up to 50.' })
  signals!: string[];

  @Field(() => String, { description: 'What it is called, up to 200 characters.' })
  title!: string;

  @Field(() => String, { description: 'Why, up to 20,000 characters.' })
  reasons!: string;
}
