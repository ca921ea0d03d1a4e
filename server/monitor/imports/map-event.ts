import { ImportedDatePrecision, type ImportField } from '../../../schema/types/import-terms.ts';
import type { AllegedActor, IncidentCategory, PlacePrecision } from '../../../schema/types/incident-terms.ts';
import { checkText } from '../../domain/check-text.ts';
import type { ImportedEvent, Mapping } from './mapping.ts';
import { readDay } from './read-day.ts';
import type { FileRow } from './read-rows.ts';

const LONGEST_ID = 100;
const LONGEST_REGION = 200;
const MOST_NUMBER = 1_000_000;
/** The line of a mapping for all that no other one knows. */
const ANYTHING = '*';

/** Why a row is no event here. `unknown`: the value that the mapping doesn't know. */
export class RowRefused extends Error {
  override readonly name = 'RowRefused';
  constructor(
    message: string,
    readonly unknown: { field: ImportField; value: string } | null = null,
  ) {
    super(message);
  }
}

/** A mapping that is ready to be asked. */
export type RowReader = (row: FileRow) => ImportedEvent;

/**
 * Makes what turns rows into events of one country. It throws RowRefused with a sentence. `ownNames`: all that stands for the
 * country in a file, in lower case. `today`: the last day on which something can have happened.
 */
export function rowReader(
  mapping: Mapping,
  country: string,
  ownNames: ReadonlySet<string>,
  today: string,
): RowReader {
  const columns = new Map(
    mapping.columns.map(({ field, names }) => [field, names.map((name) => name.toLowerCase())]),
  );
  const tables = tablesOf(mapping);
  return (row) => {
    const said = (field: ImportField): string => {
      for (const name of columns.get(field) ?? []) {
        const value = row.values.get(name);
        if (value) return value;
      }
      return '';
    };
    const meant = (field: ImportField): readonly string[] | null => {
      let unknown: { name: string; value: string } | null = null;
      for (const name of columns.get(field) ?? []) {
        const value = row.values.get(name);
        if (!value) continue;
        const means = tables.get(field)?.(value.toLowerCase());
        if (means) return means;
        unknown ??= { name, value };
      }
      if (unknown === null) return null;
      const anything = tables.get(field)?.(ANYTHING);
      if (anything) return anything;
      const { name, value } = unknown;
      throw new RowRefused(
        `${name} is “${shortened(value)}”, of which the mapping says nothing for ${field}.`,
        {
          field,
          value: shortened(value),
        },
      );
    };
    requireOwn(said('COUNTRY'), country, ownNames, tables.get('COUNTRY'));
    const sourceEventId = textOf('id', said('ID'), LONGEST_ID);
    if (sourceEventId === null) throw new RowRefused('It has no id.');
    const region = textOf('region', said('REGION'), LONGEST_REGION);
    const when = datesOf(said, today, meant('DATE_PRECISION')?.[0]);
    const place = meant('PLACE_PRECISION')?.[0] as PlacePrecision | undefined;
    const { flags, ...numbers } = numbersOf(said);
    return {
      sourceEventId,
      categories: [...(meant('CATEGORY') ?? [])] as IncidentCategory[],
      occurredOn: when.occurredOn,
      endedOn: when.endedOn,
      datePrecision: when.datePrecision,
      region,
      latitude: degreesOf('latitude', said('LATITUDE'), 90),
      longitude: degreesOf('longitude', said('LONGITUDE'), 180),
      // A region that isn't named is none.
      placePrecision: (place ?? 'REGION') === 'REGION' && region === null ? 'COUNTRY' : (place ?? 'REGION'),
      actor: (meant('ACTOR')?.[0] ?? 'UNKNOWN') as AllegedActor,
      ...numbers,
      flags: [...flags, ...(when.vaguer ? (['DATES_VAGUER'] as const) : [])],
    };
  };
}

type Table = (value: string) => readonly string[] | undefined;

/** What values mean, by field; the longest beginning that fits decides. */
function tablesOf({ meanings }: Mapping): Map<ImportField, Table> {
  const byField = new Map<ImportField, Map<string, readonly string[]>>();
  for (const { field, value, means } of meanings) {
    const table = byField.get(field) ?? new Map<string, readonly string[]>();
    byField.set(field, table.set(value.trim().toLowerCase(), means));
  }
  return new Map(
    [...byField].map(([field, table]) => {
      const beginnings = [...table]
        .filter(([value]) => value.endsWith('*') && value !== ANYTHING)
        .map(([value, means]) => ({ beginning: value.slice(0, -1), means }))
        .sort((left, right) => right.beginning.length - left.beginning.length);
      const known: Table = (value) =>
        table.get(value) ?? beginnings.find(({ beginning }) => value.startsWith(beginning))?.means;
      return [field, known];
    }),
  );
}

