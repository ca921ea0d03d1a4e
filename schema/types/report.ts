import { Field, Float, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Cursor } from './cursor.ts';
import { DateTimeISO } from './date-time-iso.ts';
import { Person } from './person.ts';

export const ReportBlockKind = {
  TEXT: 'TEXT',
  TABLE: 'TABLE',
  BARS: 'BARS',
  MAP: 'MAP',
  QUOTES: 'QUOTES',
} as const;
export type ReportBlockKind = keyof typeof ReportBlockKind;

registerEnumType(ReportBlockKind, {
  name: 'ReportBlockKind',
  description: 'What a block of a report is. Later versions may add kinds.',
  valuesConfig: {
    TEXT: { description: 'A paragraph: `text`.' },
    TABLE: {
      description: 'A table: `caption`, `columns` and `rows`, of which the first cell names the row.',
    },
    BARS: { description: 'Bars on one scale: `caption`, `alternative` and `bars`.' },
    MAP: {
      description:
        'A map of the world with a level for each country: `caption`, `alternative`, `places` and `legend`.',
    },
    QUOTES: { description: 'What people wrote: `quotes`.' },
  },
});

@InputType({
  description:
    'What a report is of: a country or the whole network, a snapshot or a cycle as it stands. NOT_FOUND where there is no such ' +
    'cycle, country or snapshot, or the cycle hasn’t opened yet.',
})
export class ReportSubjectInput {
  @Field(() => String, { description: 'The cycle, by its code.' })
  cycle!: string;

  @Field(() => String, {
    nullable: true,
    description: 'ISO 3166-1 alpha-3; left out or null, the whole network.',
  })
  country?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'One of the cycle’s snapshots, by name. Left out: the open cycle at its latest place in the log, of a closed one its last closing.',
  })
  snapshot?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'Something that a report is of, with its name.' })
export class ReportFact {
  @Field(() => String, { description: 'What it is.' })
  name!: string;

  @Field(() => String, { description: 'What it says.' })
  value!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A bar of a chart.' })
export class ReportBar {
  @Field(() => String, { description: 'What it stands for.' })
  name!: string;

  @Field(() => Float, { description: 'Its length, of 0 to 1.' })
  share!: number;

  @Field(() => String, { description: 'What it shows, in figures.' })
  figure!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A country on a map.' })
export class ReportPlace {
  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  code!: string;

  @Field(() => Int, {
    description:
      'How much of what is due there is answered: 0 nothing, 5 everything, 1 to 4 the quarters between.',
  })
  level!: number;
}

@ObjectType({ simpleResolvers: true, description: 'What a level of a map means.' })
export class ReportLegend {
  @Field(() => Int, { description: 'The level.' })
  level!: number;

  @Field(() => String, { description: 'What it means, with how many places have it.' })
  text!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A row of a table.' })
export class ReportRow {
  @Field(() => [String], { description: 'Its cells; the first names it.' })
  cells!: string[];
}

@ObjectType({ simpleResolvers: true, description: 'What somebody wrote.' })
export class ReportQuote {
  @Field(() => String, { description: 'Whose it is; empty where it goes on with the one before.' })
  of!: string;

  @Field(() => String, { description: 'The words, which may be shortened.' })
  words!: string;

  @Field(() => String, { description: 'In which direction they are read: `ltr` or `rtl`.' })
  direction!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A part of a report’s section; `kind` says which of the other fields it has.',
})
export class ReportBlock {
  @Field(() => ReportBlockKind, { description: 'What it is.' })
  kind!: ReportBlockKind;

  @Field(() => String, { nullable: true, description: 'Of a paragraph.' })
  text!: string | null;

  @Field(() => String, { nullable: true, description: 'Of a table, bars or a map: what they hold.' })
  caption!: string | null;

  @Field(() => String, { nullable: true, description: 'Of bars or a map: what they show, in words.' })
  alternative!: string | null;

