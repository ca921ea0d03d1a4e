import type { MembershipScope, Viewer } from '../domain/viewer.ts';
import { type Grant, grantsOf, mayDo, narrowedTo, type ReadAction } from './permissions.ts';

/**
 * A grant to read answers: the country team's or agencies', drafts or published ones. It may name an agency and a
 * country to which it is limited. `reporting`: the country team's drafts where that agency reports.
 */
export type ReadGrant = Grant & { team: boolean; draft: boolean };

/**
 * What somebody sees, as a small value. Two people with an equal one see the same answers and the same events about
 * them. So everything kept or shared between people can be kept by `visibilityKey`.
 */
export type VisibilityScope = {
  /** In a fixed order, each once. */
  grants: readonly ReadGrant[];
  /** All events about people, not only those about oneself. */
  administration: boolean;
};

/** Who reads: beside what their roles show them, everybody reads the events about themselves. */
export type Reader = { personId: string; scope: VisibilityScope };

/** What a reader's decision needs to know of an answer. */
export type Readable = {
  countryCode: string;
  /** Null for the country team. */
  agencyCode: string | null;
  draft: boolean;
  /** For a draft of the country team: who reports in its country. */
  reportingAgencies: readonly string[] | null;
};

/** A viewer as a reader of events. */
export function readerOf(viewer: Viewer): Reader {
  return { personId: viewer.personId, scope: visibilityOf(viewer) };
}

/** What somebody's roles let them see, within what a program's token is narrowed to. */
export function visibilityOf(viewer: Viewer): VisibilityScope {
  const { memberships, tokenScope } = viewer;
  const grants = memberships
    .flatMap((membership) => [
      ...readGrantsOf(membership, 'readPublished', { team: false, draft: false }),
      ...readGrantsOf(membership, 'readPublished', { team: true, draft: false }),
      ...readGrantsOf(membership, 'readAgencyDraft', { team: false, draft: true }),
      ...readGrantsOf(membership, 'readTeamDraft', { team: true, draft: true }),
    ])
    .flatMap((grant) => narrowed(grant, tokenScope));
  const byKey = new Map(grants.map((grant) => [JSON.stringify(grant), grant]));
  return {
    grants: [...byKey].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, grant]) => grant),
    administration: mayDo(viewer, 'readAdministration', { countryCode: null, agencyCode: null }),
  };
}

function readGrantsOf(
  membership: MembershipScope,
  action: ReadAction,
  of: Pick<ReadGrant, 'team' | 'draft'>,
): ReadGrant[] {
  return grantsOf(membership, action).map((base) => ({ ...of, ...base }));
}

/** The part of a grant inside a token's agency and country. The country team's answers have no agency to be outside of. */
function narrowed(grant: ReadGrant, within: Viewer['tokenScope']): ReadGrant[] {
  return narrowedTo(grant, within && grant.team ? { ...within, agencyCode: null } : within);
}

/** Whether an answer exists for a reader. `visibleResponse` in visible-responses.sql.ts says the same in SQL. */
export function canRead(scope: VisibilityScope, answer: Readable): boolean {
  return scope.grants.some(
    (grant) =>
      grant.draft === answer.draft &&
      grant.team === (answer.agencyCode === null) &&
      (grant.agency === null || grant.agency === answer.agencyCode) &&
      (grant.country === null || grant.country === answer.countryCode) &&
      (grant.reporting === null || (answer.reportingAgencies?.includes(grant.reporting) ?? false)),
  );
}

/** Equal for two people exactly where they see the same answers. */
export function visibilityKey(scope: VisibilityScope): string {
  return JSON.stringify([scope.administration, scope.grants]);
}
