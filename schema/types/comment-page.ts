import { Field, ObjectType } from 'type-graphql';
import { CommentAudience } from './comment-audience.ts';
import { CommentThread } from './comment-thread.ts';
import { Cursor } from './cursor.ts';

@ObjectType({ simpleResolvers: true, description: 'Some of the threads at one place.' })
export class CommentPage {
  @Field(() => [CommentThread], { description: 'The one begun last first.' })
  threads!: CommentThread[];

  @Field(() => Boolean, { description: 'Whether older ones follow: read on with `after: endCursor`.' })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Where the page ends; null on an empty one.' })
  endCursor!: string | null;

  @Field(() => [CommentAudience], {
    description: 'For whom you may begin a thread there now: OPEN never on a draft.',
  })
  mayWrite!: CommentAudience[];

  @Field(() => Boolean, {
    description: 'Whether you may ask for a new look at this answer, with `askForNewLook`.',
  })
  mayAskForNewLook!: boolean;

  @Field(() => Boolean, {
    description: 'Whether an INTERNAL comment written now would be for the country’s lead alone.',
  })
  leadOnly!: boolean;

  @Field(() => Cursor, {
    description:
      'The end of the log at that moment. Subscribe to `events` after it, and read afresh with every event about a ' +
      'comment there.',
  })
  cursor!: string;
}
