import {
  MonitorDetectorsDocument,
  MonitorSeriesDocument,
  RunDetectorDocument,
} from '../../operations/monitor.generated.ts';
import type {
  MonitorDetectorsQuery,
  MonitorSeriesQuery,
  RunDetectorQuery,
  RunDetectorQueryVariables,
  SeriesStep,
  SourceClass,
} from '../../operations/operations.generated.ts';
import type { Sync } from '../../sync/runtime.ts';

export type Series = MonitorSeriesQuery['monitorSeries']['series'][number];
export type DetectorChoice = MonitorDetectorsQuery['monitorDetectors'][number];
export type DetectorRun = RunDetectorQuery['runDetector'];

export interface SeriesAsked {
  readonly country: string;
  readonly step: SeriesStep;
  readonly sourceClass: SourceClass;
  readonly pages: number;
}

const size = 20;

/** Series of a country, so many pages of them. */
export async function readSeries(
  sync: Sync,
  { country, step, sourceClass, pages }: SeriesAsked,
): Promise<{ readonly series: readonly Series[]; readonly more: boolean; readonly tooVague: number }> {
  const series: Series[] = [];
  for (let page = 0; ; page += 1) {
    const variables = { country, step, sourceClass, first: size, skip: page * size };
    const read = (await sync.read({ document: MonitorSeriesDocument, variables })) as MonitorSeriesQuery;
    const { hasNextPage, tooVague } = read.monitorSeries;
    series.push(...read.monitorSeries.series);
    if (!hasNextPage || page + 1 >= pages) return { series, more: hasNextPage, tooVague };
  }
}

export async function readDetectors(sync: Sync): Promise<readonly DetectorChoice[]> {
  const read = await sync.read({ document: MonitorDetectorsDocument, variables: {} });
  return (read as MonitorDetectorsQuery).monitorDetectors;
}

/** Runs a detector on the server, which writes nothing. */
export async function runDetector(sync: Sync, variables: RunDetectorQueryVariables): Promise<DetectorRun> {
  const read = await sync.read({ document: RunDetectorDocument, variables });
  return (read as RunDetectorQuery).runDetector;
}
