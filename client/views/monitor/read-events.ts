import { MonitorEventsDocument } from '../../operations/monitor.generated.ts';
import type { MonitorEventsQuery } from '../../operations/operations.generated.ts';
import type { Sync } from '../../sync/runtime.ts';

export type MonitorEvent = MonitorEventsQuery['monitorEvents']['events'][number];

interface Asked {
  readonly country: string;
  /** Only what was done to these. */
  readonly about?: readonly string[];
  readonly pages: number;
}

/** The newest events of a country's monitor, so many pages of them, and whether there are older ones. */
export async function readMonitorEvents(
  sync: Sync,
  { country, about, pages }: Asked,
): Promise<{ readonly events: readonly MonitorEvent[]; readonly more: boolean }> {
  const events: MonitorEvent[] = [];
  let after: string | null = null;
  for (let page = 0; page < pages; page += 1) {
    const variables = { country, about, after, first: 50 };
    const read = await sync.read({ document: MonitorEventsDocument, variables });
    const { monitorEvents } = read as MonitorEventsQuery;
    events.push(...monitorEvents.events);
    if (!monitorEvents.hasNextPage) return { events, more: false };
    after = monitorEvents.cursor;
  }
  return { events, more: true };
}
