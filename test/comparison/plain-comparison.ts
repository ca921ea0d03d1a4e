import type { Database } from '../../server/database/database.ts';

/*
 * A comparison of the two years counted the slow way, from rows that were read plainly and a mapping that is written down
 * here, apart from the server's.
 */

export type Said = { status: string; rating: string | null };
/** What the answers of a cycle say at one moment. */
export type Recorded = {
  cycle: string;
  /** Keys such as `KEN/UNICEF`, the team's with nothing behind the slash. */
  due: ReadonlySet<string>;
  /** Keys such as `KEN/UNICEF/LDR-2`. */
  said: ReadonlyMap<string, Said>;
};

/** Reads what a cycle says now. */
export async function readRecorded(database: Database, cycle: string): Promise<Recorded> {
  const cells = await database.query<{ place: string }>(
    {
      name: 'test-comparison-cells',
      text: `select country_code || '/' || coalesce(agency_code, '') as place from cell
              where cycle_code = $1 and (presence is null or presence <> 'NONE')`,
    },
    [cycle],
  );
  const rows = await database.query<Said & { place: string }>(
    {
      name: 'test-comparison-answers',
      text: `select country_code || '/' || coalesce(agency_code, '') || '/' || item_code as place, status, rating
               from response join cell on cell.id = cell_id where cycle_code = $1 and revision > 0`,
    },
    [cycle],
  );
  return {
    cycle,
    due: new Set(cells.map(({ place }) => place)),
    said: new Map(rows.map(({ place, ...said }) => [place, said])),
  };
}

/** An item of the first year beside one of the second, for those who answer it. */
type Link = {
  earlier: string | null;
  later: string | null;
  team?: true;
  why?: string;
  reworded?: true;
  section: string;
  areas: string[];
};

/** In the order of the second year's checklist; what is no longer asked at the end. */
const twoYears: Link[] = [
  { earlier: 'LDR-1', later: 'LDR-1', team: true, section: 'LDR', areas: ['6'] },
  { earlier: 'LDR-2', later: 'LDR-2', section: 'LDR', areas: ['6'] },
  { earlier: null, later: 'LDR-4', team: true, why: 'OTHER_PARTY', section: 'LDR', areas: ['6'] },
  { earlier: 'ANL-1', later: 'ANL-1', reworded: true, section: 'ANL', areas: ['1', '6'] },
  { earlier: 'ANL-2', later: 'ANL-5', why: 'SPLIT', section: 'ANL', areas: ['6'] },
  { earlier: 'ANL-2', later: 'ANL-6', why: 'SPLIT', section: 'ANL', areas: ['6'] },
  { earlier: 'ANL-3', later: 'ANL-7', why: 'MERGED', section: 'ANL', areas: ['6'] },
  { earlier: 'ANL-4', later: 'ANL-7', why: 'MERGED', section: 'ANL', areas: ['6'] },
  { earlier: null, later: 'ANL-8', why: 'NEW_ITEM', section: 'ANL', areas: ['2'] },
  { earlier: 'LDR-3', later: null, why: 'DROPPED_ITEM', section: 'LDR', areas: ['6'] },
  { earlier: 'LDR-4', later: null, why: 'OTHER_PARTY', section: 'LDR', areas: ['6'] },
];
/** Within the second year every item goes on with itself. */
const oneYear: Link[] = [
  ...new Map(twoYears.filter(({ later }) => later !== null).map((link) => [link.later, link])).values(),
].map(({ later, team, section, areas }) => ({
  earlier: later,
  later,
  ...(team && { team }),
  section,
  areas,
}));

export type PlainPair = {
  country: string;
  agency: string | null;
  earlierItem: string | null;
  laterItem: string | null;
  kind: string;
  reason: string | null;
  reworded: boolean;
  section: string;
  areas: string[];
};

const ranks: Record<string, number> = { MISSING: 1, APPROACHES: 2, MEETS: 3, EXCEEDS: 4 };
const counts = (said: Said | undefined) => said?.status === 'SUBMITTED' || said?.status === 'ACCEPTED';

/** Every pair, in the order in which they are listed. */
export function plainPairs(earlier: Recorded, later: Recorded): PlainPair[] {
  const places = [...new Set([...earlier.due, ...later.due])].sort();
  return places.flatMap((place) => {
    const [country = '', agency = ''] = place.split('/');
    const pairs: PlainPair[] = [];
    for (const link of earlier.cycle === later.cycle ? oneYear : twoYears) {
      if ((link.team === true) !== (agency === '')) continue;
      const wasDue = link.earlier !== null && earlier.due.has(place);
      const isDue = link.later !== null && later.due.has(place);
      if (!wasDue && !isDue) continue;
      const before = earlier.said.get(`${place}/${link.earlier}`);
      const after = later.said.get(`${place}/${link.later}`);
      const reason = link.why ?? whyNot(wasDue, isDue, before, after);
      const up = (ranks[after?.rating ?? ''] ?? 0) - (ranks[before?.rating ?? ''] ?? 0);
      pairs.push({
        country,
        agency: agency || null,
        earlierItem: link.earlier,
        laterItem: link.later,
        kind: reason ? 'NOT_COMPARABLE' : up > 0 ? 'GAIN' : up < 0 ? 'LOSS' : 'UNCHANGED',
        reason,
        reworded: link.reworded === true,
        section: link.section,
        areas: link.areas,
      });
    }
    return pairs;
  });
}

function whyNot(wasDue: boolean, isDue: boolean, before?: Said, after?: Said): string | null {
  if (!wasDue) return 'NOT_DUE_EARLIER';
  if (!isDue) return 'NOT_DUE_LATER';
  if (!counts(before)) return counts(after) ? 'NOT_ANSWERED_EARLIER' : 'NOT_ANSWERED';
  if (!counts(after)) return 'NOT_ANSWERED_LATER';
  if (before?.rating == null || after?.rating == null) return 'NOT_RATED';
  return before.rating === 'NOT_APPLICABLE' || after.rating === 'NOT_APPLICABLE' ? 'NOT_APPLICABLE' : null;
}

export type Dimension = 'COUNTRY' | 'AGENCY' | 'SECTION' | 'AREA' | 'ITEM';

/** Of each row, and in total under `all`, how many pairs there are of each kind and for each reason. */
export function plainCounts(
  pairs: readonly PlainPair[],
  by: Dimension,
): Record<string, Record<string, number>> {
  const rows: Record<string, Record<string, number>> = {};
  const add = (row: string, name: string) => {
    const counted = rows[row] ?? {};
    rows[row] = { ...counted, [name]: (counted[name] ?? 0) + 1 };
  };
  for (const pair of pairs) {
    const codes = {
      COUNTRY: [pair.country],
      AGENCY: [pair.agency ?? 'team'],
      SECTION: [pair.section],
      AREA: pair.areas,
      ITEM: [pair.laterItem ?? pair.earlierItem ?? ''],
    }[by];
    for (const row of ['all', ...codes]) {
      add(row, pair.kind);
      if (pair.reason) add(row, pair.reason);
      if (pair.reworded && !pair.reason) add(row, 'reworded');
    }
  }
  return rows;
}
