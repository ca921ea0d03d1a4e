import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeISO } from './date-time-iso.ts';
import { Person } from './person.ts';

export const PackFieldOutcome = {
  APPLIES: 'APPLIES',
  UNCHANGED: 'UNCHANGED',
  MERGED: 'MERGED',
  CONFLICTS: 'CONFLICTS',
  REFUSED: 'REFUSED',
  IGNORED: 'IGNORED',
} as const;
export type PackFieldOutcome = keyof typeof PackFieldOutcome;

registerEnumType(PackFieldOutcome, {
  name: 'PackFieldOutcome',
  description: 'What becomes of a cell of a pack that came back.',
  valuesConfig: {
    APPLIES: { description: 'It is recorded.' },
    UNCHANGED: { description: 'It says what it said in the pack, or what the answer says already.' },
    MERGED: {
      description: 'It is recorded, and what others changed meanwhile in other fields of the answer stays.',
    },
    CONFLICTS: {
      description:
        'Somebody changed it to something else meanwhile. Nothing of the row is applied: once recorded, it waits for the decision of who uploaded it.',
    },
    REFUSED: { description: 'It can’t be recorded; the reason says why.' },
    IGNORED: { description: 'It changes nothing; the reason says why.' },
  },
});

export const PackReason = {
  NOT_RECOGNISED: 'NOT_RECOGNISED',
  OTHER_PACK: 'OTHER_PACK',
  UNKNOWN_ITEM: 'UNKNOWN_ITEM',
  TWICE: 'TWICE',
  OTHER_QUESTION: 'OTHER_QUESTION',
  EMPTIED: 'EMPTIED',
  BROUGHT_BEFORE: 'BROUGHT_BEFORE',
  NOT_OFFERED: 'NOT_OFFERED',
  NOT_TEXT: 'NOT_TEXT',
  NOT_BY_SPREADSHEET: 'NOT_BY_SPREADSHEET',
  ERASED: 'ERASED',
  HELD_BACK: 'HELD_BACK',
  SAID_ALREADY: 'SAID_ALREADY',
  WITH_CONFLICT: 'WITH_CONFLICT',
  WAITS_FOR_YOU: 'WAITS_FOR_YOU',
  NOT_RECORDED: 'NOT_RECORDED',
} as const;
export type PackReason = keyof typeof PackReason;

registerEnumType(PackReason, {
  name: 'PackReason',
  description: 'Why a row or cell of a pack is not taken, or not as it stands.',
  valuesConfig: {
    NOT_RECOGNISED: {
      description: 'What is hidden in the row names another item than its code, or is damaged.',
    },
    OTHER_PACK: { description: 'The row is of another pack.' },
    UNKNOWN_ITEM: { description: 'The pack has no item with this code.' },
    TWICE: { description: 'The item stands in several rows that say different things.' },
    OTHER_QUESTION: { description: 'Beside the code stands the question of another item.' },
    EMPTIED: { description: 'An emptied cell changes nothing: the word for clearing it is in the pack.' },
    BROUGHT_BEFORE: {
      description: 'The pack said so, or you brought it before, and have brought something newer since.',
    },
    NOT_OFFERED: { description: 'It is none of what the list in the cell offers.' },
    NOT_TEXT: { description: 'The cell shows an error, or a formula without a result.' },
    NOT_BY_SPREADSHEET: { description: 'The answer can’t be held by a cell, and is changed on the page.' },
    ERASED: {
      description: 'What stood there was erased after the pack was made, so that nobody can compare it.',
    },
    HELD_BACK: { description: 'The answer isn’t handed in while another cell of its row is refused.' },
    SAID_ALREADY: { description: 'The answer says so already.' },
    WITH_CONFLICT: { description: 'Another cell of the row is in conflict.' },
    WAITS_FOR_YOU: {
      description: 'You brought it before: its conflict waits for your decision, or was decided.',
    },
    NOT_RECORDED: { description: 'Recording refuses it, for what `message` says.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: 'A cell of a pack that came back, and what becomes of it.',
})
export class PackField {
  @Field(() => String, { description: '`status`, `rating` or `narrative`.' })
  field!: string;

  @Field(() => String, { description: 'Where it stands in the sheet: `F7`.' })
  cell!: string;

  @Field(() => PackFieldOutcome, { description: 'What becomes of it.' })
  outcome!: PackFieldOutcome;

  @Field(() => PackReason, { nullable: true, description: 'Why, where that isn’t plain.' })
  reason!: PackReason | null;

  @Field(() => String, { nullable: true, description: 'With NOT_RECORDED: what is wrong, in a sentence.' })
  message!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What it is compared with: what the pack said, or what you brought by it last. Null where nothing is compared.',
  })
  from!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the cell says. Values of enums are given by their names.',
  })
  to!: string | null;

  @Field(() => String, { nullable: true, description: 'In a conflict: what the answer says instead.' })
  theirs!: string | null;

  @Field(() => Person, { nullable: true, description: 'In a conflict: who changed it last.' })
  theirsBy!: Person | null;

  @Field(() => DateTimeISO, { nullable: true, description: 'In a conflict: when they did.' })
  theirsAt!: Date | null;
}

@ObjectType({ simpleResolvers: true, description: 'A row of a pack that came back.' })
export class ReturnedPackRow {
  @Field(() => Int, { description: 'Its number in the sheet, from 1.' })
  row!: number;

  @Field(() => String, {
    nullable: true,
    description: 'The item’s code; null where the row wasn’t recognised.',
  })
  itemCode!: string | null;

  @Field(() => PackReason, {
    nullable: true,
    description: 'Why nothing of the row is taken, where that is so.',
  })
  reason!: PackReason | null;

  @Field(() => [PackField], { description: 'Its cells, but for those that are not there.' })
  fields!: PackField[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'A pack that came back, and what became or would become of it.',
})
export class ReturnedPack {
  @Field(() => ID, { description: 'The pack’s number.' })
  id!: string;

  @Field(() => String, { description: 'Of the country or area.' })
  countryCode!: string;

  @Field(() => String, { nullable: true, description: 'Null for the country team.' })
  agencyCode!: string | null;

  @Field(() => String, { description: 'Of the cycle in which it was made.' })
  cycleCode!: string;

  @Field(() => Person, { description: 'Who made it.' })
  madeBy!: Person;

  @Field(() => DateTimeISO, { description: 'When.' })
  madeAt!: Date;

  @Field(() => [ReturnedPackRow], { description: 'Its rows, as they stand in the sheet.' })
  rows!: ReturnedPackRow[];

  @Field(() => [String], {
    description: 'Codes of items that the file doesn’t hold any more. They stay as they are.',
  })
  missing!: string[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'A spreadsheet with a party’s answers, to fill in away from the page.',
})
export class Pack {
  @Field(() => ID, { description: 'Its number, by which the server knows it when it comes back.' })
  id!: string;

  @Field(() => String, { description: 'A name for the file.' })
  fileName!: string;

  @Field(() => String, { description: 'The XLSX file, in base64. It holds drafts in clear.' })
  file!: string;
}
