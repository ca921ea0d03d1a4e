import { visibilityOf } from '../access/visibility.ts';
import { comparedField } from '../domain/response-fields.ts';
import { notFound } from '../lib/api-errors.ts';
import {
  type CountColumns,
  countsOf,
  type MatrixRow,
  readFilteredMatrix,
  readMatrix,
} from '../progress/read-progress.sql.ts';
import type { FilterOf } from './export-request.ts';
import { type Column, type ExportTable, inParts, sumOver, tableOf } from './export-table.ts';
import type { Reading } from './reading.ts';

/** Counting a part goes through the answers of so many countries at a time. */
const COUNTRIES = 5;

type Row = MatrixRow & { country_code: string };

/** The matrix: a row for each cell in which answers are due, with its counts. Throws NOT_FOUND where nothing is due. */
export async function matrixTable(reading: Reading, filter: FilterOf<'MATRIX'>): Promise<ExportTable> {
  const { connection, viewer, countries } = reading;
  const { section, area, item, [comparedField]: value, agencies, countryTeam } = filter;
  const whole = await readMatrix(connection, filter.cycle);
  const cycle = whole[0]?.snapshot?.cycle.code;
  if (cycle === undefined)
    throw notFound('Nothing is due in this cycle, or none is open: name the one to read.');
  const listed = filter.countries ?? countries.map(({ code }) => code);
  const isAsked = ({ agency_code: agency }: MatrixRow) =>
    agencies === null || (agency === null ? countryTeam : agencies.includes(agency));
  const cells = whole
    .filter((row): row is Row => row.country_code !== null && listed.includes(row.country_code))
    .filter(isAsked);
  const parts = inParts(listed, COUNTRIES);
  const readPart = async (part: string[]): Promise<Row[]> => {
    if ([section, area, item, value].every((one) => one === null)) {
      return cells.filter((row) => part.includes(row.country_code));
    }
    const of = { section, area, item, [comparedField]: value };
    const counted = { ...of, countries: part, agencies, countryTeam };
    const rows = await readFilteredMatrix(connection, cycle, counted, visibilityOf(viewer), null);
    return rows.filter((row): row is Row => row.country_code !== null);
  };
  return tableOf<Row>(
    columnsOf(cycle, reading),
    () => sumOver(parts, async (part) => cells.filter((row) => part.includes(row.country_code)).length),
    async function* () {
      for (const part of parts) yield await readPart(part);
    },
  );
}

function columnsOf(cycle: string, { countryName, party, countries }: Reading): Column<Row>[] {
  const regions = new Map(countries.map(({ code, region }) => [code, region]));
  const count = (name: keyof CountColumns) => (row: Row) => row[name];
  return [
    { name: 'country', of: (row) => row.country_code },
    { name: 'countryName', of: (row) => countryName(row.country_code) },
    { name: 'region', of: (row) => regions.get(row.country_code) ?? null },
    { name: 'cycle', of: () => cycle },
    { name: 'agency', of: (row) => row.agency_code, inWords: (row) => party(row.agency_code) },
    { name: 'total', of: (row) => countsOf(row).reduce((sum, one) => sum + one, 0) },
    { name: 'notStarted', of: count('not_started') },
    { name: 'inProgress', of: count('in_progress') },
    { name: 'submitted', of: count('submitted') },
    { name: 'returned', of: count('returned') },
    { name: 'accepted', of: count('accepted') },
    { name: 'carried', of: count('carried') },
    { name: 'updatedAt', of: (row) => row.updated_at },
  ];
}
