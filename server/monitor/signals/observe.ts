import { type ReportingVerdict, reportingEffort } from '../detectors/reporting-effort.ts';
import { type CountedSeries, keyOf, type SeriesName, sourcesOf } from '../series/build-series.ts';
import type { Step } from '../series/periods.ts';
import { Q, type Weighed } from './weigh.ts';

/** What a signal rests on from one run on, until a later one sees something else. */
export type Observation = {
  stands: boolean;
  outcome: 'ALARM' | 'QUIET' | 'TOO_FEW' | 'NOT_COMPUTABLE';
  observed: number | null;
  upperbound: number | null;
  p: number | null;
  family: number | null;
  rank: number | null;
  threshold: number | null;
  q: number | null;
  seen: unknown;
  sentence: string;
  effort: ReportingVerdict;
  effortSentence: string;
};

/** A signal of no series: of what was assessed of a country, or of one of its groups. */
type OfFramework = { groupId: string | null; category: null; sourceClass: null; step: Step };

/** What a signal is about. There is one for each of these. */
export type SignalName = (SeriesName | OfFramework) & {
  detector: string;
  version: number;
  parameters: Readonly<Record<string, unknown>>;
  period: number;
};

/** A signal that there is, with what it last rested on; `seen` is null for those of series. */
export type KnownSignal = SignalName & { id: string; number: number; hidden: boolean } & Pick<
    Observation,
    'stands' | 'outcome' | 'observed' | 'upperbound' | 'effort' | 'seen'
  >;

export type SeriesSignal = KnownSignal & SeriesName;

export function isOfSeries(signal: KnownSignal): signal is SeriesSignal {
  return signal.category !== null;
}

/** What is to be written: an observation of a signal, which is new where `id` is null. */
export type Observed = {
  id: string | null;
  name: SignalName;
  hidden: boolean;
  number: number;
  observation: Observation;
};

/** Periods that are compared for who reported, up to the signal’s own, and those before them. */
const effortPeriods: Readonly<Record<Step, { now: number; before: number }>> = {
  WEEK: { now: 4, before: 52 },
  MONTH: { now: 1, before: 12 },
};

/**
 * What a run adds: a signal for each finding that stands and had none, and an observation of each that had one and now rests
 * on something else. Rank and family alone are nothing else. Whatever has no signal and doesn’t stand leaves no trace.
 */
export function observe(weighed: readonly Weighed[], known: readonly KnownSignal[]): Observed[] {
  const byName = new Map(known.map((one) => [signalKey(one), one]));
  return weighed.flatMap((one) => {
    const name = nameOf(one);
    const before = byName.get(signalKey(name));
    if (!before && !one.stands) return [];
    const observation = observationOf(one);
    if (before && rests(before, observation)) return [];
    const { hidden } = one.series;
    return [{ id: before?.id ?? null, name, hidden, number: (before?.number ?? 0) + 1, observation }];
  });
}

/** One text for each signal of a country. */
export function signalKey(name: SignalName): string {
  const { detector, version, parameters, period } = name;
  const about = name.category === null ? `${name.groupId ?? 'COUNTRY'}/${name.step}` : keyOf(name);
  return [about, detector, version, spellParameters(parameters), period].join('/');
}

/** The same parameters in the same spelling, in whichever order a database gives them back. */
function spellParameters(parameters: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.entries(parameters).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function nameOf({ series, watcher, period }: Weighed): SignalName {
  const { groupId, category, sourceClass, step } = series;
  const { detector, version, parameters } = watcher;
  return { groupId, category, sourceClass, step, detector, version, parameters, period };
}

function observationOf({ series, watcher, period, finding, ranked, stands }: Weighed): Observation {
  const { outcome, observed, upperbound, p } = finding;
  const effort = effortOf(series, period);
  return {
    stands,
    outcome,
    observed,
    upperbound,
    p,
    family: ranked?.family ?? null,
    rank: ranked?.rank ?? null,
    threshold: ranked?.threshold ?? null,
    q: ranked ? Q : null,
    seen: 'seen' in finding ? finding.seen : null,
    sentence: watcher.sentence(finding),
    effort: effort.verdict,
    effortSentence: effort.sentence,
  };
}

/** Who reported in the periods up to one, beside those before. */
function effortOf(series: CountedSeries, period: number) {
  const { now, before } = effortPeriods[series.step];
  const until = period + 1;
  const from = until - now;
  const start = Math.max(series.first, from - before);
  return reportingEffort({
    period: sourcesOf(series, from, until),
    baseline: sourcesOf(series, start, from),
    periods: now,
    baselinePeriods: Math.max(1, from - start),
  });
}

function rests(before: KnownSignal, now: Observation): boolean {
  return (['stands', 'outcome', 'observed', 'upperbound', 'effort'] as const).every(
    (field) => before[field] === now[field],
  );
}
