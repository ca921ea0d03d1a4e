import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Rating } from './rating.ts';
import { ResponseStatus } from './response-status.ts';

export const CarriedKind = {
  SAME: 'SAME',
  REWORDED: 'REWORDED',
  SPLIT: 'SPLIT',
  MERGED: 'MERGED',
} as const;
export type CarriedKind = keyof typeof CarriedKind;

registerEnumType(CarriedKind, {
  name: 'CarriedKind',
  description: 'How an item goes on with what was asked in the cycle before.',
  valuesConfig: {
    SAME: { description: 'Word for word: many answers can be confirmed at once.' },
    REWORDED: { description: 'In other words or under another code: an answer is confirmed alone.' },
    SPLIT: { description: 'It is one of several that one became: its text can be taken over.' },
    MERGED: { description: 'Several became this one: their texts can be taken over.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: 'An answer of the cycle before as its closing recorded it, where it is carried over.',
})
export class CarriedText {
  @Field(() => ID, { description: 'Of the recorded answer: `confirmResponses` takes it.' })
  id!: string;

  @Field(() => String, { description: 'The cycle before, by its code.' })
  cycleCode!: string;

  @Field(() => String, { description: 'The item’s code there.' })
  itemCode!: string;

  @Field(() => ResponseStatus, { description: 'Its status when that cycle closed.' })
  status!: ResponseStatus;

  @Field(() => String, {
    nullable: true,
    description: 'Its words; null where there were none, or they were erased.',
  })
  narrative!: string | null;

  @Field(() => Boolean, { description: 'Whether its words were erased since.' })
  erased!: boolean;

  @Field(() => Boolean, {
    description: 'Whether an addendum after the closing says its rating or its words.',
  })
  amended!: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'What stands beside an answer from the cycle before: it is no answer of this one, and has no history or revision here.',
})
export class CarriedAnswer {
  @Field(() => String, { nullable: true, description: 'The agency’s code; null for the country team.' })
  agencyCode!: string | null;

  @Field(() => String, { description: 'The item’s code in this cycle.' })
  itemCode!: string;

  @Field(() => CarriedKind, { description: 'How the item goes on with what was asked.' })
  kind!: CarriedKind;

  @Field(() => Rating, {
    nullable: true,
    description: 'The rating of SAME and REWORDED; null where an item was split or merged.',
  })
  rating!: Rating | null;

  @Field(() => Boolean, {
    description:
      'True: it was a draft when its cycle closed, unfinished last year, and is carried for nobody. For those who read drafts.',
  })
  unfinished!: boolean;

  @Field(() => Boolean, {
    description:
      'Whether it stands for the answer of this cycle, as far as you may know: nobody has begun one, or it is a draft of others.',
  })
  standing!: boolean;

  @Field(() => [CarriedText], { description: 'One, or for a merged item each, by code.' })
  from!: CarriedText[];
}