function requireOwn(
  said: string,
  country: string,
  ownNames: ReadonlySet<string>,
  table: Table | undefined,
): void {
  const value = said.toLowerCase();
  if (value === '' || ownNames.has(value) || table?.(value)?.[0] === country) return;
  throw new RowRefused(`Its country is “${shortened(said)}”, and this import is of ${country}.`, {
    field: 'COUNTRY',
    value: shortened(said),
  });
}

function textOf(name: string, said: string, longest: number): string | null {
  if (said === '') return null;
  const wrong = checkText(name, said, longest);
  if (wrong !== null) throw new RowRefused(wrong);
  return said;
}

const precisions = Object.keys(ImportedDatePrecision) as ImportedDatePrecision[];

/** Of so many days at most is a precision; a year and a day where it is a leap year's. */
const longestSpans: Readonly<Record<ImportedDatePrecision, number>> = {
  DAY: 1,
  WEEK: 7,
  MONTH: 31,
  YEAR: Infinity,
};

/** The vaguer one of what the source says of its precision and of how far its days lie apart. */
function datesOf(said: (field: ImportField) => string, today: string, stated: string | undefined) {
  const occurredOn = dayOf('day', said('STARTED_ON'), today);
  if (occurredOn === null) throw new RowRefused('It has no day.');
  const endedOn = dayOf('last day', said('ENDED_ON'), today) ?? occurredOn;
  if (endedOn < occurredOn) throw new RowRefused(`It ends on ${endedOn}, before it begins on ${occurredOn}.`);
  const days = (Date.parse(endedOn) - Date.parse(occurredOn)) / 86_400_000 + 1;
  const least = precisions.findIndex((precision) => days <= longestSpans[precision]);
  const given = precisions.indexOf(stated as ImportedDatePrecision);
  return {
    occurredOn,
    endedOn,
    datePrecision: precisions[Math.max(least, given)] ?? 'YEAR',
    vaguer: given >= 0 && least > given,
  };
}

function dayOf(name: string, said: string, today: string): string | null {
  if (said === '') return null;
  const day = readDay(said);
  if (day === null) {
    throw new RowRefused(`Its ${name} is “${shortened(said)}”: write it 2027-01-31, or 31 January 2027.`);
  }
  if (day > today) throw new RowRefused(`Its ${name}, ${day}, is in the future.`);
  return day;
}

function degreesOf(name: string, said: string, most: number): number | null {
  if (said === '') return null;
  const degrees = Number(said);
  if (Number.isFinite(degrees) && Math.abs(degrees) <= most) return degrees;
  throw new RowRefused(`Its ${name} is “${shortened(said)}”, and lies between −${most} and ${most}.`);
}

/** Numbers in their order. The best estimate stays what it is; those that are on its wrong side are flagged. */
function numbersOf(
  said: (field: ImportField) => string,
): Pick<ImportedEvent, 'low' | 'best' | 'high' | 'flags'> {
  const [low, best, high] = (['LOW', 'BEST', 'HIGH'] as const).map((field) => countOf(field, said(field)));
  const known = [low, best, high].filter((one) => typeof one === 'number');
  const flags: ImportedEvent['flags'] = [];
  if (isAbove(low, best ?? high)) flags.push('LOW_ABOVE_BEST');
  if (isAbove(best, high)) flags.push('BEST_ABOVE_HIGH');
  return {
    low: low == null ? null : Math.min(...known),
    best: best ?? null,
    high: high == null ? null : Math.max(...known),
    flags,
  };
}

function isAbove(one: number | null | undefined, other: number | null | undefined): boolean {
  return typeof one === 'number' && typeof other === 'number' && one > other;
}

function countOf(field: ImportField, said: string): number | null {
  if (said === '') return null;
  const count = Number(said);
  if (Number.isInteger(count) && count >= 0 && count <= MOST_NUMBER) return count;
  throw new RowRefused(
    `Its ${field.toLowerCase()} number is “${shortened(said)}”: a whole number from 0 to ${MOST_NUMBER}.`,
  );
}

/** What a reason quotes of a cell. */
function shortened(value: string): string {
  return value.length <= 60 ? value : `${value.slice(0, 59).toWellFormed()}…`;
}
