import type { Queryable } from '../database/database.ts';
import { type CarriedItem, carriedItems } from './carried-items.ts';
import {
  countCarried,
  keepCarriedItems,
  markCarried,
  readClosingBefore,
  readMappedItems,
} from './carry-over.sql.ts';

/** Of which record a cycle carries over, and which item goes on with which; null where no cycle was closed before it. */
async function readMapping(
  connection: Queryable,
  cycleCode: string,
): Promise<{ snapshotId: string; items: CarriedItem[] } | null> {
  const before = await readClosingBefore(connection, cycleCode);
  if (!before) return null;
  const versions = await readMappedItems(connection);
  const newest = versions.at(-1)?.version;
  const of = (version: number | undefined) => versions.filter((item) => item.version === version);
  return { snapshotId: before.id, items: carriedItems(of(before.version), of(newest), versions) };
}

/**
 * Lets the answers of the cycle that was closed last stand for those of one that opens. The answers themselves stay as
 * nobody's: what stands for them is read from the record, and no event but the opening tells of it.
 */
export async function carryOver(connection: Queryable, cycleCode: string): Promise<void> {
  const mapping = await readMapping(connection, cycleCode);
  if (!mapping) return;
  await keepCarriedItems(connection, cycleCode, mapping.snapshotId, mapping.items);
  await markCarried(connection, cycleCode, null);
}

/** How many answers would be carried if a planned cycle opened now with these cells. */
export async function countCarryOver(
  connection: Queryable,
  cycleCode: string,
  due: readonly { country: string; agency: string | null }[],
): Promise<number> {
  const mapping = await readMapping(connection, cycleCode);
  return mapping ? countCarried(connection, mapping.snapshotId, mapping.items, due) : 0;
}
