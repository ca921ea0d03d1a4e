import { ArgsType, Field, Int } from 'type-graphql';
import { Cursor } from './cursor.ts';
import { EventFilter } from './event-filter.ts';

/** Of `Response.history`. */
@ArgsType()
export class HistoryArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'How many events at most, 1 to 500; 50 if left out.',
  })
  first?: number | null;

  @Field(() => Cursor, { nullable: true, description: 'Only events after this place in the log.' })
  after?: string | null;
}

/** Of the query `events`. */
@ArgsType()
export class EventPageArgs {
  @Field(() => Int, {
    nullable: true,
    description:
      'The oldest events that match, this many at most, up to 500. Not together with `last`; ' +
      'with neither of them, the first 50.',
  })
  first?: number | null;

  @Field(() => Cursor, { nullable: true, description: 'Only events after this place in the log.' })
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The newest events that match, this many at most, up to 500. They still come oldest first.',
  })
  last?: number | null;

  @Field(() => Cursor, { nullable: true, description: 'Only events before this place in the log.' })
  before?: string | null;

  @Field(() => EventFilter, { nullable: true, description: 'Which events; all of them if left out.' })
  filter?: EventFilter | null;
}

/** Of the subscription `events`. */
@ArgsType()
export class EventStreamArgs {
  @Field(() => Cursor, {
    nullable: true,
    description:
      'Begin with the first event after this place: the cursor of a snapshot, or of the last event received. ' +
      'Left out: from now on.',
  })
  after?: string | null;

  @Field(() => EventFilter, { nullable: true, description: 'Which events; all of them if left out.' })
  filter?: EventFilter | null;
}
