import { randomUUID } from 'node:crypto';
import type { Viewer } from '../../domain/viewer.ts';
import { badUserInput, notFound } from '../../lib/api-errors.ts';
import { checkName, checkPastDay, checkWords } from '../check-words.ts';
import { requireGroupOf } from '../groups/name-group.ts';
import { monitorPolicy } from '../monitor.policy.ts';
import { asMonitor, type MonitorConnection } from '../monitor-connection.ts';
import { idOfRequest } from '../monitor-id.ts';
import type { MonitorParts } from '../monitor-parts.ts';
import { lockOwn } from '../reports/move-report.ts';
import { deleteEmptied, updateReport } from '../reports/report.sql.ts';
import { moveReport } from '../reports/report-states.ts';
import type { KeyProvider } from '../sealing/key-provider.ts';
import { seal, unseal } from '../sealing/seal.ts';
import {
  type Coding,
  type IncidentRow,
  insertIncident,
  lockIncidents,
  readIncidents,
  readIncidentsById,
  updateIncident,
} from './incident.sql.ts';
import { shortenWords } from './shorten-words.ts';

export const INCIDENTS = { usual: 50, most: 100 };
const MOST_NUMBER = 1_000_000;

type Content = { summary: string; place: string | null };
export type IncidentGiven = Coding & Content;

/** An incident with its words; null where their key is gone. */
export type Incident = Omit<IncidentRow, 'sealed'> & { summary: string | null; place: string | null };

/**
 * Codes an incident from reports that were received, of one country. They stand for it from then on. With a `mutationId` it
 * is done once for each of an analyst's.
 */
export async function codeIncident(
  { database, keys, log }: MonitorParts,
  viewer: Viewer,
  reportIds: readonly string[],
  given: IncidentGiven,
  mutationId: string = randomUUID(),
): Promise<Incident> {
  monitorPolicy.requireSomewhere(viewer, 'recordIncidents');
  const { summary, place, ...coding } = checked(given);
  const id = idOfRequest(viewer.personId, 'incident', mutationId);
  const row = await asMonitor(database, viewer, async (connection) => {
    const reports = await lockOwn(connection, viewer, reportIds);
    const [already] = await readIncidentsById(connection, [id]);
    if (already) return already;
    const [{ countryCode }] = reports;
    // What it says comes from all of them, and is kept no longer than the one that is kept shortest.
    const retention = reports.some((each) => each.retention === 'ONE_YEAR') ? 'ONE_YEAR' : 'FIVE_YEARS';
    if (reports.some((one) => one.countryCode !== countryCode)) {
      throw badUserInput('An incident is of one country: code the reports of each by themselves.');
    }
    await requireGroupOf(connection, coding.groupId, countryCode);
    const sealed = await seal(keys, { id, country: countryCode, retention }, { summary, place });
    await insertIncident(connection, { id, countryCode, retention, sealed, ...coding });
    for (const report of reports) {
      await updateReport(connection, report.id, moveReport(report.state, 'CODE'), id);
    }
    await deleteEmptied(
      connection,
      reports.map(({ incidentId }) => incidentId),
    );
    const made = await one(connection, id);
    await log.append(connection, { countryCode, kind: 'INCIDENT_CODED', subjectId: id });
    return made;
  });
  return openIncident(keys, row);
}

/** Codes an incident otherwise, on top of the revision that was seen. */
export async function changeIncident(
  { database, keys, log }: MonitorParts,
  viewer: Viewer,
  id: string,
  baseRevision: number,
  given: IncidentGiven,
): Promise<Incident> {
  monitorPolicy.requireSomewhere(viewer, 'recordIncidents');
  const { summary, place, ...coding } = checked(given);
  const row = await asMonitor(database, viewer, async (connection) => {
    const [before] = await lockOwnIncidents(connection, viewer, [id]);
    const { countryCode, retention } = before;
    if (before.revision !== baseRevision) {
      throw badUserInput(
        'This incident was changed in the meantime: read it again, and change it as it is now.',
      );
    }
    await requireGroupOf(connection, coding.groupId, countryCode);
    const sealed = await seal(keys, { id, country: countryCode, retention }, { summary, place });
    await updateIncident(connection, { id, countryCode, sealed, ...coding });
    const changed = await one(connection, id);
    await log.append(connection, { countryCode, kind: 'INCIDENT_CHANGED', subjectId: id });
    return changed;
  });
  return openIncident(keys, row);
}

