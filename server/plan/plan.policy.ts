import type { StepAction } from '../../schema/types/next-step.ts';
import { mayDo, type Target } from '../access/permissions.ts';
import type { Viewer } from '../domain/viewer.ts';
import { forbidden } from '../lib/api-errors.ts';

/** Whose answers work is planned on: the country's and agency's, and who reports and leads there now. */
export type RuledPlace = {
  countryCode: string;
  agencyCode: string | null;
  /** Of a country team's alone. */
  reportingAgencies: readonly string[] | null;
  hasLead: boolean;
};

/** Whether somebody assigns answers there and writes their next steps: who writes the answers does. */
export function mayPlan(viewer: Viewer, place: RuledPlace): boolean {
  const write = place.agencyCode === null ? 'writeTeamAnswer' : 'writeAgencyAnswer';
  return mayDo(viewer, write, targetOf(place));
}

/** Throws FORBIDDEN where somebody may not. */
export function refuseUnlessPlanning(viewer: Viewer, place: RuledPlace): void {
  if (!mayPlan(viewer, place)) {
    throw forbidden('An answer is assigned, and its next steps are written, by those who may write it.');
  }
}

/** Whether somebody may erase what a step says. */
export function mayEraseStep(viewer: Viewer, step: RuledPlace & { author: { id: string } }): boolean {
  if (viewer.readOnly) return false;
  return step.author.id === viewer.personId || mayDo(viewer, 'eraseContent', targetOf(step));
}

/** What somebody who reads a step may do about it. */
export function stepActions(viewer: Viewer, step: RuledPlace & { author: { id: string } }): StepAction[] {
  return [
    ...(mayPlan(viewer, step) ? (['CHANGE'] as const) : []),
    ...(mayEraseStep(viewer, step) ? (['ERASE'] as const) : []),
  ];
}

function targetOf({ countryCode, agencyCode, reportingAgencies, hasLead }: RuledPlace): Target {
  return { countryCode, agencyCode, reportingAgencies: reportingAgencies ?? [], hasLead };
}
