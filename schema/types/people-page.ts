import { Field, ObjectType } from 'type-graphql';
import { PersonAccount } from './person-account.ts';

@ObjectType({ simpleResolvers: true, description: 'Some of the people, by name.' })
export class PeoplePage {
  @Field(() => [PersonAccount], { description: 'The people.' })
  nodes!: PersonAccount[];

  @Field(() => Boolean, { description: 'Whether more follow: read on with `after: endCursor`.' })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Where the page ends; null on an empty one.' })
  endCursor!: string | null;
}
