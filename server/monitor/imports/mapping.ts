import type {
  ImportedDatePrecision,
  ImportedEventFlag,
  ImportField,
} from '../../../schema/types/import-terms.ts';
import type { AllegedActor, IncidentCategory, PlacePrecision } from '../../../schema/types/incident-terms.ts';

/** Which columns say a field: the first that has something to say counts. Compared without case. */
export type MappedColumn = { field: ImportField; names: readonly string[] };

/**
 * What a value in these columns means: codes of categories (also none), of a precision, of an actor, or of a country. A `*`
 * at the end of a value stands for whatever follows; alone it stands for what none of the columns says in another way.
 */
export type MappedMeaning = { field: ImportField; value: string; means: readonly string[] };

/** What is what in the files of a source. It is kept with each import as it was then. */
export type Mapping = { columns: readonly MappedColumn[]; meanings: readonly MappedMeaning[] };

/** An event as its source states it, in the monitor's terms. */
export type ImportedEvent = {
  sourceEventId: string;
  categories: IncidentCategory[];
  occurredOn: string;
  endedOn: string;
  datePrecision: ImportedDatePrecision;
  region: string | null;
  latitude: number | null;
  longitude: number | null;
  placePrecision: PlacePrecision;
  actor: AllegedActor;
  low: number | null;
  best: number | null;
  high: number | null;
  flags: ImportedEventFlag[];
};
