import type { MembershipScope, Role, Viewer } from '../identity/viewer.ts';
import type { ResponseStatus } from './record-input.ts';

/** The response that somebody wants to change: whose it is, and who reports in its country. */
export type PolicyTarget = {
  countryCode: string;
  /** Null for an answer of the country team. */
  agencyCode: string | null;
  reportingAgencies: readonly string[];
};

type RolePolicy = {
  /** Whether a membership of this role, in its country, may write this answer. */
  writes: (membership: MembershipScope, target: PolicyTarget) => boolean;
  /** Whether it may return and accept answers, and change accepted ones. */
  reviews: boolean;
};

const policies: Record<Role, RolePolicy> = {
  COORDINATOR: { writes: () => true, reviews: true },
  FOCAL_POINT: {
    writes: ({ agencyCode }, target) =>
      agencyCode === null ||
      (target.agencyCode === null
        ? target.reportingAgencies.includes(agencyCode)
        : target.agencyCode === agencyCode),
    reviews: false,
  },
  OBSERVER: { writes: () => false, reviews: false },
};

/** Why this viewer may not make this change, in a sentence for people; null where they may. */
export function refusalOf(
  viewer: Viewer,
  target: PolicyTarget,
  change: { status?: ResponseStatus | null | undefined },
  now: { status: ResponseStatus } | null,
): string | null {
  const writers = viewer.memberships.filter(
    (membership) =>
      (membership.countryCode ?? target.countryCode) === target.countryCode &&
      policies[membership.role].writes(membership, target),
  );
  if (writers.length === 0) return whoWrites(target);
  if (writers.some(({ role }) => policies[role].reviews)) return null;
  if (change.status === 'RETURNED') return 'Only a coordinator may return an answer.';
  if (change.status === 'ACCEPTED') return 'Only a coordinator may accept an answer.';
  if (now?.status === 'ACCEPTED') return 'This answer is accepted: only a coordinator may change it.';
  return null;
}

function whoWrites({ agencyCode, countryCode }: PolicyTarget): string {
  return agencyCode === null
    ? `The country team’s answers in ${countryCode} are recorded by focal points of the agencies that report there, and by coordinators.`
    : `The answers of ${agencyCode} in ${countryCode} are recorded by its focal points for that country, and by coordinators.`;
}
