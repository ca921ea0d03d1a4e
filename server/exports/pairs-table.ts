import { findCompared } from '../comparison/compare.ts';
import { countPairs, type PairRow, readPairs } from '../comparison/pair.sql.ts';
import { type FieldName, fieldNames } from '../domain/response-fields.ts';
import type { FilterOf } from './export-request.ts';
import { type Column, type ExportTable, inParts, sumOver, tableOf } from './export-table.ts';
import type { Reading } from './reading.ts';
import { type Side, sides } from './words/export-words.ts';
import { fieldOf } from './words/languages.ts';

/** Pairs are counted in so many countries at a time, and read so many at a time of each. */
const COUNTRIES = 1;
const PAGE = 160;

/** The pairs of a comparison, with what both answers say. Throws NOT_FOUND and BAD_USER_INPUT as the comparison does. */
export async function pairsTable(
  reading: Reading,
  { earlier, later, kinds, reasons, ...filter }: FilterOf<'PAIRS'>,
): Promise<ExportTable> {
  const { connection, viewer, countries } = reading;
  const compared = await findCompared(connection, viewer, { earlier, later, filter });
  const listed = filter.countries ?? countries.map(({ code }) => code);
  const parts = inParts(listed, COUNTRIES).map((part) => ({
    ...compared,
    filter: { ...compared.filter, countries: part },
  }));
  return tableOf<PairRow>(
    columnsOf(reading),
    () =>
      sumOver(parts, async (part) => {
        const counted = await countPairs(connection, part, 'COUNTRY');
        return counted
          .filter(({ total, kind, reason }) => total && isIn(kinds, kind) && isIn(reasons, reason))
          .reduce((sum, { pairs }) => sum + pairs, 0);
      }),
    async function* () {
      for (const part of parts) {
        for (let after: PairRow | null | undefined = null; after !== undefined; ) {
          const page: PairRow[] = await readPairs(
            connection,
            part,
            { kinds, reasons },
            { after, limit: PAGE },
          );
          yield page;
          after = page.length === PAGE ? page.at(-1) : undefined;
        }
      }
    },
  );
}

function isIn<Value>(list: readonly Value[] | null, value: Value | null): boolean {
  return list === null || (value !== null && list.includes(value));
}

function columnsOf({ countryName, party, inWords, words }: Reading): Column<PairRow>[] {
  return [
    { name: 'country', of: (row) => row.countryCode },
    { name: 'countryName', of: (row) => countryName(row.countryCode) },
    { name: 'agency', of: (row) => row.agencyCode, inWords: (row) => party(row.agencyCode) },
    { name: 'earlierItem', of: (row) => row.earlierItem },
    { name: 'laterItem', of: (row) => row.laterItem },
    { name: 'title', of: (row) => row.title },
    { name: 'kind', of: (row) => row.kind },
    { name: 'reason', of: (row) => row.reason },
    { name: 'reworded', of: (row) => row.reworded, inWords: (row) => (row.reworded ? words.yes : words.no) },
    ...sides.flatMap((side) =>
      fieldNames.map((field) => ({
        name: fieldOf(side, field),
        of: (row: PairRow) => said(row, side, field),
        inWords: (row: PairRow) => inWords(field, said(row, side, field)),
      })),
    ),
  ];
}

/** What one side’s answer says; null where it has none. */
function said(row: PairRow, side: Side, field: FieldName): string | null {
  return row[side]?.[field] ?? null;
}
