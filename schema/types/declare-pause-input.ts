import { Field, InputType } from 'type-graphql';
import { PauseKind } from './pause.ts';

@InputType({ description: 'Days on which nobody can work. The same said again changes nothing.' })
export class DeclarePauseInput {
  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  country!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "The agency's code; left out for the country: all of it, or where it is LEAVE its country team alone.",
  })
  agency?: string | null;

  @Field(() => PauseKind, { description: 'Why.' })
  kind!: PauseKind;

  @Field(() => String, { description: 'The first day, `YYYY-MM-DD`; a year ago at most.' })
  startsOn!: string;

  @Field(() => String, { description: 'The last day, `YYYY-MM-DD`; a year after the first at most.' })
  endsOn!: string;
}
