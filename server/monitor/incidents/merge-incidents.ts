import { randomUUID } from 'node:crypto';
import type { Viewer } from '../../domain/viewer.ts';
import { badUserInput } from '../../lib/api-errors.ts';
import { monitorPolicy } from '../monitor.policy.ts';
import { asMonitor, type MonitorConnection } from '../monitor-connection.ts';
import type { MonitorParts } from '../monitor-parts.ts';
import { type Incident, lockOwnIncidents, openIncident } from './code-incident.ts';
import { type IncidentRow, readIncidentsById } from './incident.sql.ts';
import { requireMove } from './incident-states.ts';
import {
  type CountedRow,
  holdsOthers,
  insertApart,
  insertMerge,
  type NearPair,
  readCounted,
  readNearPairs,
  undoMergeOf,
} from './merge.sql.ts';
import { wordsAlike, wordsOf } from './words-alike.ts';

/** As many as a person looks through. */
const MOST_PAIRS = 100;
/** Pairs of which the words are compared, the latest: what may take a second where a country has very many near each other. */
const MOST_COMPARED = 20_000;
/** Between so many, others get their turn. */
const COMPARED_AT_ONCE = 500;
/** Of two texts about one event, told by different people. */
const ALIKE = 0.2;

/** Two incidents that may be one, and why: the same group, near in time and place, and how alike their words are. */
export type Candidate = { one: Incident; other: Incident; daysApart: number; wordsAlike: number | null };

/** Says that two incidents are one: the one that is kept counts from then on, with the reports of both. */
export function mergeIncidents(
  parts: MonitorParts,
  viewer: Viewer,
  keptId: string,
  mergedId: string,
): Promise<Incident> {
  return change(parts, viewer, [keptId, mergedId], 'INCIDENTS_MERGED', async (connection, kept, merged) => {
    if (!merged || keptId === mergedId) throw badUserInput('Two incidents are merged: name two.');
    if (kept.countryCode !== merged.countryCode) throw badUserInput('Incidents of two countries are two.');
    requireMove(kept, 'MERGE');
    requireMove(merged, 'MERGE');
    if (await holdsOthers(connection, mergedId)) {
      throw badUserInput('Others were merged into that incident: keep it, and merge this one into it.');
    }
    await insertMerge(connection, randomUUID(), kept.countryCode, keptId, mergedId);
    return true;
  });
}

/** Takes a merge back: the incident counts by itself again, as before. */
export function undoMerge(parts: MonitorParts, viewer: Viewer, mergedId: string): Promise<Incident> {
  return change(parts, viewer, [mergedId], 'MERGE_UNDONE', async (connection, merged) => {
    requireMove(merged, 'UNDO_MERGE');
    await undoMergeOf(connection, mergedId);
    return true;
  });
}

/** Says that two incidents which look alike are two, so that they are proposed no more. */
export function keepApart(
  parts: MonitorParts,
  viewer: Viewer,
  oneId: string,
  otherId: string,
): Promise<Incident> {
  return change(parts, viewer, [oneId, otherId], 'INCIDENTS_KEPT_APART', async (connection, one, other) => {
    if (!other || oneId === otherId) throw badUserInput('Two incidents are kept apart: name two.');
    if (one.countryCode !== other.countryCode) throw badUserInput('Incidents of two countries are two.');
    return insertApart(connection, oneId, otherId, one.countryCode);
  });
}

type Work = (
  connection: MonitorConnection,
  first: IncidentRow,
  second: IncidentRow | undefined,
) => Promise<boolean>;

/** Locks, works and tells it in the log, unless nothing changed; answers with the first incident as it then is. */
async function change(
  { database, keys, log }: MonitorParts,
  viewer: Viewer,
  ids: readonly [string, ...string[]],
  kind: 'INCIDENTS_MERGED' | 'MERGE_UNDONE' | 'INCIDENTS_KEPT_APART',
  work: Work,
): Promise<Incident> {
  monitorPolicy.requireSomewhere(viewer, 'recordIncidents');
  const row = await asMonitor(database, viewer, async (connection) => {
    const [first, second] = await lockOwnIncidents(connection, viewer, ids);
    const changed = await work(connection, first, second);
    const [after] = await readIncidentsById(connection, [first.id]);
    if (!after) throw new Error('an incident that was just changed is not there');
    if (changed) await log.append(connection, { countryCode: first.countryCode, kind, subjectId: first.id });
    return after;
  });
  return openIncident(keys, row);
}

/** Incidents of a country that may be one, for a person to decide; the latest first. */
export async function listCandidates(
  { database, keys }: Pick<MonitorParts, 'database' | 'keys'>,
  viewer: Viewer,
  countryCode: string,
): Promise<Candidate[]> {
  return asMonitor(database, viewer, async (connection) => {
    await monitorPolicy.requireReader(connection, viewer, countryCode);
    const pairs = await readNearPairs(connection, countryCode, MOST_COMPARED);
    const told = new Map<string, Told>();
    const found: Candidate[] = [];
    for (let start = 0; start < pairs.length && found.length < MOST_PAIRS; start += COMPARED_AT_ONCE) {
      const some = pairs.slice(start, start + COMPARED_AT_ONCE);
      await openNew(connection, keys, some, told);
      found.push(...some.flatMap((pair) => compare(pair, told)));
    }
    return found.slice(0, MOST_PAIRS);
  });
}

/** An incident with the words that its summary has; null where nobody can read it any more. */
type Told = { incident: Incident; words: ReadonlySet<string> | null };

/** Decrypts what some pairs are of and wasn't read for those before. */
async function openNew(
  connection: MonitorConnection,
  keys: MonitorParts['keys'],
  pairs: readonly NearPair[],
  told: Map<string, Told>,
): Promise<void> {
  const ids = new Set(pairs.flatMap(({ oneId, otherId }) => [oneId, otherId]));
  const rows = await readIncidentsById(
    connection,
    [...ids].filter((id) => !told.has(id)),
  );
  for (const incident of await Promise.all(rows.map((row) => openIncident(keys, row)))) {
    const words = incident.summary === null ? null : wordsOf(incident.summary);
    told.set(incident.id, { incident, words });
  }
}

function compare({ oneId, otherId, daysApart }: NearPair, told: ReadonlyMap<string, Told>): Candidate[] {
  const [one, other] = [told.get(oneId), told.get(otherId)];
  if (!one || !other) return [];
  const alike = one.words && other.words && wordsAlike(one.words, other.words);
  if (alike !== null && alike < ALIKE) return [];
  return [{ one: one.incident, other: other.incident, daysApart, wordsAlike: alike }];
}

/** How many incidents of a country count, by category. */
export function countIncidents(
  { database }: Pick<MonitorParts, 'database'>,
  viewer: Viewer,
  countryCode: string,
): Promise<CountedRow[]> {
  return asMonitor(database, viewer, async (connection) => {
    await monitorPolicy.requireReader(connection, viewer, countryCode);
    return readCounted(connection, countryCode);
  });
}
