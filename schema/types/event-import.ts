import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeISO } from './date-time-iso.ts';
import { ImportedDatePrecision, ImportedEventFlag, ImportField } from './import-terms.ts';
import { AllegedActor, IncidentCategory, PlacePrecision } from './incident-terms.ts';
import { Person } from './person.ts';

@ObjectType({ simpleResolvers: true, description: 'Which columns of a file say something.' })
export class ImportColumn {
  @Field(() => ImportField, { description: 'What they say.' })
  field!: ImportField;

  @Field(() => [String], { description: 'Names of columns; the first that has something to say counts.' })
  names!: string[];
}

@ObjectType({ simpleResolvers: true, description: 'What a value means in the columns of a field.' })
export class ImportMeaning {
  @Field(() => ImportField, { description: 'The field.' })
  field!: ImportField;

  @Field(() => String, { description: 'The value; a `*` at its end stands for whatever follows.' })
  value!: string;

  @Field(() => [String], { description: 'Codes of what it means.' })
  means!: string[];
}

@ObjectType({ simpleResolvers: true, description: 'What is what in the files of a source.' })
export class ImportMapping {
  @Field(() => String, { description: 'Who publishes them.' })
  source!: string;

  @Field(() => Boolean, {
    description: 'Whether it is the one of the last import from there, not a ready one.',
  })
  used!: boolean;

  @Field(() => [ImportColumn], { description: 'Which columns say what.' })
  columns!: ImportColumn[];

  @Field(() => [ImportMeaning], { description: 'What their values mean.' })
  meanings!: ImportMeaning[];
}

@ObjectType({ simpleResolvers: true, description: 'What to know before a file is imported.' })
export class ImportOffer {
  @Field(() => [ImportMapping], {
    description: 'Mappings of sources that were imported from, and ready ones, by source.',
  })
  mappings!: ImportMapping[];

  @Field(() => Int, { description: 'So many characters a file has at most.' })
  mostCharacters!: number;

  @Field(() => Int, { description: 'So many rows a file has at most.' })
  mostRows!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A file of events that was imported.' })
export class EventImport {
  @Field(() => ID, { description: 'A random id; it is no `node`.' })
  id!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  countryCode!: string;

  @Field(() => String, { description: 'Who publishes it.' })
  source!: string;

  @Field(() => Int, { description: 'How many events it brought.' })
  rowsTaken!: number;

  @Field(() => Int, { description: 'How many of its rows were refused.' })
  rowsRefused!: number;

  @Field(() => Person, { description: 'Who imported it.' })
  importedBy!: Person;

  @Field(() => DateTimeISO, { description: 'When.' })
  importedAt!: Date;
}

@ObjectType({ simpleResolvers: true, description: 'A row of a file that is no event here.' })
export class RefusedRow {
  @Field(() => Int, { description: 'The line on which it begins, from 1.' })
  row!: number;

  @Field(() => String, { description: 'Why, in one sentence.' })
  reason!: string;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'Rows that are equal but for their ids: perhaps one event. They are proposed, and none is dropped.',
})
export class EqualRows {
  @Field(() => [Int], { description: 'The lines on which they begin.' })
  rows!: number[];

  @Field(() => [String], { description: 'Their ids at the source, in the same order.' })
  ids!: string[];
}

@ObjectType({ simpleResolvers: true, description: 'A value that the mapping doesn’t know.' })
export class UnknownValue {
  @Field(() => ImportField, { description: 'The field whose columns have it.' })
  field!: ImportField;

  @Field(() => String, { description: 'The value, its first 60 characters.' })
  value!: string;

  @Field(() => Int, { description: 'In how many rows.' })
  rows!: number;
}

@ObjectType({ simpleResolvers: true, description: 'How many rows have something odd.' })
export class FlaggedRows {
  @Field(() => ImportedEventFlag, { description: 'What is odd.' })
  flag!: ImportedEventFlag;

