import { IncidentsDocument } from '../../operations/monitor.generated.ts';
import type { IncidentsQuery } from '../../operations/operations.generated.ts';
import type { Sync } from '../../sync/runtime.ts';
import type { Incident } from './incident-given.ts';

const size = 100;

/** The latest incidents of a country, so many pages of them, and whether there are more. */
export async function readIncidents(
  sync: Sync,
  country: string,
  pages: number,
): Promise<{ readonly incidents: readonly Incident[]; readonly more: boolean }> {
  const incidents: Incident[] = [];
  for (let page = 0; page < pages; page += 1) {
    const variables = { country, first: size, skip: page * size };
    const read = (await sync.read({ document: IncidentsDocument, variables })) as IncidentsQuery;
    incidents.push(...read.incidents.incidents);
    if (!read.incidents.hasNextPage) return { incidents, more: false };
  }
  return { incidents, more: true };
}
