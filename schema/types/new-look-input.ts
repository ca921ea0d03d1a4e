import { Field, InputType } from 'type-graphql';
import { UUID } from './uuid.ts';

@InputType({ description: 'An answer of the open cycle at which somebody is to look again.' })
export class NewLookInput {
  @Field(() => UUID, {
    description: 'Made by the device, once per request, and sent again with it: it is asked once.',
  })
  mutationId!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  country!: string;

  @Field(() => String, {
    nullable: true,
    description: "The agency's code; null or left out for the country team.",
  })
  agency?: string | null;

  @Field(() => String, { description: "The item's code." })
  item!: string;
}
