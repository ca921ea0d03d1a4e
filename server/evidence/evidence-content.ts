import { createHash } from 'node:crypto';
import type { EvidenceContent } from '../database/tables/evidence.entity.ts';
import { checkText } from '../domain/check-text.ts';
import { LONGEST_FILE_NAME, LONGEST_SHOWS, LONGEST_URL } from '../domain/text-limits.ts';
import { badUserInput } from '../lib/api-errors.ts';
import { isCalendarDate } from '../lib/is-calendar-date.ts';
import { LARGEST_FILE } from './file-types.ts';

export type { EvidenceContent };

/** Documents beside one answer, withdrawn or not. */
export const MOST_OF_ANSWER = 30;

/** A day's length: somewhere it is tomorrow already. */
const DAY_MS = 86_400_000;

/** Throws BAD_USER_INPUT with what is wrong with what somebody says about evidence. `kinds`: how many the item lists. */
export function checkContent(content: EvidenceContent, kinds: number, now: Date): void {
  const wrong = whatIsWrong(content, kinds, now);
  if (wrong !== null) throw badUserInput(wrong);
}

function whatIsWrong(content: EvidenceContent, kinds: number, now: Date): string | null {
  const { kind, datedOn, language, shows, expiresOn, url, file } = content;
  if (kind < 1 || kind > kinds)
    return `This item lists ${kinds} kinds of evidence: name one by its place, from 1.`;
  if (!isCalendarDate(datedOn) || (expiresOn !== null && !isCalendarDate(expiresOn))) {
    return 'A day is given as 2027-01-31.';
  }
  if (datedOn > new Date(now.getTime() + DAY_MS).toISOString().slice(0, 10)) {
    return 'Evidence is of a day that has been: correct its date.';
  }
  if (expiresOn !== null && expiresOn < datedOn)
    return 'It can’t expire before its own date: correct one of them.';
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language) || language.length > 35) {
    return 'Name its language by a tag such as en, fr or sw.';
  }
  if (shows.trim() === '') return 'Say in a sentence what it shows.';
  if ((url === null) === (file === null)) return 'Evidence is either a link or a file: send one of the two.';
  return checkText('sentence', shows, LONGEST_SHOWS) ?? wrongUrl(url) ?? wrongFile(file);
}

function wrongUrl(url: string | null): string | null {
  if (url === null) return null;
  if (url.length > LONGEST_URL)
    return `The address is longer than ${LONGEST_URL} characters: use a shorter one.`;
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !/^https?:$/.test(parsed.protocol) || parsed.username || parsed.password) {
    return 'A link is an address that begins with https:// or http://, with no name or password in it.';
  }
  return checkText('address', url, LONGEST_URL);
}

function wrongFile(file: EvidenceContent['file']): string | null {
  if (file === null) return null;
  const { name, bytes, sha256 } = file;
  if (name.trim() === '' || /[/\\\p{Cc}]/u.test(name)) {
    return 'Name the file without slashes and control characters.';
  }
  if (bytes < 1 || bytes > LARGEST_FILE) {
    return `A file has 1 to ${LARGEST_FILE} bytes: make it smaller, or link to where it is kept.`;
  }
  if (!/^[0-9a-f]{64}$/.test(sha256)) return 'The sha256 of a file is 64 hexadecimal digits.';
  return checkText('name of the file', name, LONGEST_FILE_NAME);
}

/** sha256 over what a revision says, with random bytes: without them what was erased could be found again by guessing. */
export function evidenceDigest(content: EvidenceContent, salt: Buffer): string {
  const { kind, datedOn, language, sensitivity, shows, expiresOn, url, file } = content;
  const said = [kind, datedOn, language, sensitivity, shows, expiresOn, url];
  const canonical = JSON.stringify([
    salt.toString('hex'),
    ...said,
    file && [file.name, file.bytes, file.sha256],
  ]);
  return createHash('sha256').update(canonical, 'utf8').digest('hex');
}

/** Whether two revisions say the same. */
export function saysTheSame(one: EvidenceContent, other: EvidenceContent): boolean {
  const none = Buffer.alloc(0);
  return evidenceDigest(one, none) === evidenceDigest(other, none);
}
