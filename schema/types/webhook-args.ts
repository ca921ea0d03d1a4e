import { ArgsType, Field, ID, Int } from 'type-graphql';

/** Of the query `webhookDeliveries`. */
@ArgsType()
export class WebhookDeliveryArgs {
  @Field(() => ID, { description: 'The webhook.' })
  webhook!: string;

  @Field(() => Int, { nullable: true, description: 'How many at most, 1 to 100; 30 if left out.' })
  first?: number | null;

  @Field(() => ID, { nullable: true, description: 'Only those that began before this one.' })
  before?: string | null;
}