  @Field(() => Int, { description: 'In how many of the rows that are taken.' })
  rows!: number;
}

@ObjectType({ simpleResolvers: true, description: 'What a file holds, row by row, and what became of it.' })
export class ImportOutcome {
  @Field(() => EventImport, {
    nullable: true,
    description: 'The import; null in a dry run, and where the file holds nothing that isn’t there already.',
  })
  import!: EventImport | null;

  @Field(() => Int, { description: 'Rows of the file.' })
  rows!: number;

  @Field(() => Int, { description: 'Events that are new, or would be.' })
  taken!: number;

  @Field(() => Int, { description: 'Events that are there from an earlier import; they stay as they are.' })
  known!: number;

  @Field(() => Int, { description: 'Rows that are refused.' })
  refusedRows!: number;

  @Field(() => [RefusedRow], { description: 'The first 1,000 of them, by row.' })
  refused!: RefusedRow[];

  @Field(() => Int, {
    description: 'Rows that equal an earlier one but for their id. They are taken, and flagged.',
  })
  duplicateRows!: number;

  @Field(() => [EqualRows], { description: 'The first 500 sets of such rows.' })
  duplicates!: EqualRows[];

  @Field(() => [UnknownValue], {
    description: 'Values that the mapping doesn’t know, the most frequent first, 100 at most.',
  })
  unknown!: UnknownValue[];

  @Field(() => [FlaggedRows], { description: 'What is odd about rows that are taken.' })
  flags!: FlaggedRows[];

  @Field(() => [String], { description: 'The names of the file’s columns, in lower case, 200 at most.' })
  columns!: string[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'An event as its source states it, in the monitor’s terms.',
})
export class ImportedEvent {
  @Field(() => ID, { description: 'A random id; it is no `node`.' })
  id!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  countryCode!: string;

  @Field(() => ID, { description: 'The import that brought it.' })
  importId!: string;

  @Field(() => String, { description: 'Who publishes it.' })
  source!: string;

  @Field(() => String, { description: 'Its id there.' })
  sourceEventId!: string;

  @Field(() => [IncidentCategory], {
    description: 'What was violated, as far as the source states it; none where it doesn’t.',
  })
  categories!: IncidentCategory[];

  @Field(() => String, { description: 'The day, or the first one, `YYYY-MM-DD`.' })
  occurredOn!: string;

  @Field(() => String, { description: 'The last day, `YYYY-MM-DD`.' })
  endedOn!: string;

  @Field(() => ImportedDatePrecision, { description: 'How exactly the source knows the day.' })
  datePrecision!: ImportedDatePrecision;

  @Field(() => String, { nullable: true, description: 'The region or province.' })
  region!: string | null;

  @Field(() => Float, { nullable: true, description: 'In degrees.' })
  latitude!: number | null;

  @Field(() => Float, { nullable: true, description: 'In degrees.' })
  longitude!: number | null;

  @Field(() => PlacePrecision, { description: 'How exactly the source knows the place.' })
  placePrecision!: PlacePrecision;

  @Field(() => AllegedActor, {
    description: 'Who is alleged to have done it, as far as the source states it.',
  })
  actor!: AllegedActor;

  @Field(() => Int, {
    nullable: true,
    description: 'People killed at the least, or whatever the source counts.',
  })
  low!: number | null;

  @Field(() => Int, { nullable: true, description: 'The best estimate.' })
  best!: number | null;

  @Field(() => Int, { nullable: true, description: 'At the most.' })
  high!: number | null;

  @Field(() => [ImportedEventFlag], { description: 'What is odd about it.' })
  flags!: ImportedEventFlag[];
}

@ObjectType({ simpleResolvers: true, description: 'Some of the events that were imported to a country.' })
export class ImportedEventPage {
  @Field(() => [ImportedEvent], { description: 'The one that happened last first.' })
  events!: ImportedEvent[];

  @Field(() => Boolean, { description: 'Whether more follow: read on with `skip`.' })
  hasNextPage!: boolean;
}