  @Field(() => [String], { nullable: true, description: 'Of a table: what its columns hold.' })
  columns!: string[] | null;

  @Field(() => [ReportRow], { nullable: true, description: 'Of a table.' })
  rows!: ReportRow[] | null;

  @Field(() => [ReportBar], { nullable: true, description: 'Of bars.' })
  bars!: ReportBar[] | null;

  @Field(() => [ReportPlace], {
    nullable: true,
    description: 'Of a map: the countries in which answers are due.',
  })
  places!: ReportPlace[] | null;

  @Field(() => [ReportLegend], { nullable: true, description: 'Of a map.' })
  legend!: ReportLegend[] | null;

  @Field(() => [ReportQuote], { nullable: true, description: 'Of quotes.' })
  quotes!: ReportQuote[] | null;
}

@ObjectType({ simpleResolvers: true, description: 'A section of a report.' })
export class ReportSection {
  @Field(() => String, { description: 'Its heading.' })
  heading!: string;

  @Field(() => [ReportBlock], { description: 'What it holds.' })
  blocks!: ReportBlock[];
}

@ObjectType({
  simpleResolvers: true,
  description:
    'What a coordinator says beside the figures of a report. Everybody who reads the report reads it.',
})
export class ReportNote {
  @Field(() => Int, { description: 'How often it was written, for the next change of it.' })
  revision!: number;

  @Field(() => String, { nullable: true, description: 'The note; null where it was taken away.' })
  words!: string | null;

  @Field(() => Person, { description: 'Who wrote it last, or took it away.' })
  writtenBy!: Person;

  @Field(() => DateTimeISO, { description: 'When.' })
  writtenAt!: Date;
}

@ObjectType({ simpleResolvers: true, description: 'What came of writing a note.' })
export class ReportNoteOutcome {
  @Field(() => Boolean, {
    description: 'Whether it was written; false where the revision that stands is another than you saw.',
  })
  written!: boolean;

  @Field(() => ReportNote, {
    nullable: true,
    description: 'The note as it stands; null where there is none yet.',
  })
  note!: ReportNote | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'A report in one language, as the page shows it and as it is set into PDF. It holds what every role reads, so that whoever asks ' +
    'for it at the same place of the log gets the same. Dates, ranges and codes stand between U+2066 and U+2069.',
})
export class Report {
  @Field(() => String, { description: 'The cycle, by its code.' })
  cycleCode!: string;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-3; null for the whole network.' })
  countryCode!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The snapshot’s name; null for the open cycle as it stood at `cursor`.',
  })
  snapshot!: string | null;

  @Field(() => Cursor, { description: 'The place in the log of all its figures.' })
  cursor!: string;

  @Field(() => DateTimeISO, { description: 'When the last change up to there was made.' })
  at!: Date;

  @Field(() => String, { description: 'Its language: ISO 639-1.' })
  language!: string;

  @Field(() => String, { description: 'In which direction it is read: `ltr` or `rtl`.' })
  direction!: string;

  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => [ReportFact], { description: 'Of what it is, and of which moment.' })
  facts!: ReportFact[];

  @Field(() => [String], { description: 'What must be known first, such as that words were erased.' })
  notices!: string[];

  @Field(() => [ReportSection], { description: 'What it says, in reading order.' })
  sections!: ReportSection[];

  @Field(() => ReportNote, {
    nullable: true,
    description: 'The coordinator’s note; null where nobody wrote one.',
  })
  note!: ReportNote | null;

  @Field(() => Boolean, { description: 'Whether you may write the note.' })
  viewerCanWriteNote!: boolean;

  @Field(() => String, {
    description:
      'Where the PDF is got from this server, by the same sign-in: a path from the first slash on.',
  })
  file!: string;

  @Field(() => String, {
    nullable: true,
    description: 'sha256 of the PDF that is kept, in hex; null where nobody has asked for one yet.',
  })
  fileHash!: string | null;
}
