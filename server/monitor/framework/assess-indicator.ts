import { randomUUID } from 'node:crypto';
import { isUniqueViolation } from '../../database/database-errors.ts';
import { LONGEST_NOTE } from '../../domain/text-limits.ts';
import type { Viewer } from '../../domain/viewer.ts';
import { badUserInput, notFound } from '../../lib/api-errors.ts';
import { checkPastDay, checkWords } from '../check-words.ts';
import { requireGroupOf } from '../groups/name-group.ts';
import { readIncidentsById } from '../incidents/incident.sql.ts';
import { monitorPolicy } from '../monitor.policy.ts';
import { asMonitor, type MonitorConnection } from '../monitor-connection.ts';
import type { MonitorParts } from '../monitor-parts.ts';
import type { KeyProvider } from '../sealing/key-provider.ts';
import { seal, unseal } from '../sealing/seal.ts';
import {
  type AssessmentRow,
  insertAssessment,
  type Look,
  readAssessmentHistory,
  readAssessments,
} from './assessment.sql.ts';
import { datesToLookBefore, dayOf, isDue, lookAgainOn } from './review.ts';
import { indicatorsOf, type RiskFramework } from './risk-framework.ts';
import { readSensitiveDates } from './sensitive-date.sql.ts';

export const MOST_EVIDENCE = 50;
export const MOST_LOOKS = 100;
const retention = 'FIVE_YEARS';

/** A look with its reasons; null where their key is gone. */
export type Assessment = Omit<AssessmentRow, 'sealed' | 'retention'> & { reasons: string | null };

export type AssessmentGiven = Look & {
  groupId: string | null;
  indicator: string;
  baseRevision: number;
  reasons: string;
  evidence: readonly string[];
};

/** The framework beside what everything of the monitor works with. */
export type FrameworkParts = MonitorParts & { framework: RiskFramework };

/**
 * Adds a look at an indicator, on top of the one that was seen: nothing is written over. Throws BAD_USER_INPUT where somebody
 * looked meanwhile, and NOT_FOUND where the group or an incident is none of the country’s.
 */
export async function assessIndicator(
  { database, keys, log, framework }: FrameworkParts,
  viewer: Viewer,
  countryCode: string,
  { groupId, indicator, baseRevision, reasons, evidence: named, ...look }: AssessmentGiven,
): Promise<Assessment> {
  monitorPolicy.requireIn(viewer, 'recordIncidents', countryCode);
  requireIndicator(framework, indicator);
  const words = checkWords('reasons', reasons, LONGEST_NOTE);
  const evidence = [...new Set(named)].sort();
  if (evidence.length > MOST_EVIDENCE) {
    throw badUserInput(`An assessment names ${MOST_EVIDENCE} incidents at most: name those that say most.`);
  }
  const id = randomUUID();
  const sealed = await seal(keys, { id, country: countryCode, retention }, { reasons: words });
  const row = await asMonitor(database, viewer, async (connection) => {
    await requireGroupOf(connection, groupId, countryCode);
    const incidents = await readIncidentsById(connection, evidence);
    if (incidents.filter((one) => one.countryCode === countryCode).length < evidence.length) {
      throw notFound('No incident of this country that you read has one of these ids.');
    }
    const [before] = await readAssessmentHistory(connection, countryCode, groupId, indicator, 1);
    if ((before?.revision ?? 0) !== baseRevision) throw assessedMeanwhile();
    const made = { id, countryCode, groupId, indicator, revision: baseRevision + 1, ...look };
    try {
      await insertAssessment(connection, { ...made, retention, sealed, evidence });
    } catch (error) {
      if (isUniqueViolation(error, 'uq_monitor_assessment_revision')) throw assessedMeanwhile();
      throw error;
    }
    const [after] = await readAssessmentHistory(connection, countryCode, groupId, indicator, 1);
    if (!after) throw new Error('an assessment that was just made is not there');
    await log.append(connection, { countryCode, kind: 'INDICATOR_ASSESSED', subjectId: id });
    return after;
  });
  return openAssessment(keys, row);
}

/** An indicator as it stood on a day, and whether it is to be looked at. */
export type AssessedIndicator = {
  indicator: string;
  level: Look['level'];
  latest: Assessment | null;
  lookAgainOn: string | null;
  isDue: boolean;
  dueBefore: string[];
};

/**
 * All indicators of a country, or of a group there, as they stood at the end of a day (`today` where null is given). What
 * nobody had looked at is UNKNOWN.
 */
export async function readAssessment(
  { database, keys, framework }: FrameworkParts,
  viewer: Viewer,
  { country, groupId, asOf }: { country: string; groupId: string | null; asOf: string | null },
  today: string,
): Promise<{ asOf: string; indicators: AssessedIndicator[] }> {
  const day = asOf === null ? today : checkPastDay('day', asOf);
  const { rows, dates } = await asMonitor(database, viewer, async (connection) => {
    await monitorPolicy.requireReader(connection, viewer, country);
    return {
      rows: await readAssessments(connection, country, groupId, day),
      dates: await readSensitiveDates(connection, country),
    };
  });
  const heeded = dates.filter((one) => one.groupId === null || one.groupId === groupId);
  const opened = await Promise.all(rows.map((row) => openAssessment(keys, row)));
  const byIndicator = new Map(opened.map((one) => [one.indicator, one]));
  const indicators = indicatorsOf(framework).map(({ code, factor }): AssessedIndicator => {
    const latest = byIndicator.get(code) ?? null;
    const looked = latest && dayOf(latest.assessedAt);
    return {
      indicator: code,
      level: latest?.level ?? 'UNKNOWN',
      latest,
      lookAgainOn: looked && lookAgainOn(looked),
      isDue: isDue(looked, day),
      dueBefore: datesToLookBefore(factor, looked, heeded, day).map(({ id }) => id),
    };
  });
  return { asOf: day, indicators };
}

/** Looks at one indicator over time, the latest first. */
export async function listLooks(
  { database, keys, framework }: FrameworkParts,
  viewer: Viewer,
  { country, groupId, indicator }: { country: string; groupId: string | null; indicator: string },
): Promise<Assessment[]> {
  const rows = await asMonitor(database, viewer, async (connection: MonitorConnection) => {
    await monitorPolicy.requireReader(connection, viewer, country);
    requireIndicator(framework, indicator);
    return readAssessmentHistory(connection, country, groupId, indicator, MOST_LOOKS);
  });
  return Promise.all(rows.map((row) => openAssessment(keys, row)));
}

async function openAssessment(
  keys: KeyProvider | null,
  { sealed, retention: kept, ...row }: AssessmentRow,
): Promise<Assessment> {
  const where = { id: row.id, country: row.countryCode, retention: kept };
  const content = await unseal<{ reasons: string }>(keys, where, sealed);
  return { ...row, reasons: content?.reasons ?? null };
}

function requireIndicator(framework: RiskFramework, indicator: string): void {
  if (indicatorsOf(framework).some(({ code }) => code === indicator)) return;
  throw badUserInput('The framework has no such indicator: name it by its code, for instance RF8.2.');
}

function assessedMeanwhile() {
  return badUserInput(
    'Somebody looked at this indicator in the meantime: read what they found, and say on top of it what you did.',
  );
}
