import { ImportedDatePrecision, ImportField } from '../../../schema/types/import-terms.ts';
import { AllegedActor, IncidentCategory, PlacePrecision } from '../../../schema/types/incident-terms.ts';
import { badUserInput } from '../../lib/api-errors.ts';
import { checkName } from '../check-words.ts';
import type { Mapping } from './mapping.ts';

const MOST_NAMES = 10;
const MOST_MEANINGS = 500;

/** Which codes the values of a field can mean; null: a country's. */
const codes: Partial<Record<ImportField, ReadonlySet<string> | null>> = {
  COUNTRY: null,
  DATE_PRECISION: new Set(Object.keys(ImportedDatePrecision)),
  PLACE_PRECISION: new Set(Object.keys(PlacePrecision)),
  CATEGORY: new Set(Object.keys(IncidentCategory)),
  ACTOR: new Set(Object.keys(AllegedActor)),
};

/** A mapping that can be used, as it is kept. Throws BAD_USER_INPUT. */
export function checkMapping({ columns, meanings }: Mapping): Mapping {
  const fields = columns.map(({ field }) => field);
  if (new Set(fields).size < fields.length)
    throw badUserInput('Each field has one line of columns in a mapping.');
  for (const needed of [ImportField.ID, ImportField.STARTED_ON]) {
    if (!fields.includes(needed)) throw badUserInput(`A mapping says which column is ${needed}.`);
  }
  if (meanings.length > MOST_MEANINGS) throw badUserInput(`A mapping has at most ${MOST_MEANINGS} meanings.`);
  return {
    columns: columns.map(({ field, names }) => {
      if (names.length === 0 || names.length > MOST_NAMES) {
        throw badUserInput(`The field ${field} has 1 to ${MOST_NAMES} columns.`);
      }
      return { field, names: names.map((name) => checkName('name of a column', name)) };
    }),
    meanings: meanings.map(({ field, value, means }) => {
      const said = checkName('value', value);
      checkMeans(field, said, means);
      return { field, value: said, means: [...new Set(means)] };
    }),
  };
}

function checkMeans(field: ImportField, value: string, means: readonly string[]): void {
  const known = codes[field];
  if (known === undefined)
    throw badUserInput(`Values of the field ${field} are taken as they are: they mean nothing else.`);
  if (field !== 'CATEGORY' && means.length !== 1) {
    throw badUserInput(`“${value}” of the field ${field} means one thing: give one code.`);
  }
  for (const code of means) {
    if (known === null ? /^[A-Z]{3}$/.test(code) : known.has(code)) continue;
    const choice = known === null ? 'a country’s code, ISO 3166-1 alpha-3' : [...known].join(', ');
    throw badUserInput(
      `“${value}” of the field ${field} can’t mean ${JSON.stringify(code.slice(0, 40))}: use ${choice}.`,
    );
  }
}
