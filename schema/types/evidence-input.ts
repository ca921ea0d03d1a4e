import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { EvidenceSensitivity } from './evidence.ts';
import { DONE_ONCE, UUID } from './uuid.ts';

const CYCLE = "The cycle's code; the open cycle if left out.";

/** An answer, in a cycle that is named beside. */
@ArgsType()
@InputType()
abstract class AnswerCodes {
  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  country!: string;

  @Field(() => String, { nullable: true, description: "The agency's code; null for the country team." })
  agency?: string | null;

  @Field(() => String, { description: "The item's code." })
  item!: string;
}

/** Of the query `answerEvidence`. */
@ArgsType()
export class AnswerEvidenceArgs extends AnswerCodes {
  @Field(() => String, { nullable: true, description: CYCLE })
  cycle?: string | null;
}

@InputType({ description: 'A file before it is sent. Its bytes are always sent in full.' })
export class DeclaredFileInput {
  @Field(() => String, {
    description: 'Its name, at most 200 characters, none of them a slash or a control character.',
  })
  name!: string;

  @Field(() => Int, { description: 'How large it is, in bytes: from 1 to `EvidenceLimits.largestFile`.' })
  bytes!: number;

  @Field(() => String, {
    description: 'Its SHA-256, in hexadecimal. What comes is compared with it at the end.',
  })
  sha256!: string;
}

/** Beside which answer evidence stands; without a cycle in the open one. */
export type EvidencePlaceInput = Pick<DeclareEvidenceInput, 'cycle' | 'country' | 'agency' | 'item'>;

@InputType({ description: 'Evidence for an answer of the open cycle: a file or a link.' })
export class DeclareEvidenceInput extends AnswerCodes {
  @Field(() => UUID, { description: DONE_ONCE })
  mutationId!: string;

  @Field(() => String, { nullable: true, description: `${CYCLE} BAD_USER_INPUT where it is not open.` })
  cycle?: string | null;

  @Field(() => Int, { description: 'Its kind, as a place in the `evidence` of the item, from 1.' })
  kind!: number;

  @Field(() => String, { description: 'Of which day it is, `YYYY-MM-DD`.' })
  datedOn!: string;

  @Field(() => String, { description: 'In which language it is, as a BCP 47 tag such as `en` or `sw`.' })
  language!: string;

  @Field(() => EvidenceSensitivity, { description: 'Who is to read it.' })
  sensitivity!: EvidenceSensitivity;

  @Field(() => String, { description: 'What it shows, in a sentence of at most 300 characters.' })
  shows!: string;

  @Field(() => String, { nullable: true, description: 'Until which day it is in force, `YYYY-MM-DD`.' })
  expiresOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Of a link: where it leads, by http or https.' })
  url?: string | null;

  @Field(() => DeclaredFileInput, { nullable: true, description: 'Of a file: which one is to follow.' })
  file?: DeclaredFileInput | null;

  @Field(() => Boolean, {
    description: 'You sign that it names no victim and no source. BAD_USER_INPUT with anything but true.',
  })
  namesNobody!: boolean;
}

@InputType({
  description: 'What is to be said about evidence; what is left out stays.',
})
export class ReviseEvidenceInput {
  @Field(() => ID, { description: 'Of the evidence.' })
  id!: string;

  @Field(() => UUID, { description: DONE_ONCE })
  mutationId!: string;

  @Field(() => Int, {
    description: 'The revision of it that you saw; BAD_USER_INPUT where it was revised after it.',
  })
  baseRevision!: number;

  @Field(() => Int, { nullable: true, description: 'As in `DeclareEvidenceInput`.' })
  kind?: number | null;

  @Field(() => String, { nullable: true, description: 'As in `DeclareEvidenceInput`.' })
  datedOn?: string | null;

  @Field(() => String, { nullable: true, description: 'As in `DeclareEvidenceInput`.' })
  language?: string | null;

  @Field(() => EvidenceSensitivity, { nullable: true, description: 'As in `DeclareEvidenceInput`.' })
  sensitivity?: EvidenceSensitivity | null;

  @Field(() => String, { nullable: true, description: 'As in `DeclareEvidenceInput`.' })
  shows?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'As in `DeclareEvidenceInput`; null says that nobody knows until when.',
  })
  expiresOn?: string | null;

  @Field(() => String, { nullable: true, description: 'As in `DeclareEvidenceInput`, of a link.' })
  url?: string | null;

  @Field(() => DeclaredFileInput, {
    nullable: true,
    description:
      'Of a file: another one, which you send, and which stands in the place of the former from this revision on. Needs `namesNobody`.',
  })
  file?: DeclaredFileInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'You sign that the file names no victim and no source. BAD_USER_INPUT with a file and anything but true.',
  })
  namesNobody?: boolean | null;
}

@InputType({
  description:
    'Evidence of the cycle before that is to stand beside the answer of the open cycle that goes on with its own.',
})
export class ContinueEvidenceInput extends AnswerCodes {
  @Field(() => UUID, { description: DONE_ONCE })
  mutationId!: string;

  @Field(() => ID, {
    description: 'Of the evidence of the cycle before, as `AnswerEvidence.before` gives it.',
  })
  id!: string;
}
