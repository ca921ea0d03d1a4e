import type { ResponseStatus } from '../../schema/types/response-status.ts';
import { mayDo, permits, type Target, withinToken } from '../access/permissions.ts';
import { isDraft } from '../domain/response-fields.ts';
import type { Viewer } from '../domain/viewer.ts';

/** Beside whose answer evidence stands: the country's and agency's, and who reports and leads there. */
export type RuledPlace = {
  countryCode: string;
  agencyCode: string | null;
  /** Of a country team's alone. */
  reportingAgencies: readonly string[] | null;
  hasLead: boolean;
};

/** Evidence as rules see it, for somebody who reads its answer. */
export type RuledEvidence = RuledPlace & {
  authorId: string;
  sensitivity: 'LOW' | 'MODERATE' | 'HIGH' | 'SEVERE';
  withdrawn: boolean;
};

/**
 * Why somebody may not change what stands beside an answer in a status, in a sentence; null where they may. It changes what the answer
 * rests on, so it is for those who may change the answer itself (`refusalOf` in response.policy.ts).
 */
export function refusalToDeclare(viewer: Viewer, place: RuledPlace, status: ResponseStatus): string | null {
  const whoWrites = 'Evidence is declared, revised and withdrawn by those who may write the answer.';
  const target = targetOf(place);
  if (viewer.readOnly || !withinToken(viewer, target)) return whoWrites;
  const write = place.agencyCode === null ? 'writeTeamAnswer' : 'writeAgencyAnswer';
  const writers = viewer.memberships.filter((membership) => permits(membership, write, target));
  if (writers.length === 0) return whoWrites;
  const also = status === 'ACCEPTED' ? 'changeAccepted' : isDraft(status) ? null : 'submit';
  if (also === null || writers.some((writer) => permits(writer, also, target))) return null;
  return status === 'ACCEPTED'
    ? 'This answer is accepted: only a coordinator may change what stands beside it.'
    : 'This answer is before the network: a focal point, the country’s lead or a coordinator changes what stands beside it.';
}

/** Whether somebody who reads the answer reads this evidence. What is withdrawn is for those who read what is sensitive. */
export function readsEvidence(viewer: Viewer, { sensitivity, withdrawn, ...place }: RuledEvidence): boolean {
  const open = !withdrawn && (sensitivity === 'LOW' || sensitivity === 'MODERATE');
  return open || readsSensitive(viewer, place);
}

/** Whether somebody may erase it, whether they read it or not. */
export function mayEraseEvidence(viewer: Viewer, evidence: RuledPlace & { authorId: string }): boolean {
  if (viewer.readOnly) return false;
  return evidence.authorId === viewer.personId || mayDo(viewer, 'eraseContent', targetOf(evidence));
}

/** Whether somebody may read who took its file: whoever declared it, and coordinators there. */
export function readsDownloads(viewer: Viewer, evidence: RuledPlace & { authorId: string }): boolean {
  return evidence.authorId === viewer.personId || mayDo(viewer, 'readDownloads', targetOf(evidence));
}

/** Whether somebody who reads it now reads what it said before, and its former files: those may have been sensitive. */
export function readsRevisions(viewer: Viewer, evidence: RuledPlace): boolean {
  return readsSensitive(viewer, evidence);
}

function readsSensitive(viewer: Viewer, place: RuledPlace): boolean {
  return mayDo(
    viewer,
    place.agencyCode === null ? 'readTeamSensitive' : 'readAgencySensitive',
    targetOf(place),
  );
}

function targetOf({ countryCode, agencyCode, reportingAgencies, hasLead }: RuledPlace): Target {
  return { countryCode, agencyCode, reportingAgencies: reportingAgencies ?? [], hasLead };
}
