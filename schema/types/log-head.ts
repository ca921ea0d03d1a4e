import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeISO } from './date-time-iso.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'What the log was on a day, signed. Keep it as JSON, all fields: `npm run verify-log -- --head <file>` shows later ' +
    'that nothing up to its position has been rewritten since.',
})
export class LogHead {
  @Field(() => String, { description: 'The day of UTC on which it was signed, `YYYY-MM-DD`.' })
  day!: string;

  @Field(() => Int, { description: 'How many events there were.' })
  position!: number;

  @Field(() => String, {
    description: 'The hash of the last of them, which stands for all of them; hexadecimal.',
  })
  hash!: string;

  @Field(() => DateTimeISO, { description: 'When the last of them happened.' })
  at!: Date;

  @Field(() => String, {
    description:
      'Ed25519, in base64, over these lines: `Concord log head`, day, position, hash and time, with a line feed between.',
  })
  signature!: string;

  @Field(() => String, {
    description: 'The key that checks the signature: 32 bytes in base64, always the same.',
  })
  publicKey!: string;
}
