import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeISO } from './date-time-iso.ts';
import { Person } from './person.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'That an analyst took a country’s incidents out of the monitor.',
})
export class IncidentExport {
  @Field(() => ID, { description: 'A random id; it is no `node`.' })
  id!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  countryCode!: string;

  @Field(() => Person, { description: 'Who exported them.' })
  person!: Person;

  @Field(() => String, { nullable: true, description: 'Why; null where the words are gone.' })
  reason!: string | null;

  @Field(() => DateTimeISO, { description: 'When.' })
  exportedAt!: Date;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'Three tables as CSV, with a line of names, for one analyst. No cell is a formula. They hold codes and numbers alone: ' +
    'words and exact places stay where they are encrypted, and a severe incident stays with its reports.',
})
export class ExportedIncidents {
  @Field(() => IncidentExport, { description: 'What is noted of it.' })
  export!: IncidentExport;

  @Field(() => String, { description: 'Incidents.' })
  incidents!: string;

  @Field(() => String, { description: 'Reports: their codes, without a word of what they say.' })
  reports!: string;

  @Field(() => String, { description: 'Events that were imported.' })
  importedEvents!: string;

  @Field(() => Int, { description: 'How many severe incidents were left out.' })
  leftOut!: number;
}
