import { isDeepStrictEqual } from 'node:util';
import { writeAgencies, writeCountries } from '../catalogue/catalogue.sql.ts';
import type { CatalogueData, ChecklistData, ChecklistTranslation } from '../catalogue/catalogue-data.ts';
import type { Queryable } from '../database/database.ts';
import { checklistHash, wordingHash } from './checklist-hash.ts';
import { insertChecklistVersion } from './checklist-version.sql.ts';
import type { StoredCatalogue } from './stored-catalogue.ts';
import { removeTranslations, writeTranslations } from './translation.sql.ts';

/** Up to this many additions are told one by one. */
const TOLD_ONE_BY_ONE = 20;

/** Adds and updates agencies, countries and the checklist; says what it did. */
export async function loadReference(
  connection: Queryable,
  data: CatalogueData,
  stored: StoredCatalogue,
): Promise<string[]> {
  const agencies = data.agencies.filter(
    (agency) => !isDeepStrictEqual(agency, stored.agencies.get(agency.code)),
  );
  if (agencies.length > 0) await writeAgencies(connection, agencies);
  const countries = data.countries.filter(
    (country) => !isDeepStrictEqual(country, stored.countries.get(country.code)),
  );
  if (countries.length > 0) await writeCountries(connection, countries);
  return [
    ...describe('Agency', 'agencies', agencies, stored.agencies),
    ...describe('Country', 'countries', countries, stored.countries),
    ...(await loadChecklist(connection, data, stored)),
  ];
}

function describe<Row extends { code: string }>(
  one: string,
  many: string,
  rows: Row[],
  before: Map<string, Row>,
): string[] {
  const added = rows.filter(({ code }) => !before.has(code));
  const changed = rows.flatMap((row) => {
    const old = before.get(row.code);
    return old ? [`${one} ${row.code}: ${describeDifference(old, row)}.`] : [];
  });
  return added.length > TOLD_ONE_BY_ONE
    ? [`${added.length} ${many}: added.`, ...changed]
    : [...added.map(({ code }) => `${one} ${code}: added.`), ...changed];
}

function describeDifference<Row extends object>(before: Row, after: Row): string {
  const keys = Object.keys(after) as (keyof Row & string)[];
  return keys
    .filter((key) => !isDeepStrictEqual(before[key], after[key]))
    .map((key) => `${key} ${JSON.stringify(before[key])} → ${JSON.stringify(after[key])}`)
    .join(', ');
}

async function loadChecklist(
  connection: Queryable,
  { checklist, translations }: CatalogueData,
  stored: StoredCatalogue,
): Promise<string[]> {
  const hash = checklistHash(checklist);
  const isNew = hash !== stored.checklist?.hash;
  const version = (stored.checklist?.version ?? 0) + (isNew ? 1 : 0);
  if (isNew) await insertChecklistVersion(connection, version, hash, checklist);
  return [
    ...(isNew ? [`Checklist: version ${version} added${describeItems(checklist, stored)}.`] : []),
    ...(await loadTranslations(connection, version, checklist, translations)),
  ];
}

/** Of the newest version alone: earlier ones keep what they had. */
async function loadTranslations(
  connection: Queryable,
  version: number,
  { sections, items }: ChecklistData,
  translations: readonly ChecklistTranslation[],
): Promise<string[]> {
  const codes = new Set([...sections, ...items].map(({ code }) => code));
  const asked = translations.filter(({ code }) => codes.has(code));
  const changed = [
    ...(await writeTranslations(connection, version, asked)),
    ...(await removeTranslations(connection, version, asked)),
  ];
  return [...new Set(changed)].sort().map((language) => {
    const count = changed.filter((one) => one === language).length;
    return `Checklist in ${language}: sections and items changed: ${count}.`;
  });
}

function describeItems(checklist: ChecklistData, stored: StoredCatalogue): string {
  if (!stored.checklist) return `, ${checklist.items.length} items`;
  const before = new Map(stored.items.map((item) => [item.code, item.wordingHash]));
  const added = checklist.items.filter(({ code }) => !before.has(code));
  const reworded = checklist.items.filter(
    (item) => before.has(item.code) && before.get(item.code) !== wordingHash(item),
  );
  const parts = [
    ['new items', added],
    ['reworded', reworded],
  ] as const;
  const told = parts.filter(([, items]) => items.length > 0);
  return told.map(([what, items]) => `, ${what}: ${items.map(({ code }) => code).join(' ')}`).join('');
}
