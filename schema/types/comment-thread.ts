import { Field, ObjectType } from 'type-graphql';
import { Comment } from './comment.ts';

@ObjectType({ simpleResolvers: true, description: 'A comment and what was said to it.' })
export class CommentThread {
  @Field(() => Comment, { description: 'The comment that began it; it says whether the thread is settled.' })
  comment!: Comment;

  @Field(() => [Comment], { description: 'The oldest first, 200 at most.' })
  replies!: Comment[];
}
