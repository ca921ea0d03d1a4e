import type { SourceClass } from '../../../schema/types/incident-judgement.ts';
import type { Viewer } from '../../domain/viewer.ts';
import { badUserInput } from '../../lib/api-errors.ts';
import { readGroups } from '../groups/group.sql.ts';
import { monitorPolicy } from '../monitor.policy.ts';
import { asMonitor } from '../monitor-connection.ts';
import type { MonitorParts } from '../monitor-parts.ts';
import {
  ANY,
  buildSeries,
  type CountedSeries,
  countsOf,
  crossingOf,
  keyOf,
  type SeriesName,
} from './build-series.ts';
import { periodOf, placeInTime, type Step, startOf } from './periods.ts';
import { readCountedEvents } from './series.sql.ts';

export const SERIES = { usual: 20, most: 50 };

/** A series as its readers see it: the first day of its first period, and a number for each up to the present one. */
export type ListedSeries = SeriesName & {
  groupName: string | null;
  start: string;
  counts: number[];
  crossing: number;
  sources: { code: string; counts: number[] }[];
};

type Asked = {
  country: string;
  step: Step;
  sourceClass: SourceClass | null;
  first: number | null;
  offset: number;
};

/** A page of a country's series, those with the most incidents first, for whoever reads its incidents. */
export async function listSeries(
  { database }: Pick<MonitorParts, 'database'>,
  viewer: Viewer,
  { country, step, sourceClass, first, offset }: Asked,
  today = todayInUtc(),
): Promise<{ series: ListedSeries[]; hasNextPage: boolean; tooVague: number }> {
  const size = first ?? SERIES.usual;
  if (size < 0 || size > SERIES.most) throw badUserInput(`A page holds 0 to ${SERIES.most} series.`);
  if (offset < 0 || offset > 1_000_000) throw badUserInput('Skip 0 to 1,000,000 series.');
  const { events, groups } = await asMonitor(database, viewer, async (connection) => {
    await monitorPolicy.requireReader(connection, viewer, country);
    return {
      events: await readCountedEvents(connection, country),
      groups: await readGroups(connection, country, true),
    };
  });
  const last = lastPeriods(today);
  const all = [...buildSeries(events, last).values()]
    .filter((one) => one.step === step && (sourceClass === null || one.sourceClass === sourceClass))
    .sort((one, other) => other.events.length - one.events.length || (keyOf(one) < keyOf(other) ? -1 : 1));
  const names = new Map(groups.map(({ id, name }) => [id, name]));
  const page = all.slice(offset, offset + size + 1);
  return {
    series: page.slice(0, size).map((one) => toListed(one, last[step], names)),
    hasNextPage: page.length > size,
    tooVague: events.filter(
      (event) =>
        (sourceClass === null || event.sourceClass === sourceClass) && placeInTime(event, step) === null,
    ).length,
  };
}

/** The numbers of the present week and month. */
export function lastPeriods(today: string): Record<Step, number> {
  return { WEEK: periodOf('WEEK', today), MONTH: periodOf('MONTH', today) };
}

export function todayInUtc(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Whether an event counts in the category of a series. */
export function isOfCategory(event: { categories: readonly string[] }, category: string): boolean {
  return category === ANY || event.categories.includes(category);
}

function toListed(series: CountedSeries, last: number, names: ReadonlyMap<string, string>): ListedSeries {
  const { groupId, category, sourceClass, step, first, events } = series;
  const codes = [...new Set(events.flatMap(({ event }) => event.sources))].sort();
  return {
    groupId,
    groupName: groupId === null ? null : (names.get(groupId) ?? null),
    category,
    sourceClass,
    step,
    start: startOf(step, first),
    counts: countsOf(series, last),
    crossing: step === 'WEEK' ? crossingOf(series) : 0,
    sources: codes.map((code) => {
      const told = events.filter(({ event }) => event.sources.includes(code));
      return { code, counts: countsOf({ first, events: told }, last) };
    }),
  };
}
