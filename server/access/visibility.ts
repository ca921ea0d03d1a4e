import type { CommentReaders } from '../domain/event-visibility.ts';
import type { MembershipScope, Viewer } from '../domain/viewer.ts';
import type { ReadAction } from './action.ts';
import { type Grant, grantsOf, mayDo, narrowedTo } from './permissions.ts';

/**
 * A grant to read answers: the country team's or agencies', drafts or published ones. It may name an agency and a
 * country to which it is limited. `reporting`: the country team's drafts where that agency reports.
 */
export type ReadGrant = Grant & { team: boolean; draft: boolean };

/** A grant to read internal comments: on the country team's answers or on agencies'. */
export type InternalGrant = Grant & { team: boolean };

/**
 * What somebody sees, as a small value. Two people with an equal one see the same answers and the same events about
 * them. So everything kept or shared between people can be kept by `visibilityKey`.
 */
export type VisibilityScope = {
  /** In a fixed order, each once. */
  grants: readonly ReadGrant[];
  /** The same of internal comments. */
  internal: readonly InternalGrant[];
  /** Internal comments on cycles themselves. */
  cycleInternal: boolean;
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
  const internal = memberships
    .flatMap((membership) => [
      ...grantsOf(membership, 'readAgencyInternal').map((base) => ({ team: false, ...base })),
      ...grantsOf(membership, 'readTeamInternal').map((base) => ({ team: true, ...base })),
    ])
    .flatMap((grant) => narrowed(grant, tokenScope));
  return {
    grants: eachOnce(grants),
    internal: eachOnce(internal),
    cycleInternal: mayDo(viewer, 'readCycleInternal', { countryCode: null, agencyCode: null }),
    administration: mayDo(viewer, 'readAdministration', { countryCode: null, agencyCode: null }),
  };
}

/** In a fixed order. */
function eachOnce<Of>(grants: readonly Of[]): Of[] {
  const byKey = new Map(grants.map((grant) => [JSON.stringify(grant), grant]));
  return [...byKey].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, grant]) => grant);
}

function readGrantsOf(
  membership: MembershipScope,
  action: ReadAction,
  of: Pick<ReadGrant, 'team' | 'draft'>,
): ReadGrant[] {
  return grantsOf(membership, action).map((base) => ({ ...of, ...base }));
}

/** The part of a grant inside a token's agency and country. The country team's answers have no agency to be outside of. */
function narrowed<Of extends InternalGrant>(grant: Of, within: Viewer['tokenScope']): Of[] {
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
      reportsThere(grant, answer),
  );
}

function reportsThere(
  { reporting }: Grant,
  { reportingAgencies }: Pick<Readable, 'reportingAgencies'>,
): boolean {
  return reporting === null || (reportingAgencies?.includes(reporting) ?? false);
}

/** Where a comment stands: on an answer, on all answers of a cell, or without a country on a cycle. */
export type CommentedPlace = Omit<Readable, 'draft' | 'countryCode'> & { countryCode: string | null };

/**
 * Whether a comment there, meant for these readers, exists for a reader while the answer is published. The twin of
 * `visibleComment` in visible-responses.sql.ts.
 */
export function canReadComment(
  scope: VisibilityScope,
  readers: CommentReaders,
  place: CommentedPlace,
): boolean {
  const { countryCode } = place;
  if (countryCode === null) return readers === 'PUBLISHED' ? readsAllPublished(scope) : scope.cycleInternal;
  if (readers === 'PUBLISHED') return canRead(scope, { ...place, countryCode, draft: false });
  return scope.internal.some(
    (grant) =>
      grant.team === (place.agencyCode === null) &&
      (grant.agency === null || grant.agency === place.agencyCode) &&
      (grant.country === null || grant.country === countryCode) &&
      (grant.unled !== true || readers === 'INTERNAL') &&
      reportsThere(grant, place),
  );
}

/** Whoever has a role does, but for a program's token that is narrowed. */
function readsAllPublished({ grants }: VisibilityScope): boolean {
  return grants.some(
    ({ team, draft, agency, country }) => !team && !draft && agency === null && country === null,
  );
}

/** Equal for two people exactly where they see the same answers. */
export function visibilityKey(scope: VisibilityScope): string {
  return JSON.stringify([scope.administration, scope.cycleInternal, scope.grants, scope.internal]);
}
