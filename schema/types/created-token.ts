import { Field, ObjectType } from 'type-graphql';
import { AccessToken } from './access-token.ts';

@ObjectType({ simpleResolvers: true, description: 'A token that was just made.' })
export class CreatedToken {
  @Field(() => AccessToken, { description: 'The token.' })
  token!: AccessToken;

  @Field(() => String, {
    description: 'What the program sends. It is kept nowhere and can’t be shown again: store it safely now.',
  })
  secret!: string;
}
