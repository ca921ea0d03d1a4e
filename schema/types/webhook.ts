import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Cursor } from './cursor.ts';
import { DateTimeISO } from './date-time-iso.ts';
import { EventKind } from './event-kind.ts';
import { Person } from './person.ts';
import { WebhookOutcome, WebhookState } from './webhook-terms.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'Where a system of somebody’s organisation is told of events that they may read: kind, id and cursor, signed ' +
    '(docs/webhooks.md).',
})
export class Webhook {
  @Field(() => ID, { description: 'Names it for whatever is done with it.' })
  id!: string;

  @Field(() => String, { description: 'What its owner called it.' })
  name!: string;

  @Field(() => Person, { description: 'Whose it is: it is told of what they may read.' })
  owner!: Person;

  @Field(() => String, {
    nullable: true,
    description: 'Where messages go. Null for everybody but its owner: an address may hold a secret.',
  })
  url!: string | null;

  @Field(() => String, { description: 'The host and port of that address.' })
  host!: string;

  @Field(() => [EventKind], {
    nullable: true,
    description: 'The kinds of events that it is told of; null: all that its owner may read.',
  })
  kinds!: EventKind[] | null;

  @Field(() => WebhookState, { description: 'Whether it is told of events.' })
  state!: WebhookState;

  @Field(() => DateTimeISO, { description: 'Since when it is in that state, or when it was resumed.' })
  since!: Date;

  @Field(() => Int, {
    description: 'How often the message that is next was tried in vain, or is tried just now. 0: it wasn’t.',
  })
  attempts!: number;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: 'When that message is tried again; null where none waits for that.',
  })
  retryAt!: Date | null;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: 'When a message arrived last, tests aside; null: never.',
  })
  deliveredAt!: Date | null;

  @Field(() => DateTimeISO, { description: 'When it was registered.' })
  createdAt!: Date;
}

@ObjectType({ simpleResolvers: true, description: 'One’s own webhooks, and what may be registered here.' })
export class OwnWebhooks {
  @Field(() => [Webhook], { description: 'Those that one has registered, the newest first.' })
  nodes!: Webhook[];

  @Field(() => Int, { description: 'How many one person may have.' })
  most!: number;

  @Field(() => Boolean, {
    description: 'Whether addresses with http:// and of any port are taken: for development alone.',
  })
  plain!: boolean;
}

@InputType({ description: 'A webhook to register.' })
export class CreateWebhookInput {
  @Field(() => String, { description: 'What to call it, up to 100 characters: the system that is told.' })
  name!: string;

  @Field(() => String, {
    description: 'Where messages go: https://, port 443 or 8443, an address of the internet.',
  })
  url!: string;

  @Field(() => [EventKind], {
    nullable: true,
    description: 'The kinds of events that it is to be told of, at least one; null: all that you may read.',
  })
  kinds?: EventKind[] | null;
}

@ObjectType({ simpleResolvers: true, description: 'A webhook with a secret that was just made.' })
export class WebhookWithSecret {
  @Field(() => Webhook, { description: 'The webhook.' })
  webhook!: Webhook;

  @Field(() => String, {
    description:
      'What its messages are signed with (`whsec_…`). It can’t be shown again: store it safely now, where messages are verified.',
  })
  secret!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'One attempt to tell a webhook of an event, or of a test.',
})
export class WebhookDelivery {
  @Field(() => ID, { description: 'Names it, to read on before it.' })
  id!: string;

  @Field(() => String, { description: 'The `webhook-id` of the message: the same for each attempt at it.' })
  messageId!: string;

  @Field(() => String, { description: 'The kind of the event, or `TEST`.' })
  kind!: string;

  @Field(() => Cursor, { description: 'The event’s place in the log; of a test, where the log was.' })
  cursor!: string;

  @Field(() => Int, { description: 'Which attempt at this message it was, from 1.' })
  attempt!: number;

  @Field(() => DateTimeISO, { description: 'When it began.' })
  at!: Date;

  @Field(() => DateTimeISO, { nullable: true, description: 'When it ended; null while it is under way.' })
  endedAt!: Date | null;

  @Field(() => WebhookOutcome, {
    nullable: true,
    description: 'What came of it; null while it is under way.',
  })
  outcome!: WebhookOutcome | null;

  @Field(() => Int, { nullable: true, description: 'The status of the answer; null where there was none.' })
  status!: number | null;
}
