import { MonitorSignalsDocument, MonitorWatchDocument } from '../../operations/monitor.generated.ts';
import type { MonitorSignalsQuery, MonitorWatchQuery } from '../../operations/operations.generated.ts';
import type { Sync } from '../../sync/runtime.ts';

export type Signal = MonitorSignalsQuery['monitorSignals']['signals'][number];
export type Watch = MonitorWatchQuery['monitorWatch'];

const size = 50;

/** Signals of a country, so many pages of them, and whether there are more. */
export async function readSignals(
  sync: Sync,
  country: string,
  controlled: boolean,
  pages: number,
): Promise<{ readonly signals: readonly Signal[]; readonly more: boolean }> {
  const signals: Signal[] = [];
  for (let page = 0; page < pages; page += 1) {
    const variables = { country, controlled, first: size, skip: page * size };
    const read = (await sync.read({ document: MonitorSignalsDocument, variables })) as MonitorSignalsQuery;
    signals.push(...read.monitorSignals.signals);
    if (!read.monitorSignals.hasNextPage) return { signals, more: false };
  }
  return { signals, more: true };
}

/** What detection watches in a country. */
export async function readWatch(sync: Sync, country: string): Promise<Watch> {
  const read = await sync.read({ document: MonitorWatchDocument, variables: { country } });
  return (read as MonitorWatchQuery).monitorWatch;
}
