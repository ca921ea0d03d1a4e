import type {
  ImportField,
  ImportMappingInput,
  ImportOfferQuery,
} from '../../operations/operations.generated.ts';

export type Offered = ImportOfferQuery['importOffer']['mappings'][number];

/** A file that was chosen, with its text. */
export interface ChosenFile {
  readonly name: string;
  readonly text: string;
}

/** What is being prepared: which source, what is what in its files, and the file. */
export interface ImportDraft {
  readonly source: string;
  readonly columns: Readonly<Partial<Record<ImportField, string>>>;
  readonly meanings: ImportMappingInput['meanings'];
  readonly file: ChosenFile | null;
}

/** The fields in the order of the form. */
export const importFields: readonly ImportField[] = [
  'ID',
  'COUNTRY',
  'STARTED_ON',
  'ENDED_ON',
  'DATE_PRECISION',
  'REGION',
  'LATITUDE',
  'LONGITUDE',
  'PLACE_PRECISION',
  'CATEGORY',
  'ACTOR',
  'LOW',
  'BEST',
  'HIGH',
];

/** Without them no row is an event. */
export const neededFields: ReadonlySet<ImportField> = new Set<ImportField>(['ID', 'STARTED_ON']);

/** A draft with what is known of a source; an empty one for another source. */
export function draftOf(offered: Offered | null, file: ChosenFile | null): ImportDraft {
  if (!offered) return { source: '', columns: {}, meanings: [], file };
  const columns = offered.columns.map(({ field, names }) => [field, names.join(', ')] as const);
  return { source: offered.source, columns: Object.fromEntries(columns), meanings: offered.meanings, file };
}

/** The mapping as it is sent: names between commas, and none for a field that the file doesn't say. */
export function mappingOf({ columns, meanings }: ImportDraft): ImportMappingInput {
  return {
    columns: importFields.flatMap((field) => {
      const names = (columns[field] ?? '')
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '');
      return names.length === 0 ? [] : [{ field, names }];
    }),
    meanings,
  };
}

/** The draft with what one more value means; what was said of it before counts no more. */
export function withMeaning(
  draft: ImportDraft,
  field: ImportField,
  value: string,
  means: readonly string[],
): ImportDraft {
  const others = draft.meanings.filter((one) => one.field !== field || one.value !== value);
  return { ...draft, meanings: [...others, { field, value, means }] };
}
