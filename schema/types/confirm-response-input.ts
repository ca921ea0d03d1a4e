import { Field, ID, InputType } from 'type-graphql';
import { DateTimeISO } from './date-time-iso.ts';
import { UUID } from './uuid.ts';

@InputType({
  description:
    'That an answer of the cycle before still holds. It is recorded as if somebody wrote its rating and narrative anew, based ' +
    'on revision 0.',
})
export class ConfirmResponseInput {
  @Field(() => UUID, {
    description:
      'Made by the device, once per answer, and sent again with it until an outcome arrives: as for `recordResponses`.',
  })
  mutationId!: string;

  @Field(() => ID, { description: 'Of the recorded answer, as `countryChecklist.carried` gives it.' })
  answer!: string;

  @Field(() => DateTimeISO, {
    nullable: true,
    description:
      "When it was confirmed, by the device's clock. Kept beside the server's own time and never trusted for order.",
  })
  writtenAt?: Date | null;
}
