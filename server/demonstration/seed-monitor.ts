import type { Viewer } from '../domain/viewer.ts';
import { listGroups, nameGroup } from '../monitor/groups/name-group.ts';
import { codeIncident } from '../monitor/incidents/code-incident.ts';
import { mergeIncidents } from '../monitor/incidents/merge-incidents.ts';
import type { MonitorParts } from '../monitor/monitor-parts.ts';
import { recordReport } from '../monitor/reports/record-report.ts';
import { readMonitorStage, saveMonitorStage } from './demonstration-state.sql.ts';
import { ensurePersonas } from './ensure-personas.ts';
import { MONITORED } from './listed-personas.ts';
import { madeUpGroups, madeUpReports } from './monitor-story.ts';
import { findPersona } from './persona-directory.ts';

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
  if ((await readMonitorStage(database)) !== 'due') return;
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
  await saveMonitorStage(database, 'complete');
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
