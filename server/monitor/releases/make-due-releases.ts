import { randomUUID } from 'node:crypto';
import { IncidentCategory } from '../../../schema/types/incident-terms.ts';
import type { Database } from '../../database/database.ts';
import { makeRelease } from './make-release.ts';
import type { Release, ReleaseTable } from './release.ts';
import { asReleaseWork } from './release-connection.ts';
import { monthDue, monthsOf, yearsDue } from './release-days.ts';
import { insertRelease, readCountries, readLatestOf, readReleasable } from './stored-release.sql.ts';
import { packRelease, unpackRelease } from './stored-release.ts';

/**
 * Makes the releases that are due and not there yet, of this year and the one before; returns the years. Called again, by
 * whichever replica, it makes none. Months in which nobody was there to make one are not made up: what was counted then
 * is not known any more. The next release covers them.
 */
export async function makeDueReleases(database: Database, now: Date): Promise<number[]> {
  const covers = monthDue(now);
  const made: number[] = [];
  for (const year of yearsDue(covers)) if (await makeReleaseOf(database, year, covers, now)) made.push(year);
  return made;
}

async function makeReleaseOf(database: Database, year: number, covers: string, now: Date): Promise<boolean> {
  const latest = await asReleaseWork(database, (work) => readLatestOf(work, year));
  if (latest && latest.covers >= covers) return false;
  const before = latest && unpackRelease(latest.content);
  const table = await tableOf(database, year, covers, before);
  const known = new Set(table.countries.map(({ code }) => code));
  const incidents = await asReleaseWork(database, (work) =>
    readReleasable(work, `${year}-01-01`, dayAfter(covers, year)),
  );
  const madeOn = now.toISOString().slice(0, 10);
  const release = makeRelease({
    table,
    incidents: incidents.filter(({ country }) => known.has(country)),
    madeOn,
    before,
  });
  const stored = { id: randomUUID(), year, covers, madeOn, ...packRelease(release) };
  return asReleaseWork(database, (work) => insertRelease(work, stored));
}

/** A year keeps the countries with which it began: a new one, or another region, is there from the next year on. */
async function tableOf(
  database: Database,
  year: number,
  covers: string,
  before: Release | null,
): Promise<ReleaseTable> {
  const { months, isWhole } = monthsOf(year, covers);
  const countries =
    before?.table.countries ?? (await readCountries(database)).map(({ code, region }) => ({ code, region }));
  const categories = before?.table.categories ?? Object.keys(IncidentCategory);
  return { countries, categories, months, years: isWhole ? [String(year)] : [] };
}

/** The first day that the months of a year until one no longer hold. */
function dayAfter(covers: string, year: number): string {
  const last = covers < `${year}-12` ? covers : `${year}-12`;
  const [yearOf = year, month = 12] = last.split('-').map(Number);
  return new Date(Date.UTC(yearOf, month, 1)).toISOString().slice(0, 10);
}
