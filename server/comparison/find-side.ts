import type { ComparisonSideInput } from '../../schema/types/comparison.ts';
import { readCycles, type StoredCycle } from '../catalogue/catalogue.sql.ts';
import { findCycle } from '../catalogue/find-cycle.ts';
import { readSnapshots, type SnapshotRow } from '../cycles/snapshot.sql.ts';
import type { Queryable } from '../database/database.ts';
import { badUserInput, notFound } from '../lib/api-errors.ts';

/** One of the two that are compared: a snapshot, or without one the open cycle as it stands. */
export type Side = {
  cycleCode: string;
  version: number;
  snapshot: Pick<SnapshotRow, 'id' | 'name' | 'at'> | null;
};

/** Both sides. Throws NOT_FOUND where one isn't there, and BAD_USER_INPUT where they don't follow each other. */
export async function findSides(
  connection: Queryable,
  earlier: ComparisonSideInput,
  later: ComparisonSideInput,
): Promise<{ earlier: Side; later: Side }> {
  const cycles = await readCycles(connection);
  const first = await findSide(connection, cycles, earlier);
  const second = await findSide(connection, cycles, later);
  if (first.position > second.position) {
    throw badUserInput('What is compared is older than what it is compared with: swap the two.');
  }
  return { earlier: first.side, later: second.side };
}

async function findSide(
  connection: Queryable,
  cycles: readonly StoredCycle[],
  { cycle: code, snapshot: name = null }: ComparisonSideInput,
): Promise<{ side: Side; position: number }> {
  const cycle = findCycle(cycles, code);
  const version = cycle?.checklistVersion ?? null;
  if (!cycle || version === null)
    throw notFound(`Cycle ${code} hasn’t opened yet: it has nothing to compare.`);
  const side = { cycleCode: cycle.code, version };
  if (name === null && cycle.state === 'OPEN') {
    return { side: { ...side, snapshot: null }, position: Number.POSITIVE_INFINITY };
  }
  const snapshot = (await readSnapshots(connection, cycle.code)).findLast((one) =>
    name === null ? one.closing : one.name === name,
  );
  if (!snapshot) throw notFound('There is no such snapshot: `snapshots` lists those that there are.');
  return { side: { ...side, snapshot }, position: Number(snapshot.position) };
}
