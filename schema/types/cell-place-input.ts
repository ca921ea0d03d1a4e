import { Field, InputType } from 'type-graphql';

@InputType({ description: 'A cell of the matrix, by its codes.' })
export class CellPlaceInput {
  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  country!: string;

  @Field(() => String, {
    nullable: true,
    description: "The agency's code; null or left out for the country team.",
  })
  agency?: string | null;
}
