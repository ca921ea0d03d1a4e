import type { Viewer } from '../../domain/viewer.ts';
import { checkPastDay } from '../check-words.ts';
import { calendar } from '../detectors/calendar.ts';
import { type IndicatorLevel, indicatorRise } from '../detectors/indicator-rise.ts';
import type { Finding, Result } from '../detectors/result.ts';
import { readGroups } from '../groups/group.sql.ts';
import { monitorPolicy } from '../monitor.policy.ts';
import { asMonitor } from '../monitor-connection.ts';
import type { FrameworkParts } from './assess-indicator.ts';
import { type LevelRow, readLevels } from './assessment.sql.ts';
import { addDays, REVIEW_DAYS } from './review.ts';
import { indicatorsOf } from './risk-framework.ts';
import { readSensitiveDates } from './sensitive-date.sql.ts';
import { openSensitiveDate } from './sensitive-dates.ts';

/** What a detector says of the whole country, or of a group there. */
export type FrameworkFinding = {
  groupId: string | null;
  groupName: string | null;
  detector: string;
  version: number;
  outcome: Finding['outcome'];
  sentence: string;
};

/**
 * What `indicatorRise` (from the end of `since` to today; half a year where null is given) and `calendar` say of the whole
 * country and of each of its groups, in the order of their names.
 */
export async function findInFramework(
  { database, keys, framework }: FrameworkParts,
  viewer: Viewer,
  { country, since }: { country: string; since: string | null },
  today: string,
): Promise<FrameworkFinding[]> {
  const from = since === null ? addDays(today, -REVIEW_DAYS) : checkPastDay('day', since);
  const read = await asMonitor(database, viewer, async (connection) => {
    await monitorPolicy.requireReader(connection, viewer, country);
    return {
      groups: await readGroups(connection, country, true),
      before: await readLevels(connection, country, from),
      now: await readLevels(connection, country, today),
      dates: await readSensitiveDates(connection, country),
    };
  });
  const dates = await Promise.all(read.dates.map((row) => openSensitiveDate(keys, row, today)));
  const before = levelsBy(read.before);
  const now = levelsBy(read.now);
  const indicators = indicatorsOf(framework);
  const findings: FrameworkFinding[] = [];
  for (const group of [null, ...read.groups]) {
    const levelIn = (levels: ReturnType<typeof levelsBy>, code: string) =>
      levels.get(keyOf(group?.id ?? null, code)) ?? 'UNKNOWN';
    const about = { groupId: group?.id ?? null, groupName: group?.name ?? null };
    const rise = indicatorRise.detect(
      indicators.map(({ code }) => ({ code, before: levelIn(before, code), now: levelIn(now, code) })),
    );
    const coming = calendar.detect(
      dates
        .filter(({ groupId }) => groupId === null || groupId === about.groupId)
        .flatMap(({ name, kind, comesOn }) =>
          comesOn === null ? [] : [{ name: name ?? kind.toLowerCase(), day: comesOn }],
        ),
      indicators.map(({ code, factor }) => ({ code, factor, level: levelIn(now, code) })),
      today,
    );
    findings.push(
      ...toFindings(about, rise, indicatorRise.sentence),
      ...toFindings(about, coming, calendar.sentence),
    );
  }
  return findings;
}

function toFindings<Seen>(
  about: Pick<FrameworkFinding, 'groupId' | 'groupName'>,
  { detector, version, findings }: Result<Seen>,
  sentence: (finding: Finding<Seen>) => string,
): FrameworkFinding[] {
  return findings.map((finding) => ({
    ...about,
    detector,
    version,
    outcome: finding.outcome,
    sentence: sentence(finding),
  }));
}

function levelsBy(rows: readonly LevelRow[]): Map<string, IndicatorLevel> {
  return new Map(rows.map(({ groupId, indicator, level }) => [keyOf(groupId, indicator), level]));
}

function keyOf(groupId: string | null, indicator: string): string {
  return `${groupId ?? 'all'} ${indicator}`;
}
