import type { Database } from '../../database/database.ts';
import type { Viewer } from '../../domain/viewer.ts';
import { badUserInput, notFound } from '../../lib/api-errors.ts';
import { type Release, WORLD } from './release.ts';
import { asReleaseReader } from './release-connection.ts';
import {
  type PlaceName,
  readCountries,
  readRelease,
  readReleases,
  type StoredRelease,
} from './stored-release.sql.ts';
import { unpackRelease } from './stored-release.ts';

export const MOST_RELEASES = 100;

export type ReleaseHeading = Omit<StoredRelease, 'content'>;

/** A place in one period: a number for each category in order, null where it is hidden, and since when each stands. */
export type ReleaseRow = {
  kind: 'WORLD' | 'REGION' | 'COUNTRY';
  place: string;
  name: string;
  counts: (number | null)[];
  since: (string | null)[];
};

/** One period of a release. */
export type ReleaseSheet = ReleaseHeading &
  Pick<Release, 'threshold' | 'leftOut'> & {
    categories: readonly string[];
    periods: string[];
    period: string;
    rows: ReleaseRow[];
  };

/** The latest releases, without what is in them. */
export function listReleases(database: Database, viewer: Viewer): Promise<ReleaseHeading[]> {
  return asReleaseReader(database, viewer, (connection) => readReleases(connection, MOST_RELEASES));
}

/**
 * A period of a release: the latest release where no id is given (null where there is none yet), and its last month where no
 * period is. Throws NOT_FOUND for an id that no release has, and BAD_USER_INPUT for a period that its year lacks.
 */
export async function readSheet(
  database: Database,
  viewer: Viewer,
  id: string | null,
  asked: string | null,
): Promise<ReleaseSheet | null> {
  const stored = await asReleaseReader(database, viewer, (connection) => readRelease(connection, id));
  if (!stored) {
    if (id !== null) throw notFound('No release has this id: take one from the list of releases.');
    return null;
  }
  const { content, ...heading } = stored;
  const release = unpackRelease(content);
  const { table, threshold, leftOut } = release;
  const periods = [...table.months, ...table.years];
  const period = asked ?? table.months.at(-1) ?? '';
  if (!periods.includes(period)) {
    throw badUserInput(`This release has no ${period}: ask for one of its \`periods\`.`);
  }
  const rows = rowsOf(release, period, await readCountries(database));
  return { ...heading, threshold, leftOut, categories: table.categories, periods, period, rows };
}

/** The world, then each region by name, with its countries by name below it. */
function rowsOf({ table, numbers }: Release, period: string, known: readonly PlaceName[]): ReleaseRow[] {
  const shown = new Map(
    numbers.filter((one) => one.period === period).map((one) => [`${one.category} ${one.place}`, one]),
  );
  const row = (kind: ReleaseRow['kind'], place: string, name: string): ReleaseRow => {
    const cells = table.categories.map((category) => shown.get(`${category} ${place}`));
    return {
      kind,
      place,
      name,
      counts: cells.map((cell) => cell?.count ?? null),
      since: cells.map((cell) => cell?.since ?? null),
    };
  };
  const nameOf = new Map(known.map(({ code, name }) => [code, name]));
  const regions = [...new Set(table.countries.map(({ region }) => region))].sort();
  const byName = (left: ReleaseRow, right: ReleaseRow) => left.name.localeCompare(right.name, 'en');
  return [
    row('WORLD', WORLD, WORLD),
    ...regions.flatMap((region) => [
      row('REGION', region, region),
      ...table.countries
        .filter((country) => country.region === region)
        .map(({ code }) => row('COUNTRY', code, nameOf.get(code) ?? code))
        .sort(byName),
    ]),
  ];
}
