import { Field, InputType } from 'type-graphql';
import { ImportField } from './import-terms.ts';

@InputType({ description: 'Which columns of a file say something.' })
export class ImportColumnInput {
  @Field(() => ImportField, { description: 'What they say.' })
  field!: ImportField;

  @Field(() => [String], {
    description:
      'Names of columns, 1 to 10, compared without case; the first that has something to say counts.',
  })
  names!: string[];
}

@InputType({ description: 'What a value means in the columns of a field.' })
export class ImportMeaningInput {
  @Field(() => ImportField, {
    description: 'One of COUNTRY, DATE_PRECISION, PLACE_PRECISION, CATEGORY and ACTOR.',
  })
  field!: ImportField;

  @Field(() => String, {
    description:
      'The value, compared without case. A `*` at its end stands for whatever follows; alone it stands for all that no ' +
      'other line of the field knows.',
  })
  value!: string;

  @Field(() => [String], {
    description: 'Codes of what it means: none, one or more of a category, and one of everything else.',
  })
  means!: string[];
}

@InputType({ description: 'What is what in the files of a source.' })
export class ImportMappingInput {
  @Field(() => [ImportColumnInput], { description: 'Each field once; ID and STARTED_ON are needed.' })
  columns!: ImportColumnInput[];

  @Field(() => [ImportMeaningInput], { description: 'Up to 500.' })
  meanings!: ImportMeaningInput[];
}

@InputType({ description: 'A file of events that others publish.' })
export class EventImportInput {
  @Field(() => String, { description: 'ISO 3166-1 alpha-3. Rows of another country are refused.' })
  country!: string;

  @Field(() => String, { description: 'Who publishes it, up to 200 characters, for instance UCDP GED.' })
  source!: string;

  @Field(() => ImportMappingInput, { description: 'What is what in it.' })
  mapping!: ImportMappingInput;

  @Field(() => String, {
    description:
      'Its content: CSV with a line of names, or JSON Lines; at most 4,000,000 characters and 25,000 rows.',
  })
  file!: string;
}
