import { ArgsType, Field, ID, Int } from 'type-graphql';
import { CommentAudience } from './comment-audience.ts';

const cycle = "The cycle's code; the open cycle if left out.";
const agency = "The agency's code; null for the country team.";
const item = "The item's code; left out for what is about the whole cell.";
const country = 'ISO 3166-1 alpha-3; left out for what is about the cycle that is named.';

/** Of the query `comments`. */
@ArgsType()
export class CommentPageArgs {
  @Field(() => String, { nullable: true, description: cycle })
  cycle?: string | null;

  @Field(() => String, { nullable: true, description: country })
  country?: string | null;

  @Field(() => String, { nullable: true, description: agency })
  agency?: string | null;

  @Field(() => String, { nullable: true, description: item })
  item?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many threads at most, up to 100, otherwise BAD_USER_INPUT; 50 if left out.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what follows the `endCursor` of a page before.' })
  after?: string | null;
}

/** Of the query `mentions`. */
@ArgsType()
export class MentionPageArgs {
  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: only those that wait for you, as in `Viewer.todo`. False: only those that don’t any more. Left out: all.',
  })
  waiting?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many at most, up to 200, otherwise BAD_USER_INPUT; 50 if left out.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what follows the `endCursor` of a page before.' })
  after?: string | null;
}

/** Of the query `mentionable`. */
@ArgsType()
export class MentionableArgs {
  @Field(() => ID, {
    nullable: true,
    description: 'The thread that is replied to; the other arguments but `search` are then not needed.',
  })
  thread?: string | null;

  @Field(() => String, { nullable: true, description: cycle })
  cycle?: string | null;

  @Field(() => String, { nullable: true, description: country })
  country?: string | null;

  @Field(() => String, { nullable: true, description: agency })
  agency?: string | null;

  @Field(() => String, { nullable: true, description: item })
  item?: string | null;

  @Field(() => CommentAudience, { nullable: true, description: 'For whom the comment would be.' })
  audience?: CommentAudience | null;

  @Field(() => String, { description: 'Only people with this in their name, in any case.' })
  search!: string;
}
