import type { AnswerAction } from '../../schema/types/answer-action.ts';
import type { ResponseStatus } from '../../schema/types/response-status.ts';
import type { Action } from '../access/action.ts';
import { permits, type Target, withinToken } from '../access/permissions.ts';
import type { Viewer } from '../domain/viewer.ts';

/** The response that somebody wants to change: whose it is, who reports in its country, and whether that has a lead. */
export type PolicyTarget = Target & { countryCode: string; reportingAgencies: readonly string[] };

type Change = { status?: ResponseStatus | null | undefined; endorse?: boolean };

/** Why this viewer may not make this change, in a sentence for people; null where they may. */
export function refusalOf(
  viewer: Viewer,
  target: PolicyTarget,
  change: Change,
  now: { status: ResponseStatus } | null,
): string | null {
  if (viewer.readOnly) return 'This token only reads: make one that writes too.';
  if (!withinToken(viewer, target)) return 'This token is for other answers: make one for these.';
  const write: Action = target.agencyCode === null ? 'writeTeamAnswer' : 'writeAgencyAnswer';
  const writers = viewer.memberships.filter((membership) => permits(membership, write, target));
  // Before anything that depends on the answer: who may not write it may not even see whether there is one.
  if (writers.length === 0) return whoWrites(target);
  const needed = neededFor(change, now);
  // One role must allow all of it: two that each allow a part are not put together.
  if (writers.some((writer) => needed.every(({ action }) => permits(writer, action, target)))) return null;
  const missing = needed.find(({ action }) => !writers.some((writer) => permits(writer, action, target)));
  return missing?.refusal ?? whoWrites(target);
}

/** What somebody may do with an answer that stands in a status, while its cycle is open. */
export function actionsOn(viewer: Viewer, target: PolicyTarget, status: ResponseStatus): AnswerAction[] {
  return changes
    .filter(({ change }) => refusalOf(viewer, target, change, { status }) === null)
    .map(({ action }) => action);
}

const changes: readonly { action: AnswerAction; change: Change }[] = [
  { action: 'EDIT', change: {} },
  { action: 'DRAFT', change: { status: 'IN_PROGRESS' } },
  { action: 'SUBMIT', change: { status: 'SUBMITTED' } },
  { action: 'RETURN', change: { status: 'RETURNED' } },
  { action: 'ACCEPT', change: { status: 'ACCEPTED' } },
];

type Need = { action: Action; refusal: string };

/** What a change asks for beside writing. */
function neededFor({ status: sent, endorse }: Change, now: { status: ResponseStatus } | null): Need[] {
  const needed: Need[] = [];
  if (sent === 'RETURNED') {
    needed.push({ action: 'return', refusal: 'Only a coordinator may return an answer.' });
  }
  if (sent === 'ACCEPTED') {
    needed.push({ action: 'accept', refusal: 'Only a coordinator may accept an answer.' });
  }
  if (endorse) {
    const refusal = 'Only the country’s Resident Coordinator endorses what its country team answers.';
    needed.push({ action: 'endorse', refusal });
  }
  if (now?.status === 'ACCEPTED') {
    const refusal = 'This answer is accepted: only a coordinator may change it.';
    needed.push({ action: 'changeAccepted', refusal });
  }
  if (submits(sent ?? null, now?.status ?? 'NOT_STARTED')) {
    const refusal =
      'Submitting an answer, and changing one that is before the network, is up to a focal point, the country’s lead or a coordinator: leave it in progress for them.';
    needed.push({ action: 'submit', refusal });
  }
  return needed;
}

/** Whether a change puts words before the whole network, or takes back what its owner had put there. */
function submits(sent: ResponseStatus | null, now: ResponseStatus): boolean {
  if (sent === 'SUBMITTED') return true;
  if (sent === null) return now === 'SUBMITTED' || now === 'RETURNED';
  return now === 'SUBMITTED' && (sent === 'NOT_STARTED' || sent === 'IN_PROGRESS');
}

function whoWrites({ agencyCode, countryCode, hasLead }: PolicyTarget): string {
  if (agencyCode !== null) {
    return `The answers of ${agencyCode} in ${countryCode} are recorded by its focal points and contributors for that country, and by coordinators.`;
  }
  return hasLead
    ? `The country team’s answers in ${countryCode} are recorded by the country’s lead, and by coordinators.`
    : `The country team’s answers in ${countryCode} are recorded by focal points of the agencies that report there, and by coordinators.`;
}
