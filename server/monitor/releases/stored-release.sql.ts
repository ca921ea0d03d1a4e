import type { Queryable, Statement } from '../../database/database.ts';
import { countedIncidents } from '../incidents/counted.sql.ts';
import type { CountedIncidents } from './release.ts';
import type { ReleaseReader, ReleaseWork } from './release-connection.ts';

const releasable: Statement = {
  name: 'monitor-release-counts',
  text: `
    with ${countedIncidents({ everywhere: true, report: `monitor_report.consent in ('COUNTED', 'SHARED')` })},
    whole as materialized (
      select coalesce(merged_into, id) as id, min(array_position(array['SEVERE', 'HIGH', 'MODERATE', 'LOW'], sensitivity)) as rank
        from monitor_incident group by 1
    )
    select country_code as country, category, to_char(occurred_on, 'YYYY-MM') as month,
           (array['SEVERE', 'HIGH', 'MODERATE', 'LOW'])[rank] as sensitivity, count(*)::integer as count
      from counted join whole using (id)
     cross join unnest(categories) as category
     where source_class = 'OWN' and occurred_on >= $1::date and occurred_on < $2::date
     group by 1, 2, 3, 4`,
};

/**
 * The network's own incidents that count, from one day until before another, where somebody who told of it agreed to its being
 * counted. An incident is as sensitive as the most sensitive of those that were merged into it.
 */
export function readReleasable(
  connection: ReleaseWork,
  from: string,
  before: string,
): Promise<CountedIncidents[]> {
  return connection.query<CountedIncidents>(releasable, [from, before]);
}

export type StoredRelease = {
  id: string;
  year: number;
  /** The last month that it covers. */
  covers: string;
  madeOn: string;
  hash: Buffer;
  content: string;
};

const heading = `id, year, covers, to_char(made_on, 'YYYY-MM-DD') as "madeOn", hash`;

const latestOf: Statement = {
  name: 'monitor-release-latest-of',
  text: `select ${heading}, content from monitor_release where year = $1 order by covers desc limit 1`,
};

/** The last release of a year. */
export async function readLatestOf(connection: ReleaseWork, year: number): Promise<StoredRelease | null> {
  const [row] = await connection.query<StoredRelease>(latestOf, [year]);
  return row ?? null;
}

const insert: Statement = {
  name: 'monitor-release-insert',
  text: `
    insert into monitor_release (id, year, covers, made_on, content, hash) values ($1, $2, $3, $4::date, $5, $6)
    on conflict (year, covers) do nothing returning id`,
};

/** Adds a release; false where another replica was sooner. */
export async function insertRelease(
  connection: ReleaseWork,
  { id, year, covers, madeOn, content, hash }: StoredRelease,
): Promise<boolean> {
  return (await connection.query(insert, [id, year, covers, madeOn, content, hash])).length > 0;
}

const list: Statement = {
  name: 'monitor-releases',
  text: `select ${heading} from monitor_release order by covers desc, year desc limit $1`,
};

/** The latest releases, without what is in them. */
export function readReleases(
  connection: ReleaseReader,
  limit: number,
): Promise<Omit<StoredRelease, 'content'>[]> {
  return connection.query<Omit<StoredRelease, 'content'>>(list, [limit]);
}

const one: Statement = {
  name: 'monitor-release',
  text: `
    select ${heading}, content from monitor_release where $1::uuid is null or id = $1
     order by covers desc, year desc limit 1`,
};

/** One release; the latest where no id is given. */
export async function readRelease(
  connection: ReleaseReader,
  id: string | null,
): Promise<StoredRelease | null> {
  const [row] = await connection.query<StoredRelease>(one, [id]);
  return row ?? null;
}

const countries: Statement = {
  name: 'monitor-release-countries',
  text: `select code, region, coalesce(names ->> 'en', code) as name from country order by code collate "C"`,
};

export type PlaceName = { code: string; region: string; name: string };

/** All countries, with their regions and English names. */
export function readCountries(connection: Queryable): Promise<PlaceName[]> {
  return connection.query<PlaceName>(countries);
}
