import { Field, Int, ObjectType } from 'type-graphql';
import { AnsweredBy } from './answered-by.ts';
import { Node } from './node.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'An item of an earlier version that an item goes on with, wholly or in part.',
})
export class ContinuedItem {
  @Field(() => String, { description: 'The earlier item’s code.' })
  item!: string;

  @Field(() => String, { description: 'Why it was changed, in a sentence.' })
  reason!: string;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'One requirement of the checklist, in the wording of one version of it.',
})
export class ChecklistItem extends Node {
  @Field(() => String, {
    description:
      'Names the item in every argument and filter, and stays the same in later versions: `LDR-1`.',
  })
  code!: string;

  @Field(() => String, {
    description:
      'The requirement in a few words. In a language without a translation it is in English: see `wording`.',
  })
  title!: string;

  @Field(() => String, { description: 'What whoever answers should do and look at.' })
  guidance!: string;

  @Field(() => String, { description: 'The condition for the rating MEETS.' })
  meetsWhen!: string;

  @Field(() => [String], { description: 'Kinds of evidence that count.' })
  evidence!: string[];

  @Field(() => AnsweredBy, { description: 'Each agency for itself, or the country team once.' })
  answeredBy!: AnsweredBy;

  @Field(() => [Int], {
    description: 'Areas of the Call to Action for Human Rights that it serves, 1 to 7, the main one first.',
  })
  callToActionAreas!: number[];

  @Field(() => String, {
    description:
      'SHA-256 over everything a reader of the item sees, in hexadecimal. ' +
      'Equal in two versions where the item did not change between them.',
  })
  wordingHash!: string;

  @Field(() => [ContinuedItem], {
    description:
      'What it goes on with that was asked under other codes; under its own it always does. No part of its wording.',
  })
  continues!: ContinuedItem[];

  /** Its texts in other languages, of which a reader asks for one at a time, and a hash of what each was made from. */
  translations!: Readonly<
    Record<
      string,
      Pick<ChecklistItem, 'title' | 'guidance' | 'meetsWhen' | 'evidence'> & { madeFrom: string }
    >
  >;
}
