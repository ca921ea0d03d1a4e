import { isDraft } from './draft.ts';

/**
 * Who sees an event, as its row says it. Fixed when it is written: nobody sees it sooner or later than anybody
 * else.
 * - OPEN: everybody who reads the answer once it is published; of a cycle or a presence, everybody.
 * - DRAFT: everybody who reads the draft. Conflicts always, for they hold words that nobody published.
 * - REVEALED: a draft until this event, published by it.
 * - WITHDRAWN: published until this event, a draft from it on.
 * - PEOPLE: everybody who reads administration, and the person it is about.
 */
export type EventVisibility = 'OPEN' | 'DRAFT' | 'REVEALED' | 'WITHDRAWN' | 'PEOPLE';

/** Of an event that took an answer from one status to another, or left it where it was. */
export function visibilityOfChange(before: string, after: string): EventVisibility {
  if (isDraft(before)) return isDraft(after) ? 'DRAFT' : 'REVEALED';
  return isDraft(after) ? 'WITHDRAWN' : 'OPEN';
}
