import { Field, ObjectType } from 'type-graphql';
import { Comment } from './comment.ts';
import { Cursor } from './cursor.ts';

@ObjectType({ simpleResolvers: true, description: 'Some of the comments that name you.' })
export class MentionPage {
  @Field(() => [Comment], { description: 'The one that named you last first.' })
  nodes!: Comment[];

  @Field(() => Boolean, { description: 'Whether older ones follow: read on with `after: endCursor`.' })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Where the page ends; null on an empty one.' })
  endCursor!: string | null;

  @Field(() => Cursor, { description: 'The end of the log at that moment.' })
  cursor!: string;
}
