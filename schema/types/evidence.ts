import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Cursor } from './cursor.ts';
import { DateTimeISO } from './date-time-iso.ts';
import { Node } from './node.ts';
import { Person } from './person.ts';

export const EvidenceForm = { FILE: 'FILE', LINK: 'LINK' } as const;
export type EvidenceForm = keyof typeof EvidenceForm;

registerEnumType(EvidenceForm, {
  name: 'EvidenceForm',
  description: 'Where the evidence itself is.',
  valuesConfig: {
    FILE: { description: 'Kept here, sent in a file.' },
    LINK: { description: 'Kept elsewhere, in UN INFO for instance, under an address.' },
  },
});

export const EvidenceSensitivity = {
  LOW: 'LOW',
  MODERATE: 'MODERATE',
  HIGH: 'HIGH',
  SEVERE: 'SEVERE',
} as const;
export type EvidenceSensitivity = keyof typeof EvidenceSensitivity;

registerEnumType(EvidenceSensitivity, {
  name: 'EvidenceSensitivity',
  description: 'How much harm would come of evidence in the wrong hands, which says who reads it.',
  valuesConfig: {
    LOW: { description: 'None: read by whoever reads the answer.' },
    MODERATE: { description: 'Hardly any: read by whoever reads the answer.' },
    HIGH: {
      description:
        'Some: read by those who have a role there for the agency, by the country’s lead and by its coordinators. Of a country ' +
        'team’s, by those of the agencies that report there. Everybody else learns that there is one more document.',
    },
    SEVERE: { description: 'Much: read by the same people as HIGH.' },
  },
});

export const EvidenceAction = {
  REVISE: 'REVISE',
  WITHDRAW: 'WITHDRAW',
  ERASE: 'ERASE',
  SEND: 'SEND',
  READ_DOWNLOADS: 'READ_DOWNLOADS',
  READ_REVISIONS: 'READ_REVISIONS',
} as const;
export type EvidenceAction = keyof typeof EvidenceAction;

registerEnumType(EvidenceAction, {
  name: 'EvidenceAction',
  description: 'Something to do about evidence.',
  valuesConfig: {
    REVISE: { description: 'Say something else about it with `reviseEvidence`.' },
    WITHDRAW: { description: 'Take it back with `withdrawEvidence`.' },
    ERASE: { description: 'Erase it with `eraseEvidence`.' },
    SEND: { description: 'Send the file that you declared, to `/files/uploads/` and its id.' },
    READ_DOWNLOADS: { description: 'Read who took its file, with `evidenceDownloads`.' },
    READ_REVISIONS: { description: 'Read what it said before, with `evidenceRevisions`.' },
  },
});

export const EvidenceFileState = { DECLARED: 'DECLARED', RECEIVED: 'RECEIVED', REFUSED: 'REFUSED' } as const;
export type EvidenceFileState = keyof typeof EvidenceFileState;

registerEnumType(EvidenceFileState, {
  name: 'EvidenceFileState',
  description: 'How far a file is.',
  valuesConfig: {
    DECLARED: { description: 'Not all of it has come; `received` says how much.' },
    RECEIVED: { description: 'All of it has come, and it is what was declared.' },
    REFUSED: {
      description: 'All of it came, and its bytes are of a type that is not taken: it is not kept.',
    },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: 'The file of evidence. Its bytes are at `/files/` and its id.',
})
export class EvidenceFile {
  @Field(() => ID, { description: 'Part of its addresses; no id for `node`.' })
  id!: string;

  @Field(() => String, { description: 'Its name, with the ending that it was declared with.' })
  name!: string;

  @Field(() => Int, { description: 'How large it is, in bytes.' })
  bytes!: number;

  @Field(() => EvidenceFileState, { description: 'How far it is.' })
  state!: EvidenceFileState;

  @Field(() => Int, {
    description: 'How many bytes have come, as far as is known; all where it is RECEIVED.',
  })
  received!: number;

  @Field(() => String, {
    nullable: true,
    description: 'The media type that its bytes show, by which it is served; null until it is RECEIVED.',
  })
  mediaType!: string | null;

  @Field(() => String, {
    description: 'Its SHA-256, in hexadecimal, as it was declared and is checked at the end.',
  })
  sha256!: string;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'What shows that an answer is so: a file or a link, with what is said about it. It is there for those who read the answer, ' +
    'as far as its `sensitivity` lets them.',
})
export class Evidence extends Node {
  @Field(() => String, { description: 'The cycle of its answer, by its code.' })
  cycleCode!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  countryCode!: string;

  @Field(() => String, { nullable: true, description: "The agency's code; null for the country team." })
  agencyCode!: string | null;

  @Field(() => String, { description: 'The item of its answer, by its code.' })
  itemCode!: string;

  @Field(() => EvidenceForm, { description: 'A file or a link.' })
  form!: EvidenceForm;

  @Field(() => Int, { description: 'Its kind, as a place in the `evidence` of the item, from 1.' })
  kind!: number;

  @Field(() => String, { description: 'Of which day it is, `YYYY-MM-DD`.' })
  datedOn!: string;

  @Field(() => String, { description: 'In which language it is, as a BCP 47 tag such as `en` or `sw`.' })
  language!: string;

  @Field(() => EvidenceSensitivity, { description: 'Who reads it.' })
  sensitivity!: EvidenceSensitivity;

