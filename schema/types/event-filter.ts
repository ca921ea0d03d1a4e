import { Field, ID, InputType } from 'type-graphql';
import { DateTimeISO } from './date-time-iso.ts';
import { EventKind } from './event-kind.ts';

@InputType({
  description:
    'Which events to give. An event matches when every filter that is set matches, and a list when one of its entries does. ' +
    'A list that is left out or null filters nothing; an empty list, and a code that nobody has, match nothing. ' +
    'Events of a cycle itself match any country, agency and item.',
})
export class EventFilter {
  @Field(() => String, { nullable: true, description: "Only this cycle's events, by its code." })
  cycle?: string | null;

  @Field(() => [String], { nullable: true, description: 'Only these countries, by ISO 3166-1 alpha-3.' })
  countries?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      "Only these agencies, by their codes. The country team's events are left out unless `countryTeam` adds them.",
  })
  agencies?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Only these items, by their codes.' })
  items?: string[] | null;

  @Field(() => [EventKind], { nullable: true, description: 'Only these kinds.' })
  kinds?: EventKind[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "With `agencies`: the country team's events too. Without it, it changes nothing.",
  })
  countryTeam?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Of the events that recorded an answer, only those that returned it, with the note that says why. ' +
      'Events of other kinds still match: leave them out with `kinds`.',
  })
  returns?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Of the events that recorded an answer, only those by which it left its drafts, was decided on or became a draft again. ' +
      'Events of other kinds still match: leave them out with `kinds`.',
  })
  handedOver?: boolean | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Only what these people did, and what happened to them, by their ids.',
  })
  persons?: string[] | null;

  @Field(() => DateTimeISO, { nullable: true, description: 'Only events of this moment and later.' })
  since?: Date | null;

  @Field(() => DateTimeISO, { nullable: true, description: 'Only events before this moment.' })
  until?: Date | null;
}
