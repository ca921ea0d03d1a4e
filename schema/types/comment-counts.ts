import { Field, Int, ObjectType } from 'type-graphql';
import { Cursor } from './cursor.ts';

@ObjectType({ simpleResolvers: true, description: 'How much is said at one place, of what you read.' })
export class CommentCount {
  @Field(() => String, { nullable: true, description: "The agency's code; null for the country team." })
  agencyCode!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The item's code; null for what is about the whole cell.",
  })
  itemCode!: string | null;

  @Field(() => Int, { description: 'Comments and replies that were not erased.' })
  comments!: number;

  @Field(() => Int, { description: 'Threads that are not settled.' })
  unresolved!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'How much is said in a country, as it stood at a single moment.',
})
export class CommentCounts {
  @Field(() => [CommentCount], { description: 'The places with at least one comment that you read.' })
  places!: CommentCount[];

  @Field(() => Cursor, { description: 'The end of the log at that moment.' })
  cursor!: string;
}
