import { Field, Int, ObjectType } from 'type-graphql';
import { Cursor } from './cursor.ts';
import { Response } from './response.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'Some of the answers that match, as they stood at a single moment.',
})
export class ResponsePage {
  @Field(() => [Response], {
    description:
      'The one that has not changed for longest first, so that whoever waits longest is seen first.',
  })
  nodes!: Response[];

  @Field(() => Int, { description: 'How many answers match, on all pages together.' })
  totalCount!: number;

  @Field(() => Boolean, { description: 'Whether more follow.' })
  hasNextPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Send it as `after` for the next page; null on an empty page.',
  })
  endCursor!: string | null;

  @Field(() => Cursor, {
    description:
      'The end of the log at that moment. Subscribe to `events` after it: nothing is missed and nothing comes twice.',
  })
  cursor!: string;
}
