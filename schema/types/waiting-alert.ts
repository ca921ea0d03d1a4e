import { Field, ID, ObjectType } from 'type-graphql';
import { AlertLevel, AlertTurn } from './alert-terms.ts';
import { DateTimeISO } from './date-time-iso.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'An alert that it is your turn to decide on: how pressing, where and by when, and none of its words.',
})
export class WaitingAlert {
  @Field(() => ID, { description: 'Of the alert; read it with `alerts`.' })
  id!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  countryCode!: string;

  @Field(() => AlertLevel, { description: 'How pressing it is.' })
  level!: AlertLevel;

  @Field(() => AlertTurn, { description: 'As whom you are asked.' })
  turn!: AlertTurn;

  @Field(() => DateTimeISO, { nullable: true, description: 'By when; null where it has no deadline.' })
  deadline!: Date | null;
}
