import { type AssessedIndicator, type CalendarSeen, calendar } from '../detectors/calendar.ts';
import { type IndicatorLevel, indicatorRise, type RiseSeen } from '../detectors/indicator-rise.ts';
import type { Finding, Result } from '../detectors/result.ts';
import { addDays, nextDay } from '../framework/review.ts';
import { periodOf, type Step, startOf } from '../series/periods.ts';
import type { FrameworkState } from './framework-state.sql.ts';
import { latestPeriods } from './judge-series.ts';
import { type KnownSignal, type Observation, type Observed, type SignalName, signalKey } from './observe.ts';

/** Each indicator of the framework, with its factor. */
export type Indicators = readonly { code: string; factor: string }[];

/** Of the whole country, or of a group. */
type About = { groupId: string | null; hidden: boolean };

type Judged = { name: SignalName; finding: Finding<RiseSeen | CalendarSeen>; sentence: string };

const NO_COUNT = 'It counts no reports, so that nothing is to be said of who made them.';

/**
 * What a run adds about assessments and sensitive dates, for the whole country and for each group. `indicatorRise` looks at
 * each of the latest weeks: at what rose in it. `calendar` looks at the latest months, each as it ended, or is today. Both look
 * again at the periods of the signals that they had (`known`). As in a series, what rests on the same leaves no trace.
 */
export function judgeFramework(
  state: FrameworkState,
  indicators: Indicators,
  known: readonly KnownSignal[],
  today: string,
): Observed[] {
  const byName = new Map(known.map((one) => [signalKey(one), one]));
  return [{ groupId: null, hidden: false }, ...state.groups].flatMap((about) =>
    judgeOne(state, indicators, about, known, today).flatMap(({ name, finding, sentence }) => {
      const stands = finding.outcome === 'ALARM';
      const before = byName.get(signalKey(name));
      if (!before && !stands) return [];
      const observation = observationOf(finding, stands, sentence);
      if (before && rests(before, observation)) return [];
      const { hidden } = about;
      return [{ id: before?.id ?? null, name, hidden, number: (before?.number ?? 0) + 1, observation }];
    }),
  );
}

function judgeOne(
  state: FrameworkState,
  indicators: Indicators,
  { groupId }: About,
  known: readonly KnownSignal[],
  today: string,
): Judged[] {
  const looks = state.looks.filter((look) => look.groupId === groupId);
  const dates = state.dates.filter((date) => date.groupId === null || date.groupId === groupId);
  const periods = ({ detector, version }: { detector: string; version: number }, step: Step) => {
    const before = known.filter(
      (one) => one.detector === detector && one.version === version && one.groupId === groupId,
    );
    return new Set([...latestPeriods(step, periodOf(step, today)), ...before.map(({ period }) => period)]);
  };
  const judged = <Seen extends RiseSeen | CalendarSeen>(
    step: Step,
    period: number,
    { detector, version, parameters, findings }: Result<Seen>,
    sentence: (finding: Finding<Seen>) => string,
  ): Judged[] => {
    const name = { groupId, category: null, sourceClass: null, step, detector, version, parameters, period };
    return findings.map((finding) => ({ name, finding, sentence: sentence(finding) }));
  };
  const rises = [...periods(indicatorRise, 'WEEK')].flatMap((week) => {
    const before = levelsAt(looks, addDays(startOf('WEEK', week), -1));
    const now = levelsAt(looks, endOf('WEEK', week, today));
    const pairs = indicators.map(({ code }) => ({ code, before: before(code), now: now(code) }));
    return judged('WEEK', week, indicatorRise.detect(pairs), indicatorRise.sentence);
  });
  const comings = [...periods(calendar, 'MONTH')].flatMap((month) => {
    const day = endOf('MONTH', month, today);
    // By its kind: what a date is called is encrypted, and detection has no key.
    const coming = dates.flatMap((date) => {
      const comesOn = nextDay(date, day);
      return comesOn === null ? [] : [{ name: date.kind.toLowerCase(), day: comesOn }];
    });
    const level = levelsAt(looks, day);
    const assessed: AssessedIndicator[] = indicators.map((one) => ({ ...one, level: level(one.code) }));
    return judged('MONTH', month, calendar.detect(coming, assessed, day), calendar.sentence);
  });
  return [...rises, ...comings];
}

/** The last day of a period, or today where that isn't over. */
function endOf(step: Step, period: number, today: string): string {
  const end = addDays(startOf(step, period + 1), -1);
  return end < today ? end : today;
}

/** The level of each indicator at the end of a day; looks are the oldest first. */
function levelsAt(looks: FrameworkState['looks'], day: string): (code: string) => IndicatorLevel {
  const levels = new Map(looks.filter((look) => look.day <= day).map((look) => [look.indicator, look.level]));
  return (code) => levels.get(code) ?? 'UNKNOWN';
}

function observationOf(
  finding: Finding<RiseSeen | CalendarSeen>,
  stands: boolean,
  sentence: string,
): Observation {
  const { outcome, observed, upperbound } = finding;
  return {
    stands,
    outcome,
    observed,
    upperbound,
    p: null,
    family: null,
    rank: null,
    threshold: null,
    q: null,
    seen: 'seen' in finding ? finding.seen : null,
    sentence,
    effort: 'CANNOT_TELL',
    effortSentence: NO_COUNT,
  };
}

function rests(before: KnownSignal, now: Observation): boolean {
  return (
    before.stands === now.stands &&
    before.outcome === now.outcome &&
    essence(before.seen) === essence(now.seen)
  );
}

/** What of it matters: not how many days are left to a date, which are fewer each day. */
function essence(seen: unknown): string {
  const { rose = [], dates = [], factors = [] } = (seen ?? {}) as Partial<RiseSeen & CalendarSeen>;
  return JSON.stringify([
    rose.map(({ code, before, now }) => [code, before, now]),
    dates.map(({ name, day }) => [name, day]),
    factors,
  ]);
}
