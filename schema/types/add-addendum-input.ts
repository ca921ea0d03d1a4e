import { Field, ID, InputType } from 'type-graphql';
import { Rating } from './rating.ts';

@InputType({ description: 'What is added to an answer once its cycle is closed. Fields left out stay.' })
export class AddAddendumInput {
  @Field(() => ID, { description: 'Of a SnapshotAnswer of the last closing; NOT_FOUND for anything else.' })
  answer!: string;

  @Field(() => String, { description: 'Why it is added only now: it is read with it.' })
  reason!: string;

  @Field(() => Rating, { nullable: true, description: 'Left out: it stays. Null: there is none.' })
  rating?: Rating | null;

  @Field(() => String, {
    nullable: true,
    description: 'Left out: it stays. Null or empty: there is none. As in `recordResponse`.',
  })
  narrative?: string | null;
}
