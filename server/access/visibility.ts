import type { MembershipScope, Viewer } from '../domain/viewer.ts';
import { mayDo, narrowedTo, type ReadAction, type Reading, readingOf } from './permissions.ts';

/**
 * One stretch of answers that somebody reads: those of the country team or of agencies, drafts or published ones, of an
 * agency and in a country where it names them. `reporting`: the country team's drafts where that agency reports.
 */
export type Reach = Reading & { team: boolean; draft: boolean };

/**
 * What somebody sees, as a small value: two people with an equal one see the same answers and the same events about them,
 * so that whatever is kept or shared between people can be kept by `visibilityKey`.
 */
export type VisibilityScope = {
  /** In a fixed order, each once. */
  reaches: readonly Reach[];
  /** Events about people, of whomever they are. */
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

export function readerOf(viewer: Viewer): Reader {
  return { personId: viewer.personId, scope: visibilityOf(viewer) };
}

/** What somebody's roles let them see, within what a program's token is narrowed to. */
export function visibilityOf(viewer: Viewer): VisibilityScope {
  const { memberships, tokenScope } = viewer;
  const reaches = memberships
    .flatMap((membership) => [
      ...reachOf(membership, 'readPublished', { team: false, draft: false }),
      ...reachOf(membership, 'readPublished', { team: true, draft: false }),
      ...reachOf(membership, 'readAgencyDraft', { team: false, draft: true }),
      ...reachOf(membership, 'readTeamDraft', { team: true, draft: true }),
    ])
    .flatMap((reach) => narrowed(reach, tokenScope));
  const byKey = new Map(reaches.map((reach) => [JSON.stringify(reach), reach]));
  return {
    reaches: [...byKey].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, reach]) => reach),
    administration: mayDo(viewer, 'readAdministration', { countryCode: null, agencyCode: null }),
  };
}

function reachOf(
  membership: MembershipScope,
  action: ReadAction,
  of: Pick<Reach, 'team' | 'draft'>,
): Reach[] {
  return readingOf(membership, action).map((reading) => ({ ...of, ...reading }));
}

/** The part of a reach inside a token's agency and country. The country team's answers have no agency to be outside of. */
function narrowed(reach: Reach, within: Viewer['tokenScope']): Reach[] {
  return narrowedTo(reach, within && reach.team ? { ...within, agencyCode: null } : within);
}

/** Whether an answer exists for a reader. `visibleAnswer` in visible-answers.sql.ts says the same in SQL. */
export function canRead(scope: VisibilityScope, answer: Readable): boolean {
  return scope.reaches.some(
    (reach) =>
      reach.draft === answer.draft &&
      reach.team === (answer.agencyCode === null) &&
      (reach.agency === null || reach.agency === answer.agencyCode) &&
      (reach.country === null || reach.country === answer.countryCode) &&
      (reach.reporting === null || (answer.reportingAgencies?.includes(reach.reporting) ?? false)),
  );
}

/** Equal for two people exactly where they see the same answers. */
export function visibilityKey(scope: VisibilityScope): string {
  return JSON.stringify([scope.administration, scope.reaches]);
}
