import { isDraft } from './response-fields.ts';

/**
 * Who sees an event, as its row says it. Fixed when it is written: nobody sees it sooner or later than anybody
 * else.
 * - OPEN: everybody who reads the answer once it is published; of a cycle or a presence, everybody.
 * - DRAFT: everybody who reads the draft. Conflicts always, for they hold words that nobody published.
 * - REVEALED: a draft until this event, published by it.
 * - WITHDRAWN: published until this event, a draft from it on.
 * - PEOPLE: everybody who reads administration, and the person it is about.
 * - PUBLISHED, INTERNAL, LED: of a comment, see `CommentReaders`.
 */
export type EventVisibility = 'OPEN' | 'DRAFT' | 'REVEALED' | 'WITHDRAWN' | 'PEOPLE' | CommentReaders;

/**
 * Who reads a comment and hears of it, from when it is written and for good.
 * - PUBLISHED: everybody who reads what is published there.
 * - INTERNAL: those who work on the answer: of an agency its people in the country and the country's lead, of a
 *   country team its lead and the focal points of the agencies that report there.
 * - LED: the lead alone. So are comments for those who write a country team's answers, while it has a lead.
 */
export type CommentReaders = 'PUBLISHED' | 'INTERNAL' | 'LED';

/** Whether an event is of a comment, by who sees it. */
export function isOfComment(visibility: EventVisibility): visibility is CommentReaders {
  return visibility === 'PUBLISHED' || visibility === 'INTERNAL' || visibility === 'LED';
}

/** Of an event that took an answer from one status to another, or left it where it was. */
export function visibilityOfChange(before: string, after: string): EventVisibility {
  if (isDraft(before)) return isDraft(after) ? 'DRAFT' : 'REVEALED';
  return isDraft(after) ? 'WITHDRAWN' : 'OPEN';
}
