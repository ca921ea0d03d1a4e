import type { Viewer } from '../domain/viewer.ts';
import { decideAlert } from '../monitor/alerts/decide-alert.ts';
import { proposeAlert } from '../monitor/alerts/propose-alert.ts';
import { endAction, planAction, recordOutcome } from '../monitor/early-actions/plan-action.ts';
import type { MonitorParts } from '../monitor/monitor-parts.ts';
import { uuidOf } from './choice.ts';
import { MONITORED } from './listed-personas.ts';

const DAY = 24 * 60 * 60 * 1000;

export type AlertPeople = { analyst: Viewer; adviser: Viewer };

/**
 * One alert that was confirmed some weeks ago, with an early action that helped and one that is overdue, and one that waits to
 * be decided. What was begun before a stop is known by its `mutationId`.
 */
export async function seedAlerts(
  parts: MonitorParts,
  { analyst, adviser }: AlertPeople,
  groupId: string,
  today: Date,
): Promise<void> {
  const dayFrom = (days: number) => new Date(today.getTime() + days * DAY);
  const begun = await proposeAlert(
    parts,
    analyst,
    {
      mutationId: uuidOf('demonstration', 'alert', 'begun'),
      country: MONITORED,
      level: 'CONCERN',
      groupId,
      signalIds: [],
      title: 'Speeches against the People of the Reed (made up)',
      reasons: 'Three rallies in one month named them as to blame for the harvest. (Made up.)',
    },
    dayFrom(-40),
  );
  if (begun.state === 'PROPOSED') await actOn(parts, adviser, begun, dayFrom);
  await proposeAlert(
    parts,
    analyst,
    {
      mutationId: uuidOf('demonstration', 'alert', 'waits'),
      country: MONITORED,
      level: 'ALERT',
      groupId,
      signalIds: [],
      title: 'Attacks on places of worship (made up)',
      reasons: 'Two weeks with more attacks than in the months before, all on one coast. (Made up.)',
    },
    dayFrom(-1),
  );
}

async function actOn(
  parts: MonitorParts,
  adviser: Viewer,
  { id, revision }: { id: string; revision: number },
  dayFrom: (days: number) => Date,
): Promise<void> {
  const decided = { id, baseRevision: revision, decision: 'CONFIRM', level: null } as const;
  await decideAlert(parts, adviser, { ...decided, reasons: 'We heard the same. (Made up.)' }, dayFrom(-38));
  const plan = (name: string, what: string, dueIn: number, itemCodes: readonly string[]) => {
    const mutationId = uuidOf('demonstration', 'action', name);
    const dueOn = dayText(dayFrom(dueIn));
    const ownerId = adviser.personId;
    return planAction(
      parts,
      adviser,
      { mutationId, alertId: id, ownerId, dueOn, itemCodes, what },
      dayFrom(-38),
    );
  };
  const done = await plan('done', 'Meet the organisers with the country’s equality body. (Made up.)', -30, [
    'LAW-5',
  ]);
  await plan('overdue', 'Ask radio stations to bring the other side. (Made up.)', -7, []);
  const ended = await endAction(
    parts,
    adviser,
    { id: done.id, baseRevision: done.revision, move: 'DONE' },
    dayFrom(-29),
  );
  await recordOutcome(
    parts,
    adviser,
    {
      id: done.id,
      baseRevision: ended.revision,
      outcome: 'HELPED',
      outcomeOn: dayText(dayFrom(-2)),
      words: 'No such rally since. (Made up.)',
    },
    dayFrom(-2),
  );
}

function dayText(day: Date): string {
  return day.toISOString().slice(0, 10);
}
