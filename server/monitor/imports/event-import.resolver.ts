import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import {
  EventImport,
  ImportedEventPage,
  ImportOffer,
  ImportOutcome,
} from '../../../schema/types/event-import.ts';
import { EventImportInput } from '../../../schema/types/event-import-input.ts';
import { ImportedEventFlag } from '../../../schema/types/import-terms.ts';
import type { Context } from '../../access/context.ts';
import { requireViewer } from '../../access/require-viewer.ts';
import { toPerson } from '../../domain/to-person.ts';
import { monitorIdOf } from '../monitor-id.ts';
import type { MonitorParts } from '../monitor-parts.ts';
import type { ImportRow } from './import.sql.ts';
import {
  type Imported,
  importEvents,
  listImportedEvents,
  listImports,
  listMappings,
  removeImport,
} from './import-events.ts';
import { IMPORT_LIMITS } from './map-file.ts';

const country = { description: 'ISO 3166-1 alpha-3.' };
const MOST_LISTED = { refused: 1_000, duplicates: 500, unknown: 100, columns: 200 };

/** Events that others publish: never added to the network's own incidents. */
@Resolver()
export class EventImportResolver {
  constructor(private readonly parts: MonitorParts) {}

  @Query(() => ImportOffer, {
    description: 'What to know before a file is imported: mappings and limits. For the country’s analysts.',
  })
  async importOffer(
    @Arg('country', () => String, country) code: string,
    @Ctx() context: Context,
  ): Promise<ImportOffer> {
    const mappings = await listMappings(this.parts, requireViewer(context), code);
    const { characters, rows } = IMPORT_LIMITS;
    return { mappings: mappings.map(toMapping), mostCharacters: characters, mostRows: rows };
  }

  @Query(() => [EventImport], {
    description:
      'Files of events that were imported to a country, the latest first, 100 at most. For those who read its incidents.',
  })
  async eventImports(
    @Arg('country', () => String, country) code: string,
    @Ctx() context: Context,
  ): Promise<EventImport[]> {
    return (await listImports(this.parts, requireViewer(context), code)).map(toImport);
  }

  @Query(() => ImportedEventPage, {
    description:
      'Events that were imported to a country, the one that happened last first. For those who read its incidents.',
  })
  importedEvents(
    @Arg('country', () => String, country) code: string,
    @Arg('first', () => Int, { nullable: true, description: 'How many at most, up to 200; 50 if left out.' })
    first: number | null,
    @Arg('skip', () => Int, { defaultValue: 0, description: 'How many to leave out first.' }) skip: number,
    @Ctx() context: Context,
  ): Promise<ImportedEventPage> {
    const asked = { country: code, first: first ?? null, offset: skip };
    return listImportedEvents(this.parts, requireViewer(context), asked);
  }

  @Mutation(() => ImportOutcome, {
    description:
      'Imports a file of events to a country, or says what that would do and writes nothing. Events that are there already stay as ' +
      'they are, so that the same file a second time changes nothing. For the country’s analysts.',
  })
  async importEvents(
    @Arg('input', () => EventImportInput, { description: 'The file.' }) input: EventImportInput,
    @Arg('dryRun', () => Boolean, { description: 'Whether to write nothing.' }) dryRun: boolean,
    @Ctx() context: Context,
  ): Promise<ImportOutcome> {
    return toOutcome(await importEvents(this.parts, requireViewer(context), input, dryRun));
  }

  @Mutation(() => ID, {
    description:
      'Deletes an import with every event that it brought, and answers with its id. For the country’s analysts.',
  })
  removeEventImport(
    @Arg('id', () => ID, { description: 'Of the import.' }) id: string,
    @Ctx() context: Context,
  ): Promise<string> {
    return removeImport(this.parts, requireViewer(context), monitorIdOf(id));
  }
}

function toMapping({ columns, meanings, ...offered }: Awaited<ReturnType<typeof listMappings>>[number]) {
  return {
    ...offered,
    columns: columns.map(({ field, names }) => ({ field, names: [...names] })),
    meanings: meanings.map(({ field, value, means }) => ({ field, value, means: [...means] })),
  };
}

function toImport({ importedBy, ...row }: ImportRow): EventImport {
  return { ...row, importedBy: toPerson(importedBy) };
}

function toOutcome({ file, known, made }: Imported): ImportOutcome {
  const { rows, events, refused, equal, unknown, columns } = file;
  const flags = Object.values(ImportedEventFlag).map((flag) => ({
    flag,
    rows: events.filter((event) => event.flags.includes(flag)).length,
  }));
  return {
    import: made && toImport(made),
    rows,
    taken: events.length - known,
    known,
    refusedRows: refused.length,
    refused: refused.slice(0, MOST_LISTED.refused),
    duplicateRows: equal.reduce((sum, one) => sum + one.rows.length - 1, 0),
    duplicates: equal.slice(0, MOST_LISTED.duplicates),
    unknown: unknown.slice(0, MOST_LISTED.unknown),
    flags: flags.filter((one) => one.rows > 0),
    columns: columns.slice(0, MOST_LISTED.columns),
  };
}
