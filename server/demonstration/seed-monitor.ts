import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Viewer } from '../domain/viewer.ts';
import { packageRoot } from '../lib/package-root.ts';
import { readRiskFramework } from '../monitor/framework/risk-framework.ts';
import { listGroups, nameGroup } from '../monitor/groups/name-group.ts';
import { importEvents } from '../monitor/imports/import-events.ts';
import { READY_MAPPINGS } from '../monitor/imports/ready-mappings.ts';
import { codeIncident } from '../monitor/incidents/code-incident.ts';
import { mergeIncidents } from '../monitor/incidents/merge-incidents.ts';
import type { MonitorParts } from '../monitor/monitor-parts.ts';
import { recordReport } from '../monitor/reports/record-report.ts';
import { readStageOf, saveStageOf } from './demonstration-state.sql.ts';
import { ensurePersonas } from './ensure-personas.ts';
import { MONITORED, PUBLIC_EVENTS_OF } from './listed-personas.ts';
import { madeUpGroups, madeUpReports } from './monitor-story.ts';
import { findPersona } from './persona-directory.ts';
import { seedAlerts } from './seed-alerts.ts';
import { seedFramework } from './seed-framework.ts';

/**
 * Makes the demonstration's monitor, by the ordinary functions, after the server has begun to listen. Where a stop
 * interrupts it, the next start goes on: a report that was recorded is known by its `mutationId`, and one that was coded is
 * left as it is. Does nothing where it is there, and in a database whose demonstration never asked for it.
 */
export async function seedMonitor(
  parts: MonitorParts,
  today: Date,
  stopped: Pick<AbortSignal, 'aborted'>,
): Promise<void> {
  const { database } = parts;
  if ((await readStageOf(database, 'monitor')) !== 'due') return;
  const analyst = await actorOf(parts, `monitoring-analyst/${MONITORED}`);
  const groups = await ensureGroups(parts, analyst);
  let before: string | null = null;
  for (const { report, group, incident, again } of madeUpReports(today)) {
    if (stopped.aborted) return;
    const { id, state, incidentId } = await recordReport(parts, analyst, report);
    if (!incident) continue;
    const groupId = group === null ? null : (groups[group] ?? null);
    const coded: string =
      state === 'RECEIVED'
        ? (await codeIncident(parts, analyst, [id], { ...incident, groupId })).id
        : (incidentId ?? '');
    if (again && before !== null && state === 'RECEIVED') await mergeIncidents(parts, analyst, before, coded);
    before = coded;
  }
  const adviser = await actorOf(parts, `human-rights-adviser/${MONITORED}`);
  await actorOf(parts, `resident-coordinator/${MONITORED}`);
  const [group] = groups;
  if (group) {
    await seedAlerts(parts, { analyst, adviser }, group, today);
    await seedFramework({ ...parts, framework: readRiskFramework() }, analyst, group, today);
  }
  await seedPublicEvents(parts);
  await saveStageOf(database, 'monitor', 'complete');
}

/** Some of the real events that UCDP publishes, under its name, to show an import, a map and series. */
async function seedPublicEvents(parts: MonitorParts): Promise<void> {
  const analyst = await actorOf(parts, `monitoring-analyst/${PUBLIC_EVENTS_OF}`);
  const mapping = READY_MAPPINGS.get('UCDP GED');
  if (!mapping) throw new Error('there is no mapping for UCDP GED');
  const file = await readFile(join(packageRoot(), 'server/demonstration/data/ucdp-ged-sample.csv'), 'utf8');
  await importEvents(
    parts,
    analyst,
    { country: PUBLIC_EVENTS_OF, source: 'UCDP GED 19.1 (public; a sample of 500)', mapping, file },
    false,
  );
}

async function actorOf({ database }: MonitorParts, name: string): Promise<Viewer> {
  const persona = await findPersona(database, name);
  if (!persona) throw new Error(`the demonstration's persona ${name} stands for nobody`);
  const [person] = await ensurePersonas(database, [persona]);
  if (!person) throw new Error('a persona was ensured without a result');
  return { personId: person.id, name: person.name, memberships: [persona.membership] };
}

/** The ids of the made-up groups, in their order. */
async function ensureGroups(parts: MonitorParts, analyst: Viewer): Promise<string[]> {
  const known = new Map((await listGroups(parts, analyst, MONITORED)).map(({ name, id }) => [name, id]));
  const ids: string[] = [];
  for (const group of madeUpGroups) {
    ids.push(known.get(group.name) ?? (await nameGroup(parts, analyst, MONITORED, group)).id);
  }
  return ids;
}
