import { MonitoredGroupsDocument } from '../../operations/monitor.generated.ts';
import type { MonitoredGroupsQuery } from '../../operations/operations.generated.ts';
import type { Sync } from '../../sync/runtime.ts';

export type Group = MonitoredGroupsQuery['monitoredGroups'][number];

/** The groups that are followed in a country, as far as they are there for whoever asks. */
export async function readGroups(sync: Sync, country: string): Promise<readonly Group[]> {
  const read = await sync.read({ document: MonitoredGroupsDocument, variables: { country } });
  return (read as MonitoredGroupsQuery).monitoredGroups;
}
