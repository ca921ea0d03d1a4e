import { createHash, randomBytes } from 'node:crypto';

/**
 * One field before and after, as the log keeps it. Enum values stand by their GraphQL names.
 *
 * - Of a response: those that `response-fields.ts` lists, `returnedTo` (the id of a person), `continues`, see `continuesField`,
 *   `together`, see `togetherField`, and `fromFileOf`, see `fileAuthorField`.
 * - Of a cell: `presence`, `secondPerson`.
 * - Of a cycle: `opensOn`, `closesOn`, `separateAcceptance`, `endorsement`, `presenceFrom`; `closesOn.` and a country; of a planned one `presence.`, a country,
 *   a dot and an agency.
 * - Of a country's working week: `weekend`. Of declared days: `pause` (the id) first, then `pauseKind`, `startsOn`, `endsOn`.
 * - Of an event about a person: `person` (the id) first, then `role`, `agency`, `country`, `startsOn`, `endsOn`,
 *   `alternate`, `residentCoordinator`, `monitoring`, `proposedBy` (the id of a person); of a token `token` and `access`.
 * - Of an export, after `person`: `table`, `format`, `rows`, `comments`.
 * - Of a comment: `comment` (the id) first, then `replyTo` (the id of the thread's first), `audience`, `text` and, for each
 *   person who is mentioned, `mention` (the id).
 * - Of an assignment: `assignedTo` (the id of a person) and `dueOn`.
 * - Of a next step: `step` (the id) first, then `text`, `owner` (the id of a person), `dueOn`, `done`.
 * - Of evidence: `evidence` (the id) first, then `content` (the digest of what is said about it, in hex).
 * - Of a settled conflict: `conflict` (the position of its event) first, then `kept` (`MINE` or `THEIRS`).
 * - Of an erasing event: `event`, see `erasedField`.
 */
export type FieldChange = { field: string; from: string | null; to: string | null };

/** What people wrote: the part of an event that may have to be blanked one day. */
export type EventContent = { changes: FieldChange[]; note: string | null };

/** 16 random bytes for a new event: without them a blanked text could be found again by hashing guesses. */
export function newSalt(): Buffer {
  return randomBytes(16);
}

/**
 * sha256 over an event's content in one canonical spelling. The chain covers this digest rather than the content, so the
 * content can be blanked and the chain still verifies.
 */
export function contentDigest(content: EventContent, salt: Buffer): Buffer {
  const canonical = JSON.stringify([
    salt.toString('hex'),
    content.changes.map(({ field, from, to }) => [field, from, to]),
    content.note,
  ]);
  return createHash('sha256').update(canonical, 'utf8').digest();
}

/**
 * The field of a change by which an erasing event describes an event that it blanked. `from` is the blanked event's
 * position; `to` is the digest of what is left of it, in hex.
 */
export const erasedField = 'event';

/** The kinds of events that blank others, which their changes name under `erasedField`. */
export function erasesContent(kind: string): boolean {
  return kind === 'CONTENT_ERASED' || kind === 'COMMENT_ERASED' || kind === 'STEP_ERASED';
}

/**
 * The field by which an event that confirmed an answer names what it goes on with: the id of a snapshot, a colon, and the
 * item's code there. Country and agency are the event's own.
 */
export const continuesField = 'continues';

/** The field under which an event about a person says whom it is about, by their id. */
export const personField = 'person';

/**
 * The field by which an event says that what an answer says was written for several country teams at once: an id that all
 * of those events share.
 */
export const togetherField = 'together';

/**
 * The field under which an event says from whose file its actor took the change, by that person’s id. Who wrote it nobody
 * but the actor knows: the file is sealed from the server.
 */
export const fileAuthorField = 'fromFileOf';

/** The field under which an event says who is to take a returned answer up, by their id. */
export const returnedToField = 'returnedTo';

/** The fields under which an event says which conflict its author chose about, and what they kept. */
export const conflictField = 'conflict';
export const keptField = 'kept';

/** The field under which an event about a next step says which one, always in its first change. */
export const stepField = 'step';

/** The fields under which an event about evidence says which one, and what a digest of what is said about it is. */
export const evidenceField = 'evidence';
export const evidenceContentField = 'content';

/** The fields under which events about who does what by when name people, by their ids. */
export const assignedToField = 'assignedTo';
export const ownerField = 'owner';

/** The field under which an event about a role of the monitor says who had proposed it, by their id. */
export const proposedByField = 'proposedBy';

/** sha256 over what is left of a blanked event. What was erased is not in it, so it needs no salt. */
export function remainderDigest(left: EventContent): Buffer {
  return contentDigest(left, Buffer.alloc(0));
}