/** Lets one more report that was received stand for an incident: it is no other incident, and counts nothing twice. */
export async function attachReport(
  { database, keys, log }: MonitorParts,
  viewer: Viewer,
  reportId: string,
  incidentId: string,
): Promise<Incident> {
  monitorPolicy.requireSomewhere(viewer, 'recordIncidents');
  const row = await asMonitor(database, viewer, async (connection) => {
    const [report] = await lockOwn(connection, viewer, [reportId]);
    // The one that it was of before, too, in one order: somebody else may attach the other way round.
    const before = report.incidentId === null ? [] : [report.incidentId];
    const [incident] = await lockOwnIncidents(connection, viewer, [incidentId, ...before]);
    const { countryCode } = incident;
    if (report.countryCode !== countryCode)
      throw badUserInput('The report is of another country than the incident.');
    await shortenWords(connection, keys, incident, report.retention);
    await updateReport(connection, reportId, moveReport(report.state, 'CODE'), incidentId);
    await deleteEmptied(connection, before);
    const standing = await one(connection, incidentId);
    await log.append(connection, { countryCode, kind: 'REPORT_ATTACHED', subjectId: reportId });
    return standing;
  });
  return openIncident(keys, row);
}

/** A page of a country's incidents, the latest first, and whether more follow. */
export async function listIncidents(
  { database, keys }: Pick<MonitorParts, 'database' | 'keys'>,
  viewer: Viewer,
  { country, first, offset }: { country: string; first: number | null; offset: number },
): Promise<{ incidents: Incident[]; hasNextPage: boolean }> {
  const size = first ?? INCIDENTS.usual;
  if (size < 0 || size > INCIDENTS.most) throw badUserInput(`A page holds 0 to ${INCIDENTS.most} incidents.`);
  if (offset < 0 || offset > 1_000_000) throw badUserInput('Skip 0 to 1,000,000 incidents.');
  const rows = await asMonitor(database, viewer, async (connection) => {
    await monitorPolicy.requireReader(connection, viewer, country);
    return readIncidents(connection, country, size + 1, offset);
  });
  const incidents = await Promise.all(rows.slice(0, size).map((row) => openIncident(keys, row)));
  return { incidents, hasNextPage: rows.length > size };
}

/** One incident, for whoever reads its country's now. Throws NOT_FOUND where it isn't there for them. */
export async function findIncident(
  { database, keys }: Pick<MonitorParts, 'database' | 'keys'>,
  viewer: Viewer,
  id: string,
): Promise<Incident> {
  monitorPolicy.requireSomewhere(viewer, 'readIncidents', 'openIncidents');
  const row = await asMonitor(database, viewer, async (connection) => {
    const [found] = await readIncidentsById(connection, [id]);
    return found && (await monitorPolicy.readsIncidents(connection, viewer, found.countryCode))
      ? found
      : null;
  });
  if (!row) throw notFound('No incident that you read has this id.');
  return openIncident(keys, row);
}

/** A stored incident with its words decrypted. */
export async function openIncident(
  keys: KeyProvider | null,
  { sealed, ...row }: IncidentRow,
): Promise<Incident> {
  const where = { id: row.id, country: row.countryCode, retention: row.retention };
  const content = await unseal<Content>(keys, where, sealed);
  return { ...row, summary: content?.summary ?? null, place: content?.place ?? null };
}

/** Incidents that the analyst may change, in the order asked for, held until the transaction ends. */
export async function lockOwnIncidents(
  connection: MonitorConnection,
  viewer: Viewer,
  ids: readonly [string, ...string[]],
): Promise<[IncidentRow, ...IncidentRow[]]> {
  const rows = (await lockIncidents(connection, ids)).filter(({ countryCode }) =>
    monitorPolicy.mayIn(viewer, 'recordIncidents', countryCode),
  );
  const [first, ...rest] = ids.map((id) => {
    const row = rows.find((each) => each.id === id);
    if (!row) throw notFound('No incident that you may change has this id.');
    return row;
  });
  if (!first) throw notFound('No incident was named.');
  return [first, ...rest];
}

async function one(connection: MonitorConnection, id: string): Promise<IncidentRow> {
  const [row] = await lockIncidents(connection, [id]);
  if (!row) throw new Error('an incident that was just written is not there');
  return row;
}

function checked(given: IncidentGiven): IncidentGiven {
  const { categories, low, best, high, placePrecision, sensitivity } = given;
  if (categories.length === 0) throw badUserInput('An incident has at least one category.');
  const numbers = [low, best, high];
  if (numbers.some((one) => one !== null && (one < 0 || one > MOST_NUMBER))) {
    throw badUserInput(`Numbers are 0 to ${MOST_NUMBER}.`);
  }
  if (numbers.some((one) => one === null) && numbers.some((one) => one !== null)) {
    throw badUserInput('Numbers are three, low, best and high, or none.');
  }
  if (low !== null && best !== null && high !== null && (low > best || best > high)) {
    throw badUserInput('Low is at most best, and best at most high.');
  }
  if (placePrecision === 'SITE' && sensitivity !== 'HIGH' && sensitivity !== 'SEVERE') {
    throw badUserInput(
      'An exact site makes an incident HIGH or SEVERE: say so, or name the place less exactly.',
    );
  }
  return {
    ...given,
    categories: [...new Set(categories)],
    occurredOn: checkPastDay('day on which it happened', given.occurredOn),
    region: given.region === null ? null : checkName('region', given.region),
    place: given.place === null ? null : checkName('place', given.place),
    summary: checkWords('summary', given.summary),
  };
}
