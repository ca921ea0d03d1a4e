import { Field, ID, ObjectType } from 'type-graphql';
import { Agency } from './agency.ts';
import { Country } from './country.ts';
import { DateTimeISO } from './date-time-iso.ts';
import { TokenAccess } from './token-access.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'A token with which a program acts for a person: `Authorization: Bearer <secret>`. Its secret was shown once.',
})
export class AccessToken {
  @Field(() => ID, { description: 'Names it for `revokeToken`.' })
  id!: string;

  @Field(() => String, { description: 'What the person called it.' })
  name!: string;

  @Field(() => TokenAccess, { description: 'What it allows at most.' })
  access!: TokenAccess;

  @Field(() => Agency, { nullable: true, description: 'The agency that it is narrowed to; null: to none.' })
  agency!: Agency | null;

  @Field(() => Country, { nullable: true, description: 'The country that it is narrowed to; null: to none.' })
  country!: Country | null;

  @Field(() => DateTimeISO, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeISO, { description: 'From then on it is worth nothing.' })
  expiresAt!: Date;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: 'When it was last used, to the minute or so; null: never.',
  })
  lastUsedAt!: Date | null;
}
