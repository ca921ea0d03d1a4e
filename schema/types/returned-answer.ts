import { Field, ObjectType } from 'type-graphql';
import { Rating } from './rating.ts';

@ObjectType({ simpleResolvers: true, description: 'What an answer said when it was returned.' })
export class ReturnedAnswer {
  @Field(() => Rating, { nullable: true, description: 'Null where it had none.' })
  rating!: Rating | null;

  @Field(() => String, { nullable: true, description: 'Null where it had none.' })
  narrative!: string | null;
}
