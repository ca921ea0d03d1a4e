import { randomBytes, randomUUID } from 'node:crypto';
import type { Database } from '../../server/database/database.ts';
import type { MembershipScope, Viewer } from '../../server/domain/viewer.ts';
import { newSigningKey } from '../../server/log/proof/head-signature.ts';
import type { IncidentGiven } from '../../server/monitor/incidents/code-incident.ts';
import { codeIncident } from '../../server/monitor/incidents/code-incident.ts';
import { MonitorLog } from '../../server/monitor/log/monitor-log.ts';
import type { MonitorParts } from '../../server/monitor/monitor-parts.ts';
import { type ReportGiven, recordReport } from '../../server/monitor/reports/record-report.ts';
import type { KeyProvider, Retention, SealingKey } from '../../server/monitor/sealing/key-provider.ts';

/** Keys that a test can lose. */
export class MemoryKeys implements KeyProvider {
  readonly kept = new Map<string, SealingKey>();

  async find(country: string, retention: Retention): Promise<SealingKey | null> {
    return this.kept.get(`${country}/${retention}`) ?? null;
  }

  async ensure(country: string, retention: Retention): Promise<SealingKey> {
    const key = (await this.find(country, retention)) ?? { id: randomUUID(), secret: randomBytes(32) };
    this.kept.set(`${country}/${retention}`, key);
    return key;
  }
}

export const monitorParts = (database: Database, keys: KeyProvider = new MemoryKeys()): MonitorParts => ({
  database,
  keys,
  log: new MonitorLog(newSigningKey()),
});

/** One role each, by the name under which tests speak of whoever has it. */
export const monitorRoles: Readonly<Record<string, MembershipScope[]>> = {
  'analyst of KEN': [{ role: 'MONITORING_ANALYST', agencyCode: null, countryCode: 'KEN' }],
  'adviser of KEN': [{ role: 'HUMAN_RIGHTS_ADVISER', agencyCode: null, countryCode: 'KEN' }],
  'Resident Coordinator of KEN who reads incidents': [
    {
      role: 'COUNTRY_LEAD',
      agencyCode: null,
      countryCode: 'KEN',
      residentCoordinator: true,
      monitoring: true,
    },
  ],
  'mandate holder': [{ role: 'MANDATE_HOLDER', agencyCode: null, countryCode: null }],
  'analyst of NPL': [{ role: 'MONITORING_ANALYST', agencyCode: null, countryCode: 'NPL' }],
  'adviser of NPL': [{ role: 'HUMAN_RIGHTS_ADVISER', agencyCode: null, countryCode: 'NPL' }],
};

export const reportGiven = (given: Partial<ReportGiven> = {}): ReportGiven => ({
  mutationId: randomUUID(),
  country: 'KEN',
  receivedOn: '2026-03-02',
  sourceCode: 'S-1',
  sourceReliability: 'UNTESTED',
  consent: 'MONITORING_ONLY',
  consentLimits: null,
  retention: 'FIVE_YEARS',
  text: 'The prayer house on the hill was burned down at night.',
  ...given,
});

export const incidentGiven = (given: Partial<IncidentGiven> = {}): IncidentGiven => ({
  groupId: null,
  categories: ['BELIEF_CULTURE'],
  occurredOn: '2026-03-01',
  datePrecision: 'DAY',
  region: 'Highlands',
  place: null,
  placePrecision: 'REGION',
  actor: 'UNKNOWN',
  low: null,
  best: null,
  high: null,
  basis: 'UNKNOWN',
  sourceReliability: 'UNTESTED',
  informationValidity: 'PLAUSIBLE',
  proof: 'REASONABLE_GROUNDS',
  sensitivity: 'MODERATE',
  summary: 'The prayer house on the hill was burned down at night.',
  ...given,
});

/** A report and the incident that was coded from it. */
export async function addIncident(
  parts: MonitorParts,
  analyst: Viewer,
  given: Partial<IncidentGiven> = {},
  report: Partial<ReportGiven> = {},
) {
  const { id } = await recordReport(parts, analyst, reportGiven(report));
  return { report: id, incident: await codeIncident(parts, analyst, [id], incidentGiven(given)) };
}

/** The code by which something was refused, or that it was done. */
export const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error) => error.extensions?.code ?? error.code ?? String(error),
  );
