import { randomUUID } from 'node:crypto';
import type { SourceReliability } from '../../../schema/types/incident-judgement.ts';
import type { ReportConsent } from '../../../schema/types/monitor-report-terms.ts';
import type { Viewer } from '../../domain/viewer.ts';
import { badUserInput } from '../../lib/api-errors.ts';
import { checkName, checkPastDay, checkWords } from '../check-words.ts';
import { monitorPolicy } from '../monitor.policy.ts';
import { asMonitor } from '../monitor-connection.ts';
import type { MonitorParts } from '../monitor-parts.ts';
import type { KeyProvider, Retention } from '../sealing/key-provider.ts';
import { seal, unseal } from '../sealing/seal.ts';
import { insertReport, type ReportRow, readReportOf, readReports } from './report.sql.ts';
import type { ReportState } from './report-states.ts';

const LONGEST_LIMITS = 2_000;
export const REPORTS = { usual: 50, most: 100 };

export type ReportGiven = {
  mutationId: string;
  country: string;
  receivedOn: string;
  sourceCode: string;
  sourceReliability: SourceReliability;
  consent: ReportConsent;
  consentLimits: string | null;
  retention: Retention;
  text: string;
};

type Content = { text: string; consentLimits: string | null };

/** A report with its words; both null where the key that they were encrypted with is gone. */
export type Report = Omit<ReportRow, 'sealed'> & { text: string | null; consentLimits: string | null };

/** Records what came in, once for each `mutationId` of its author. */
export async function recordReport(
  { database, keys, log }: MonitorParts,
  viewer: Viewer,
  given: ReportGiven,
): Promise<Report> {
  const { mutationId, country: countryCode, sourceReliability, consent, retention } = given;
  monitorPolicy.requireIn(viewer, 'recordIncidents', countryCode);
  const sourceCode = checkName('source’s code', given.sourceCode);
  const receivedOn = checkPastDay('day on which it came in', given.receivedOn);
  const consentLimits = given.consentLimits && checkWords('limits', given.consentLimits, LONGEST_LIMITS);
  const content: Content = { text: checkWords('report', given.text), consentLimits: consentLimits || null };
  const id = randomUUID();
  const sealed = await seal(keys, { id, country: countryCode, retention }, content);
  const row = await asMonitor(database, viewer, async (connection) => {
    const report = { id, countryCode, receivedOn, sourceCode, sourceReliability, consent, retention };
    if (await insertReport(connection, { ...report, sealed, mutationId })) {
      await log.append(connection, { countryCode, kind: 'REPORT_RECORDED', subjectId: id });
    }
    return readReportOf(connection, mutationId);
  });
  if (!row) throw badUserInput('This mutationId was used for another country: make a new one.');
  return openReport(keys, row);
}

export type ReportsAsked = {
  country: string;
  state: ReportState | null;
  incidentId: string | null;
  first: number | null;
  offset: number;
};

/** A page of a country's reports, the latest first, and whether more follow. */
export async function listReports(
  { database, keys }: Pick<MonitorParts, 'database' | 'keys'>,
  viewer: Viewer,
  { country, state, incidentId, first, offset }: ReportsAsked,
): Promise<{ reports: Report[]; hasNextPage: boolean }> {
  const size = first ?? REPORTS.usual;
  if (size < 0 || size > REPORTS.most) throw badUserInput(`A page holds 0 to ${REPORTS.most} reports.`);
  if (offset < 0 || offset > 1_000_000) throw badUserInput('Skip 0 to 1,000,000 reports.');
  const rows = await asMonitor(database, viewer, async (connection) => {
    await monitorPolicy.requireReader(connection, viewer, country);
    return readReports(connection, { countryCode: country, state, incidentId }, size + 1, offset);
  });
  const reports = await Promise.all(rows.slice(0, size).map((row) => openReport(keys, row)));
  return { reports, hasNextPage: rows.length > size };
}

/** A stored report with its words decrypted. */
export async function openReport(keys: KeyProvider | null, { sealed, ...row }: ReportRow): Promise<Report> {
  const place = { id: row.id, country: row.countryCode, retention: row.retention };
  const content = await unseal<Content>(keys, place, sealed);
  return { ...row, text: content?.text ?? null, consentLimits: content?.consentLimits ?? null };
}
