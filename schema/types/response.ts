import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeISO } from './date-time-iso.ts';
import { Node } from './node.ts';
import { Person } from './person.ts';
import { Rating } from './rating.ts';
import { ResponseStatus } from './response-status.ts';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'Where one item stands for one agency, or for the country team, in one country in one cycle.',
})
export class Response extends Node {
  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  countryCode!: string;

  @Field(() => String, { description: "The cycle's code." })
  cycleCode!: string;

  @Field(() => String, { description: "The item's code." })
  itemCode!: string;

  @Field(() => String, {
    nullable: true,
    description: "The agency's code; null for the country team's answer.",
  })
  agencyCode!: string | null;

  @Field(() => ResponseStatus, { description: 'How far the work on the answer has come.' })
  status!: ResponseStatus;

  @Field(() => Rating, {
    nullable: true,
    description: 'What the answer says, apart from how far it has come; null until somebody rates.',
  })
  rating!: Rating | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The answer in words, exactly as it was written, up to 20,000 characters; null where there is none.',
  })
  narrative!: string | null;

  @Field(() => Int, {
    description:
      'Rises by one at every recorded change, from 0. Send it as `baseRevision` with the next change.',
  })
  revision!: number;

  @Field(() => DateTimeISO, { description: "When it last changed, by the server's clock." })
  updatedAt!: Date;

  @Field(() => Person, { description: 'Who changed it last.' })
  updatedBy!: Person;
}
