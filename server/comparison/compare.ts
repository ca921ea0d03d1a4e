import type { ComparisonFilter, ComparisonSideInput } from '../../schema/types/comparison.ts';
import { visibilityOf } from '../access/visibility.ts';
import type { Database, Queryable } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { formatCursor } from '../log/cursor.ts';
import { readHead } from '../log/read-events.sql.ts';
import { findSides } from './find-side.ts';
import { type Compared, readAskedItems } from './pair.sql.ts';
import { type ItemPair, pairItems } from './pair-items.ts';

/** Two sides, and which pairs of them to look at. */
export type Comparing = {
  earlier: ComparisonSideInput;
  later: ComparisonSideInput;
  filter?: ComparisonFilter | null;
};

/** Compares at one moment: `read` gets what is compared, and where the log ends then. */
export function compare<Result>(
  database: Database,
  viewer: Viewer,
  comparing: Comparing,
  read: (connection: Queryable, compared: Compared, cursor: string) => Promise<Result>,
): Promise<Result> {
  return database.transaction('REPEATABLE READ', async (connection) => {
    const compared = await findCompared(connection, viewer, comparing);
    return read(connection, compared, formatCursor(await readHead(connection)));
  });
}

/** What is compared for somebody. Throws NOT_FOUND and BAD_USER_INPUT as `findSides` does. */
export async function findCompared(
  connection: Queryable,
  viewer: Viewer,
  { earlier, later, filter }: Comparing,
): Promise<Compared> {
  const sides = await findSides(connection, earlier, later);
  const links = pairItems(await readAskedItems(connection), sides.earlier.version, sides.later.version);
  const wanted = filter ?? {};
  return {
    ...sides,
    links: links.filter((link) => isWanted(link, wanted)),
    scope: visibilityOf(viewer),
    filter: wanted,
  };
}

function isWanted({ item }: ItemPair, { sections, areas, items }: ComparisonFilter): boolean {
  return (
    (sections == null || sections.includes(item.sectionCode)) &&
    (areas == null || item.areas.some((area) => areas.includes(area))) &&
    (items == null || items.includes(item.code))
  );
}
