import { Field, ID, InputType } from 'type-graphql';
import { CommentAudience } from './comment-audience.ts';
import { UUID } from './uuid.ts';

@InputType({
  description:
    'A comment: with a place and `audience` it begins a thread there, with `thread` it replies to one and is for its readers.',
})
export class AddCommentInput {
  @Field(() => UUID, {
    description:
      'Made by the device, once per comment, and sent again with it until an answer arrives: it is written once.',
  })
  mutationId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The comment that began the thread; not together with a place.',
  })
  thread?: string | null;

  @Field(() => String, { nullable: true, description: "The cycle's code; the open cycle if left out." })
  cycle?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'ISO 3166-1 alpha-3; left out, the comment is about the cycle that is named.',
  })
  country?: string | null;

  @Field(() => String, { nullable: true, description: "The agency's code; null for the country team." })
  agency?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The item's code; left out, the comment is about the whole cell.",
  })
  item?: string | null;

  @Field(() => CommentAudience, {
    nullable: true,
    description: 'Who reads it, for good. On a draft INTERNAL alone is allowed.',
  })
  audience?: CommentAudience | null;

  @Field(() => String, {
    description: 'At most 5,000 characters, with tab and line breaks as the only control characters.',
  })
  text!: string;

  @Field(() => [ID], {
    defaultValue: [],
    description: 'Whom it names, 20 people at most, by their ids. It gives them nothing to read.',
  })
  mentions!: string[];
}
