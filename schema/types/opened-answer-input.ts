import { Field, InputType, Int } from 'type-graphql';

@InputType({ description: 'An answer that you opened, as it stood before you.' })
export class OpenedAnswerInput {
  @Field(() => String, { description: "The cycle's code." })
  cycle!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  country!: string;

  @Field(() => String, {
    nullable: true,
    description: "The agency's code; null or left out for the country team.",
  })
  agency?: string | null;

  @Field(() => String, { description: "The item's code." })
  item!: string;

  @Field(() => Int, { description: 'The revision that you read: nothing later counts as seen.' })
  revision!: number;
}
