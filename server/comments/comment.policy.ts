import type { CommentAction } from '../../schema/types/comment-action.ts';
import type { CommentAudience } from '../../schema/types/comment-audience.ts';
import { mayDo, withinToken } from '../access/permissions.ts';
import { canReadComment, visibilityOf } from '../access/visibility.ts';
import type { CommentReaders } from '../domain/event-visibility.ts';
import type { Viewer } from '../domain/viewer.ts';
import type { CommentPlace } from './comment-place.sql.ts';

/** A place as rules see it. */
export type RuledPlace = Pick<
  CommentPlace,
  'countryCode' | 'agencyCode' | 'reportingAgencies' | 'hasLead'
> & {
  /** The answer is one, so that nothing is said to those who read what is published. */
  draft: boolean;
};

/** A comment as rules see it. */
export type RuledComment = RuledPlace & {
  readers: CommentReaders;
  authorId: string;
  begins: boolean;
  resolved: boolean;
  erased: boolean;
};

/** Whom a comment that is written now is for, from then on. */
export function readersOf(audience: CommentAudience, { agencyCode, hasLead }: RuledPlace): CommentReaders {
  if (audience === 'OPEN') return 'PUBLISHED';
  return agencyCode === null && hasLead ? 'LED' : 'INTERNAL';
}

/** Whether somebody may write a comment for these readers there, or change one. */
export function mayComment(viewer: Viewer, readers: CommentReaders, place: RuledPlace): boolean {
  if (viewer.readOnly || !withinToken(viewer, targetOf(place))) return false;
  if (readers === 'PUBLISHED') return !place.draft && mayDo(viewer, 'commentOpen', targetOf(place));
  return canReadComment(visibilityOf(viewer), readers, place);
}

/** The audiences for whom somebody may begin a thread there. */
export function audiencesFor(viewer: Viewer, place: RuledPlace): CommentAudience[] {
  const audiences: CommentAudience[] = ['INTERNAL', 'OPEN'];
  return audiences.filter((audience) => mayComment(viewer, readersOf(audience, place), place));
}

/** Whether somebody may ask those who write the answers there to look at one again. */
export function mayAskForNewLook(viewer: Viewer, place: Omit<RuledPlace, 'draft'>): boolean {
  return place.countryCode !== null && mayDo(viewer, 'askForNewLook', targetOf(place));
}

/** Whether somebody may erase it, whether they read it or not. */
export function mayErase(viewer: Viewer, comment: RuledComment): boolean {
  if (viewer.readOnly) return false;
  return comment.authorId === viewer.personId || mayDo(viewer, 'eraseContent', targetOf(comment));
}

/** What somebody who reads a comment may do about it. */
export function commentActions(viewer: Viewer, comment: RuledComment): CommentAction[] {
  const { begins, resolved, erased } = comment;
  const writes = mayComment(viewer, comment.readers, comment);
  const settles = writes && begins && maySettle(viewer, comment);
  const offered: [CommentAction, boolean][] = [
    ['REPLY', writes && begins],
    ['EDIT', writes && !erased && comment.authorId === viewer.personId],
    ['RESOLVE', settles && !resolved],
    ['REOPEN', settles && resolved],
    ['ERASE', !erased && mayErase(viewer, comment)],
  ];
  return offered.flatMap(([action, may]) => (may ? [action] : []));
}

/** An internal thread: its readers. An open one: who began it, and who writes the answers there or moves cycles. */
function maySettle(viewer: Viewer, comment: RuledComment): boolean {
  if (comment.readers !== 'PUBLISHED' || comment.authorId === viewer.personId) return true;
  if (comment.countryCode === null) return mayDo(viewer, 'manageCycles', targetOf(comment));
  const write = comment.agencyCode === null ? 'writeTeamAnswer' : 'writeAgencyAnswer';
  return mayDo(viewer, write, targetOf(comment));
}

function targetOf({ countryCode, agencyCode, reportingAgencies, hasLead }: Omit<RuledPlace, 'draft'>) {
  return { countryCode, agencyCode, reportingAgencies: reportingAgencies ?? [], hasLead };
}
