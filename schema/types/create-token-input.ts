import { Field, InputType, Int } from 'type-graphql';
import { TokenAccess } from './token-access.ts';

@InputType({ description: 'A token to make for a program.' })
export class CreateTokenInput {
  @Field(() => String, { description: 'What to call it, up to 100 characters: the program that gets it.' })
  name!: string;

  @Field(() => TokenAccess, { description: 'What it allows at most.' })
  access!: TokenAccess;

  @Field(() => String, { nullable: true, description: 'Narrows it to this agency, by its code.' })
  agency?: string | null;

  @Field(() => String, { nullable: true, description: 'Narrows it to this country, by its alpha-3 code.' })
  country?: string | null;

  @Field(() => Int, { description: 'For how many days it works, 1 to 366.' })
  days!: number;
}