  @Field(() => String, { description: 'What it shows, in a sentence of up to 300 characters.' })
  shows!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Until which day it is in force, `YYYY-MM-DD`; null where nobody said so.',
  })
  expiresOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where a LINK leads, by http or https; null of a FILE.',
  })
  url!: string | null;

  @Field(() => EvidenceFile, { nullable: true, description: 'Of a FILE; null of a LINK.' })
  file!: EvidenceFile | null;

  @Field(() => Boolean, {
    description:
      'Whether it counts: not withdrawn, its file RECEIVED, and dated within the cycle, or still in force by `expiresOn` today in UTC.',
  })
  counts!: boolean;

  @Field(() => Person, { description: 'Who declared it, and signed that it names no victim and no source.' })
  author!: Person;

  @Field(() => DateTimeISO, { description: "When, by the server's clock." })
  declaredAt!: Date;

  @Field(() => Int, {
    description: 'Rises by one with each revision, from 1. Send it as `baseRevision` with the next.',
  })
  revision!: number;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: 'Since when it is withdrawn; null where it stands.',
  })
  withdrawnAt!: Date | null;

  @Field(() => [EvidenceAction], { description: 'What you may do about it.' })
  viewerCan!: EvidenceAction[];
}

@ObjectType({ simpleResolvers: true, description: 'What is taken as a file.' })
export class EvidenceLimits {
  @Field(() => Int, {
    description: 'The largest file, in bytes; 0 where no files are kept, and evidence is links.',
  })
  largestFile!: number;

  @Field(() => [String], {
    description: 'The media types that are taken. What a file is, its bytes say, and not its name.',
  })
  mediaTypes!: string[];

  @Field(() => Int, { description: 'How much may stand beside one answer, withdrawn or not.' })
  mostOfAnswer!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Evidence of the cycle before, beside an answer that goes on with its own.',
})
export class FormerEvidence {
  @Field(() => Evidence, { description: 'As it stands in the cycle before.' })
  evidence!: Evidence;

  @Field(() => Boolean, {
    description:
      'Whether it would count in this cycle too: dated within it, or still in force. If not, it is out of date.',
  })
  stillCounts!: boolean;

  @Field(() => Boolean, { description: 'Whether it stands beside the answer of this cycle already.' })
  takenAlong!: boolean;

  @Field(() => Boolean, { description: 'Whether you may take it along now, with `continueEvidence`.' })
  mayTakeAlong!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'The evidence of an answer.' })
export class AnswerEvidence {
  @Field(() => [Evidence], { description: 'What you read of it, what was declared first before the others.' })
  documents!: Evidence[];

  @Field(() => Int, { description: 'How many more documents stand there that are not for you to read.' })
  more!: number;

  @Field(() => [FormerEvidence], {
    description:
      'What you read of the evidence of the cycle before, beside the answers with which this one goes on.',
  })
  before!: FormerEvidence[];

  @Field(() => Boolean, { description: 'Whether you may declare evidence there now.' })
  mayDeclare!: boolean;

  @Field(() => EvidenceLimits, { description: 'What may be declared.' })
  limits!: EvidenceLimits;

  @Field(() => Cursor, { description: 'The end of the log at that moment.' })
  cursor!: string;
}

@ObjectType({ simpleResolvers: true, description: 'How much evidence stands beside an answer.' })
export class EvidencePlace {
  @Field(() => String, { nullable: true, description: "The agency's code; null for the country team." })
  agencyCode!: string | null;

  @Field(() => String, { description: "The item's code." })
  itemCode!: string;

  @Field(() => Int, { description: 'Documents that stand there, read by you or not.' })
  documents!: number;

  @Field(() => Int, { description: 'Those of them that count, see `Evidence.counts`.' })
  counting!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'How much evidence stands beside the answers of a country.',
})
export class CountryEvidence {
  @Field(() => [EvidencePlace], { description: 'Of the answers that you read, those with any.' })
  places!: EvidencePlace[];

  @Field(() => Cursor, { description: 'The end of the log at that moment.' })
  cursor!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What evidence says since a revision.' })
export class EvidenceRevision {
  @Field(() => Int, { description: 'Its number, from 1.' })
  revision!: number;

  @Field(() => DateTimeISO, { description: "When it was said, by the server's clock." })
  at!: Date;

  @Field(() => Person, { description: 'Who said it.' })
  by!: Person;

  @Field(() => Int, { description: 'As `Evidence.kind`.' })
  kind!: number;

  @Field(() => String, { description: 'As `Evidence.datedOn`.' })
  datedOn!: string;

  @Field(() => String, { description: 'As `Evidence.language`.' })
  language!: string;

  @Field(() => EvidenceSensitivity, { description: 'Who read it then.' })
  sensitivity!: EvidenceSensitivity;

  @Field(() => String, { description: 'As `Evidence.shows`.' })
  shows!: string;

  @Field(() => String, { nullable: true, description: 'As `Evidence.expiresOn`.' })
  expiresOn!: string | null;

  @Field(() => String, { nullable: true, description: 'As `Evidence.url`.' })
  url!: string | null;

  @Field(() => EvidenceFile, { nullable: true, description: 'The file that it had then; null of a LINK.' })
  file!: EvidenceFile | null;
}

@ObjectType({ simpleResolvers: true, description: 'That somebody took the file of evidence.' })
export class EvidenceDownload {
  @Field(() => Person, { description: 'Who.' })
  by!: Person;

  @Field(() => DateTimeISO, { description: 'When it began.' })
  at!: Date;
}

@ObjectType({ simpleResolvers: true, description: 'What became of a request about evidence.' })
export class EvidenceOutcome {
  @Field(() => Evidence, {
    nullable: true,
    description: 'As it stands now; null where it is not for you to read, or was erased.',
  })
  evidence!: Evidence | null;

  @Field(() => Cursor, {
    description:
      'The place of the event that tells of it; where nothing changed, the end of the log at that moment.',
  })
  cursor!: string;

  @Field(() => Boolean, { description: 'Whether it had been done before, under the same `mutationId`.' })
  replayed!: boolean;
}
