import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTimeISO } from './date-time-iso.ts';
import { Rating } from './rating.ts';
import { ResponseStatus } from './response-status.ts';
import { UUID } from './uuid.ts';

@InputType({
  description:
    'One change to one answer. At least one of status, rating and narrative is sent, or `endorse`; ' +
    'fields that are left out stay as they are.',
})
export class RecordResponseInput {
  @Field(() => UUID, {
    description:
      'Made by the device, once per change, and sent again with it until an outcome arrives: ' +
      'a change is never applied twice.',
  })
  mutationId!: string;

  @Field(() => String, {
    nullable: true,
    description: "The cycle's code; the open cycle if left out.",
  })
  cycle?: string | null;

  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  country!: string;

  @Field(() => String, { description: "The item's code." })
  item!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "The agency's code for an item that agencies answer; null for one that the country team answers.",
  })
  agency?: string | null;

  @Field(() => Int, {
    description:
      'The revision of the answer that the author saw; 0 where there was none. ' +
      'It decides whether somebody else changed the same field in the meantime.',
  })
  baseRevision!: number;

  @Field(() => ResponseStatus, {
    nullable: true,
    description: 'Left out: unchanged. It cannot be cleared: null is INVALID.',
  })
  status?: ResponseStatus | null;

  @Field(() => Rating, { nullable: true, description: 'Left out: unchanged. Null: cleared.' })
  rating?: Rating | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Left out: unchanged. Null or empty: cleared. At most 20,000 characters, ' +
      'with tab and line breaks as the only control characters.',
  })
  narrative?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'A sentence to whoever reads the history, kept with the event and not in the answer. ' +
      'At most 2,000 characters; required with RETURNED.',
  })
  note?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'With RETURNED: who is to take it up, of those who write the answer and don’t decide on it. Left out: whoever of ' +
      'them does.',
  })
  returnTo?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: the country’s Resident Coordinator endorses what the submitted answer says. Rating and narrative, where they ' +
      'are sent along, are what was read: where they are others now, that is a conflict.',
  })
  endorse?: boolean | null;

  @Field(() => UUID, {
    nullable: true,
    description:
      'Of a country team’s answer: one id for the answers of several countries that get this rating and narrative at once. ' +
      'They are in step until the rating or narrative of one changes alone (`AcrossAnswer.inStep`). Without such a change it ' +
      'says nothing; INVALID for an agency’s answer.',
  })
  together?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Of a change that somebody else wrote and handed over in a file: their person’s id. The event says so in a change of ' +
      '`fromFileOf`, by the word of who sends it; everything else is as if they had written it. INVALID for nobody, and for oneself.',
  })
  fromFileOf?: string | null;

  @Field(() => DateTimeISO, {
    nullable: true,
    description:
      "When it was written, by the device's clock. Kept beside the server's own time and never trusted for order.",
  })
  writtenAt?: Date | null;
}
