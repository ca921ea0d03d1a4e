import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { PersonAccount } from './person-account.ts';

export const InviteResult = {
  INVITED: 'INVITED',
  GRANTED: 'GRANTED',
  UNCHANGED: 'UNCHANGED',
  REFUSED: 'REFUSED',
} as const;
export type InviteResult = keyof typeof InviteResult;

registerEnumType(InviteResult, {
  name: 'InviteResult',
  description: 'What became of one line of an invitation.',
  valuesConfig: {
    INVITED: { description: 'They have the role once they have signed in.' },
    GRANTED: { description: 'They had signed in before and have the role now.' },
    UNCHANGED: { description: 'They have the role already, or are invited to it.' },
    REFUSED: { description: 'The line changes nothing; the message says why.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: 'What became of one line of an invitation, or would become of it in a dry run.',
})
export class InviteOutcome {
  @Field(() => String, { description: 'The address of the line.' })
  email!: string;

  @Field(() => InviteResult, { description: 'What happened.' })
  result!: InviteResult;

  @Field(() => String, { nullable: true, description: 'Why it was refused; null otherwise.' })
  message!: string | null;

  @Field(() => PersonAccount, {
    nullable: true,
    description: 'The person as they stand now; null in a dry run and where the line was refused.',
  })
  account!: PersonAccount | null;
}
