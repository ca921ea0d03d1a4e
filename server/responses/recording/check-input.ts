import { createHash } from 'node:crypto';
import { checkCodes } from '../../domain/invisible.ts';
import type { RecordInput } from './record-input.ts';

/** Longest narrative and note, in code points. */
export const LONGEST_NARRATIVE = 20_000;
export const LONGEST_NOTE = 2_000;

/** Every control character but tab, line feed and carriage return. */
const FORBIDDEN_CONTROL = /[^\P{Cc}\t\n\r]/u;

/**
 * What is wrong with an input whatever the database holds: a sentence for its author, or null where its shape is right.
 * Rules 3, 5 and 6.
 */
export function checkInput(input: RecordInput): string | null {
  if (input.status === null)
    return 'A status can’t be cleared: leave it out, or send the one that it should have.';
  if (input.status === undefined && input.rating === undefined && input.narrative === undefined) {
    return 'Nothing to record: send a status, a rating or a narrative.';
  }
  if (input.baseRevision < 0) {
    return 'The revision that the change is based on can’t be below 0: send the one that was read, or 0 for a first answer.';
  }
  if (input.writtenAt && !isInCalendar(input.writtenAt)) {
    return 'The time of writing has no year from 1 to 9999: set the device’s clock, and send the change again.';
  }
  return (
    checkCodes(input) ??
    checkText('narrative', input.narrative, LONGEST_NARRATIVE) ??
    checkText('note', input.note, LONGEST_NOTE) ??
    (input.status === 'RETURNED' && !input.note?.trim()
      ? 'Returning an answer needs a note that says what is missing.'
      : null)
  );
}

/** What is wrong with a text whatever it is about; null where nothing is. */
export function checkText(name: string, text: string | null | undefined, longest: number): string | null {
  if (!text) return null;
  if (!text.isWellFormed())
    return `The ${name} holds half of a character (an unpaired surrogate): type that place again.`;
  if (FORBIDDEN_CONTROL.test(text)) {
    return `The ${name} holds a control character that can’t be shown: only tabs and line breaks are kept. Type that place again.`;
  }
  // Cheap first: a text never has more code points than UTF-16 units.
  if (text.length > longest && [...text].length > longest) {
    return `The ${name} is longer than ${longest} characters: shorten it, and put the rest in a document.`;
  }
  return null;
}

/** Other years can’t be spelled in ISO 8601 without a sign, and one that the database can’t read would fail a whole batch. */
function isInCalendar(time: Date): boolean {
  const year = time.getUTCFullYear();
  return year >= 1 && year <= 9999;
}

/**
 * sha256 over an input as it was sent, to tell a repetition from another input under the same mutationId. An absent
 * field is left out and null stays, because the two mean different things. The id itself is no part of it: it has been
 * compared already, as an id, for which upper and lower case are the same.
 */
export function inputDigest(input: RecordInput): Buffer {
  const entries = Object.entries(input)
    .filter(([name, value]) => value !== undefined && name !== 'mutationId')
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(entries), 'utf8').digest();
}
