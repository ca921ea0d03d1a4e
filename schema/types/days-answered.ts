import { Field, Int, ObjectType } from 'type-graphql';
import { Cursor } from './cursor.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'How many answers of an agency, or of all country teams, were submitted or accepted at the end of each day.',
})
export class PartyDays {
  @Field(() => String, { nullable: true, description: "The agency's code; null for the country teams." })
  agencyCode!: string | null;

  @Field(() => [Int], {
    description: 'One for each day, from `firstDay` on; the last one is as of `cursor`.',
  })
  answered!: number[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'How the answers of a cycle came in, day by day: counts alone, and the same for everybody.',
})
export class DaysAnswered {
  @Field(() => String, { description: 'The day on which the cycle first opened, `YYYY-MM-DD` in UTC.' })
  firstDay!: string;

  @Field(() => [PartyDays], {
    description: 'Whoever has answered anything, by code; the country teams come last.',
  })
  parties!: PartyDays[];

  @Field(() => Cursor, { description: 'The end of the log at that moment.' })
  cursor!: string;
}
