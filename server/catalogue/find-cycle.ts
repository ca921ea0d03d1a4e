import { notFound } from '../lib/api-errors.ts';
import type { StoredCycle } from './catalogue.sql.ts';

/** The cycle with this code, or NOT_FOUND; without a code the open one, or null where none is open. */
export function findCycle(
  cycles: readonly StoredCycle[],
  code: string | null | undefined,
): StoredCycle | null {
  if (code == null) return cycles.find(({ state }) => state === 'OPEN') ?? null;
  const cycle = cycles.find((known) => known.code === code);
  if (!cycle) throw notFound('There is no such cycle: `cycles` lists those that there are.');
  return cycle;
}
