import type { CommentPageArgs, MentionableArgs, MentionPageArgs } from '../../schema/types/comment-args.ts';
import type { CommentCounts } from '../../schema/types/comment-counts.ts';
import type { CommentPage } from '../../schema/types/comment-page.ts';
import type { CommentThread } from '../../schema/types/comment-thread.ts';
import type { MentionPage } from '../../schema/types/mention-page.ts';
import type { Person } from '../../schema/types/person.ts';
import { type VisibilityScope, visibilityOf } from '../access/visibility.ts';
import { readCountries, readCycles } from '../catalogue/catalogue.sql.ts';
import { findCycle } from '../catalogue/find-cycle.ts';
import type { Database } from '../database/database.ts';
import { toPerson } from '../domain/to-person.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput, forbidden, notFound } from '../lib/api-errors.ts';
import { formatCursor, logPosition } from '../log/cursor.ts';
import { noPlace } from './add-comment.ts';
import { commentIdOf, noComment } from './check-comment.ts';
import { audiencesFor, mayAskForNewLook, mayComment, readersOf } from './comment.policy.ts';
import {
  type AtHead,
  type CommentRow,
  readComment,
  readCounts,
  readCycleCounts,
  readMentions,
  readThreads,
} from './comment.sql.ts';
import { readDraft, readPlace } from './comment-place.sql.ts';
import { readMentionable } from './mentionable.sql.ts';
import { toComment } from './to-comment.ts';

const THREADS = { usual: 50, most: 100 };
const MENTIONS = { usual: 50, most: 200 };

/** A page of threads at a place, with what the reader may write there. */
export async function readCommentPage(
  database: Database,
  viewer: Viewer,
  args: CommentPageArgs,
): Promise<CommentPage> {
  const size = sizeOf(args.first, THREADS, 'threads');
  const before = endOf(args.after);
  const place = await readPlace(database, args);
  if (!place) throw noPlace();
  const ruled = { ...place, draft: await readDraft(database, place) };
  const rows = await readThreads(database, place, before, size + 1, visibilityOf(viewer));
  const threads = threadsOf(rows, viewer);
  const shown = threads.slice(0, size);
  const mayWrite = audiencesFor(viewer, ruled);
  return {
    threads: shown.map(({ thread }) => thread),
    hasNextPage: threads.length > size,
    endCursor: shown.at(-1)?.end ?? null,
    mayWrite,
    mayAskForNewLook: place.itemCode !== null && mayWrite.includes('OPEN') && mayAskForNewLook(viewer, ruled),
    leadOnly: readersOf('INTERNAL', ruled) === 'LED',
    cursor: cursorOf(rows),
  };
}

function threadsOf(
  rows: readonly (CommentRow | { id: null })[],
  viewer: Viewer,
): { thread: CommentThread; end: string }[] {
  const comments = rows.filter((row): row is CommentRow => row.id !== null);
  const replies = new Map<string, CommentRow[]>();
  for (const reply of comments) {
    if (reply.threadId !== null) replies.set(reply.threadId, [...(replies.get(reply.threadId) ?? []), reply]);
  }
  return comments
    .filter(({ begins }) => begins)
    .map((first) => ({
      thread: {
        comment: toComment(first, viewer),
        replies: (replies.get(first.id) ?? []).map((reply) => toComment(reply, viewer)),
      },
      end: String(first.position),
    }));
}

/** Counts are the same for all who see the same. */
export async function readCommentCounts(
  database: Database,
  scope: VisibilityScope,
  country: string | null,
  cycleCode: string | null | undefined,
): Promise<CommentCounts> {
  const cycle = findCycle(await readCycles(database), cycleCode);
  if (!cycle) throw notFound('No cycle is open: name the one to read.');
  if (country !== null && !(await readCountries(database)).some(({ code }) => code === country)) {
    throw notFound('There is no such country: `countries` lists those that there are.');
  }
  const rows =
    country === null
      ? await readCycleCounts(database, cycle.code, scope)
      : await readCounts(database, cycle.code, country, scope);
  return {
    places: rows.flatMap((row) =>
      row.comments === null || row.comments === 0
        ? []
        : [
            {
              agencyCode: row.agencyCode,
              itemCode: row.itemCode,
              comments: row.comments,
              unresolved: row.unresolved,
            },
          ],
    ),
    cursor: cursorOf(rows),
  };
}

/** A page of the comments that name the reader. */
export async function readMentionPage(
  database: Database,
  viewer: Viewer,
  { first, after, waiting = null }: MentionPageArgs,
): Promise<MentionPage> {
  const size = sizeOf(first, MENTIONS, 'comments');
  const asked = { before: endOf(after), limit: size + 1, waiting };
  const rows = await readMentions(database, viewer.personId, asked, visibilityOf(viewer));
  const found = rows.flatMap((row) => (row.id === null ? [] : [row]));
  const shown = found.slice(0, size);
  const last = shown.at(-1);
  return {
    nodes: shown.map((row) => toComment(row, viewer)),
    hasNextPage: found.length > size,
    endCursor: last ? String(last.place) : null,
    cursor: cursorOf(rows),
  };
}

/** People to offer for a mention. */
export async function readOffered(
  database: Database,
  viewer: Viewer,
  { thread, audience, search, ...codes }: MentionableArgs,
): Promise<Person[]> {
  const { place, readers } = thread == null ? await placeFor() : await threadFor(thread);
  const draft = await readDraft(database, place);
  if (!mayComment(viewer, readers, { ...place, draft })) {
    throw forbidden('People are offered to whoever may write a comment there.');
  }
  const asking = { personId: viewer.personId, search };
  return (await readMentionable(database, place, readers, asking)).map(toPerson);

  async function placeFor() {
    if ((codes.country ?? codes.cycle) == null || audience == null) {
      throw badUserInput('Say where the comment is to stand and for whom, or to which thread it replies.');
    }
    const found = await readPlace(database, codes);
    if (!found) throw noPlace();
    return { place: found, readers: readersOf(audience, { ...found, draft: false }) };
  }

  async function threadFor(id: string) {
    const comment = await readComment(database, commentIdOf(id), visibilityOf(viewer));
    if (!comment?.seen) throw noComment();
    return { place: comment, readers: comment.readers };
  }
}

/** The comment with this id, for somebody who reads it; null for everybody else. */
export async function readCommentNode(database: Database, viewer: Viewer, id: string) {
  const comment = await readComment(database, id, visibilityOf(viewer));
  return comment?.seen ? toComment(comment, viewer) : null;
}

function sizeOf(first: number | null | undefined, { usual, most }: typeof THREADS, what: string): number {
  const size = first ?? usual;
  if (size < 0 || size > most) throw badUserInput(`A page holds 0 to ${most} ${what}.`);
  return size;
}

function endOf(after: string | null | undefined): number | null {
  if (after == null) return null;
  if (!/^[1-9]\d{0,14}$/.test(after))
    throw badUserInput('This is not the end of a page: send an endCursor as it was given.');
  return Number(after);
}

function cursorOf(rows: readonly AtHead[]): string {
  const [first] = rows;
  if (!first) throw new Error('the log has no head');
  return formatCursor(logPosition(first.headPosition, first.headHash));
}
