import { Field, ObjectType } from 'type-graphql';
import { Cursor } from './cursor.ts';
import { Event } from './event.ts';
import { PageInfo } from './page-info.ts';

@ObjectType({ simpleResolvers: true, description: 'An event on a page.' })
export class EventEdge {
  @Field(() => Cursor, { description: "The event's place in the log." })
  cursor!: string;

  @Field(() => Event, { description: 'The event itself.' })
  node!: Event;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A page of the log, oldest event first whichever way it was read.',
})
export class EventConnection {
  @Field(() => [EventEdge], { description: 'The events of the page.' })
  edges!: EventEdge[];

  @Field(() => PageInfo, { description: 'Whether there is more, and where to go on.' })
  pageInfo!: PageInfo;
}
