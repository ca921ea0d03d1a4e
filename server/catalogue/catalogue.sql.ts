import type { Queryable, Statement } from '../database/database.ts';
import type { AgencyData, CountryData, CycleSettings, CycleState, Presence } from './catalogue-data.ts';

export type StoredItem = { code: string; wordingHash: string };
export type StoredChecklist = { version: number; hash: string };
export type StoredCycle = {
  code: string;
  state: CycleState;
  opensOn: string;
  closesOn: string;
  checklistVersion: number | null;
} & CycleSettings;
/** `agency` is null for the country team, and so is its presence. */
export type StoredCell = { id: number; country: string; agency: string | null; presence: Presence | null };

const agencies: Statement = {
  name: 'catalogue-agencies',
  text: `
    select code, acronym, name, kind, network_role as "networkRole", answers_checklist as "answersChecklist",
           sort_order as "sortOrder"
      from agency order by sort_order, code collate "C"`,
};

/** Every agency that was ever loaded. */
export async function readAgencies(connection: Queryable): Promise<AgencyData[]> {
  return connection.query<AgencyData>(agencies);
}

const countries: Statement = {
  name: 'catalogue-countries',
  text: 'select code, alpha2, m49, status, region, subregion, names from country order by code collate "C"',
};

/** Every country that was ever loaded. */
export async function readCountries(connection: Queryable): Promise<CountryData[]> {
  return connection.query<CountryData>(countries);
}

const oneCountry: Statement = {
  name: 'catalogue-country',
  text: 'select code, alpha2, m49, status, region, subregion, names from country where code = $1',
};

/** A country by its code; undefined where there is none. */
export async function readCountryByCode(
  connection: Queryable,
  code: string,
): Promise<CountryData | undefined> {
  return (await connection.query<CountryData>(oneCountry, [code]))[0];
}

const latestChecklist: Statement = {
  name: 'catalogue-latest-checklist',
  text: 'select version, hash from checklist_version order by version desc limit 1',
};

/** The newest version; undefined before the first load. */
export async function readLatestChecklist(connection: Queryable): Promise<StoredChecklist | undefined> {
  return (await connection.query<StoredChecklist>(latestChecklist))[0];
}

const newestItems: Statement = {
  name: 'catalogue-newest-items',
  text: `
    select distinct on (code) code, wording_hash as "wordingHash" from checklist_item order by code, version desc`,
};

/** Every item that any version has asked, as it was last worded. */
export async function readNewestItems(connection: Queryable): Promise<StoredItem[]> {
  return connection.query<StoredItem>(newestItems);
}

/** The columns of a `StoredCycle`, of the table `cycle`. */
export const cycleColumns = `
  cycle.code, cycle.state, cycle.opens_on as "opensOn", cycle.closes_on as "closesOn",
  cycle.checklist_version as "checklistVersion", cycle.separate_acceptance as "separateAcceptance", cycle.endorsement`;

const cycles: Statement = {
  name: 'catalogue-cycles',
  text: `
    select ${cycleColumns}
      from cycle order by opens_on, code collate "C"`,
};

/** Every cycle, in the order in which they open. */
export async function readCycles(connection: Queryable): Promise<StoredCycle[]> {
  return connection.query<StoredCycle>(cycles);
}

const cells: Statement = {
  name: 'catalogue-cells',
  text: `
    select id, country_code as country, agency_code as agency, presence
      from cell where cycle_code = $1 order by country_code, agency_code nulls first`,
};

/** The cells of a cycle; none while it is planned. */
export async function readCells(connection: Queryable, cycleCode: string): Promise<StoredCell[]> {
  return connection.query<StoredCell>(cells, [cycleCode]);
}

const writeAgency: Statement = {
  name: 'catalogue-write-agencies',
  text: `
    insert into agency (code, acronym, name, kind, network_role, answers_checklist, sort_order)
    select code, acronym, name, kind, "networkRole", "answersChecklist", "sortOrder"
      from jsonb_to_recordset($1::jsonb) as agency (code text, acronym text, name text, kind text, "networkRole" text,
             "answersChecklist" boolean, "sortOrder" integer)
    on conflict (code) do update set acronym = excluded.acronym, name = excluded.name, kind = excluded.kind,
      network_role = excluded.network_role, answers_checklist = excluded.answers_checklist,
      sort_order = excluded.sort_order`,
};

/** Adds or updates these agencies. */
export async function writeAgencies(connection: Queryable, rows: AgencyData[]): Promise<void> {
  await connection.query(writeAgency, [JSON.stringify(rows)]);
}

const writeCountry: Statement = {
  name: 'catalogue-write-countries',
  text: `
    insert into country (code, alpha2, m49, status, region, subregion, names)
    select code, alpha2, m49, status, region, subregion, names
      from jsonb_to_recordset($1::jsonb) as country (code text, alpha2 text, m49 text, status text, region text,
             subregion text, names jsonb)
    on conflict (code) do update set alpha2 = excluded.alpha2, m49 = excluded.m49, status = excluded.status,
      region = excluded.region, subregion = excluded.subregion, names = excluded.names`,
};

/** Adds or updates these countries. */
export async function writeCountries(connection: Queryable, rows: CountryData[]): Promise<void> {
  await connection.query(writeCountry, [JSON.stringify(rows)]);
}
