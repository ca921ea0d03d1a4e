import { Field, ObjectType } from 'type-graphql';
import { Comment } from './comment.ts';
import { Cursor } from './cursor.ts';

@ObjectType({ simpleResolvers: true, description: 'What became of a request about a comment.' })
export class CommentOutcome {
  @Field(() => Comment, {
    nullable: true,
    description: 'As it stands now; null where it is not for you to read.',
  })
  comment!: Comment | null;

  @Field(() => Cursor, {
    description:
      'The place of the event that tells of it; where nothing changed, the end of the log at that moment.',
  })
  cursor!: string;

  @Field(() => Boolean, { description: 'Whether it had been done before, under the same `mutationId`.' })
  replayed!: boolean;
}
