import type { AnsweredBy, CycleState, ResponseStatus } from '../operations/operations.generated.ts';
import type { Viewer } from '../sync/model.ts';

// What the page offers whom. The server decides; this only keeps the page from offering what it would refuse.

export interface Permission {
  readonly write: boolean;
  /** The statuses that may be set. */
  readonly statuses: readonly ResponseStatus[];
  /** Why not, where writing is not offered. */
  readonly because: 'cycle' | 'role' | 'accepted' | null;
}

interface Subject {
  readonly country: string;
  /** Null for the country team's items. */
  readonly agency: string | null;
  readonly answeredBy: AnsweredBy;
  readonly status: ResponseStatus;
  readonly cycleState: CycleState;
  /** Codes of the agencies that report in the country. */
  readonly reporting: readonly string[];
}

const focalPointStatuses: readonly ResponseStatus[] = ['NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED'];
const allStatuses: readonly ResponseStatus[] = [...focalPointStatuses, 'RETURNED', 'ACCEPTED'];

/** Whether this person decides on what others hand in. */
export function isCoordinator(viewer: Viewer): boolean {
  return viewer.memberships.some((membership) => membership.role === 'COORDINATOR');
}

/** What this person may do with this response. */
export function permissionFor(viewer: Viewer, subject: Subject): Permission {
  if (subject.cycleState !== 'OPEN') return { write: false, statuses: [], because: 'cycle' };
  if (isCoordinator(viewer)) return { write: true, statuses: allStatuses, because: null };
  if (!viewer.memberships.some((membership) => answersFor(membership, subject))) {
    return { write: false, statuses: [], because: 'role' };
  }
  if (subject.status === 'ACCEPTED') return { write: false, statuses: [], because: 'accepted' };
  return { write: true, statuses: focalPointStatuses, because: null };
}

function answersFor(membership: Viewer['memberships'][number], subject: Subject): boolean {
  if (membership.role !== 'FOCAL_POINT') return false;
  if (membership.country && membership.country.code !== subject.country) return false;
  const agency = membership.agency?.code;
  if (subject.answeredBy === 'AGENCY') return agency === undefined || agency === subject.agency;
  return agency === undefined || subject.reporting.includes(agency);
}
