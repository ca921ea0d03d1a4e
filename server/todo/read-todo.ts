import type { Comment } from '../../schema/types/comment.ts';
import type { TodoArgs, TodoEntry, TodoPage } from '../../schema/types/todo.ts';
import { readerOf } from '../access/visibility.ts';
import { readComments } from '../comments/comment.sql.ts';
import { toComment } from '../comments/to-comment.ts';
import type { Database } from '../database/database.ts';
import { toPerson } from '../domain/to-person.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput } from '../lib/api-errors.ts';
import { formatCursor, logPosition } from '../log/cursor.ts';
import type { LogEvent } from '../log/log-event.ts';
import { readEventsAt } from '../log/read-events.sql.ts';
import { redactEventFor } from '../log/redact-event.ts';
import { readWaitingAlerts, type WaitingAlert } from '../monitor/alerts/waiting-alerts.ts';
import { toResponse, toResponseState } from '../responses/to-response.ts';
import { readTodo, type WaitingAnswer, type WaitingMention } from './todo.sql.ts';
import { todoGrantsOf } from './todo-grants.ts';

const USUAL = 50;
const MOST = 200;

/**
 * A page of what waits for somebody, what has waited longest first. A place in it is that of an event in the log. Alerts that
 * it is their turn to decide on have no such place: they are on top of the first page, and count for no page.
 */
export async function readTodoPage(
  database: Database,
  viewer: Viewer,
  { first, after }: TodoArgs,
  now = new Date(),
): Promise<TodoPage> {
  const size = first ?? USUAL;
  if (size < 0 || size > MOST) throw badUserInput(`A page holds 0 to ${MOST} entries.`);
  const rows = await readTodo(database, todoGrantsOf(viewer), placeOf(after), size + 1, readerOf(viewer));
  const [head] = rows;
  if (!head) throw new Error('the log has no head');
  const found = rows.flatMap((row) => (row.kind === null ? [] : [row]));
  const shown = found.slice(0, size);
  const last = shown.at(-1);
  const alerts = after == null ? await readWaitingAlerts(database, viewer, now) : [];
  return {
    nodes: [...alerts.map(toAlertEntry), ...(await toEntries(database, viewer, shown))],
    hasNextPage: found.length > size,
    endCursor: last ? String(last.place) : null,
    cursor: formatCursor(logPosition(head.headPosition, head.headHash)),
  };
}

async function toEntries(
  database: Database,
  viewer: Viewer,
  rows: readonly (WaitingAnswer | WaitingMention)[],
): Promise<TodoEntry[]> {
  if (rows.length === 0) return [];
  const events = await readEventsAt(
    database,
    rows.map(({ place }) => place),
  );
  const byPlace = new Map(events.map((event) => [event.place.position, event]));
  const comments = await commentsOf(database, viewer, rows);
  return rows.flatMap((row) => {
    const event = byPlace.get(row.place);
    if (!event) throw new Error('what made something wait is not in the log');
    if (row.kind !== 'MENTIONED')
      return [toEntry(viewer, event, row, { response: answerOf(row), assigned: assignedOf(row) })];
    // It may have been erased meanwhile, or have become another's to read.
    const comment = comments.get(row.comment_id);
    return comment ? [toEntry(viewer, event, row, { comment })] : [];
  });
}

async function commentsOf(
  database: Database,
  viewer: Viewer,
  rows: readonly (WaitingAnswer | WaitingMention)[],
): Promise<ReadonlyMap<string, Comment>> {
  const ids = rows.flatMap((row) => (row.kind === 'MENTIONED' ? [row.comment_id] : []));
  if (ids.length === 0) return new Map();
  const comments = await readComments(database, ids, readerOf(viewer).scope);
  return new Map(comments.map((row) => [row.id, toComment(row, viewer)]));
}

/** Null where nobody has begun it: only what is assigned waits so. */
function answerOf(row: WaitingAnswer) {
  return row.revision === 0 ? null : toResponse(toResponseState(row.cycle_code, row.country_code, row));
}

function assignedOf({ kind, cycle_code, country_code, agency_code, item_code, due_on }: WaitingAnswer) {
  if (kind !== 'ASSIGNED') return null;
  return {
    cycleCode: cycle_code,
    countryCode: country_code,
    agencyCode: agency_code,
    itemCode: item_code,
    dueOn: due_on,
  };
}

function toAlertEntry({ since, ...alert }: WaitingAlert): TodoEntry {
  const nothingElse = { response: null, assigned: null, comment: null, by: null, note: null, toYou: false };
  return { kind: 'ALERT', since, alert, ...nothingElse };
}

function toEntry(
  viewer: Viewer,
  event: LogEvent,
  { kind, to_them: toYou }: Pick<WaitingAnswer | WaitingMention, 'kind' | 'to_them'>,
  what: Partial<Pick<TodoEntry, 'response' | 'assigned' | 'comment'>>,
): TodoEntry {
  const visible = redactEventFor(event, readerOf(viewer));
  const by = visible?.actor ? toPerson(visible.actor) : null;
  const { response = null, assigned = null, comment = null } = what;
  return {
    kind,
    since: event.at,
    alert: null,
    response,
    assigned,
    comment,
    by,
    note: visible?.note ?? null,
    toYou,
  };
}

function placeOf(after: string | null | undefined): number {
  if (after == null) return 0;
  if (!/^[1-9]\d{0,14}$/.test(after))
    throw badUserInput('This is not the end of a page: send an endCursor as it was given.');
  return Number(after);
}
