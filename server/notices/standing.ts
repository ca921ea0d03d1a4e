import type { NoticeTopic } from '../../schema/types/notice-terms.ts';
import { readerOf } from '../access/visibility.ts';
import type { Database } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { readTodo, type TodoRow, type WaitingAnswer } from '../todo/todo.sql.ts';
import { todoGrantsOf } from '../todo/todo-grants.ts';
import type { StoredNotice } from './notice.sql.ts';

/** More are never told in one message; what waits behind them is found once these are settled. */
const MOST = 201;

/** What stands for somebody at this moment, and of which topics nothing is known beyond a place in the log. */
export type Standing = {
  notices: StoredNotice[];
  /** Of what waits, places after this one were not looked at; null: all were. */
  lookedUpTo: number | null;
};

const topicOf: Readonly<Record<WaitingAnswer['kind'], NoticeTopic>> = {
  TO_FIX: 'RETURNED',
  TO_SUBMIT: 'WAITS',
  TO_ENDORSE: 'WAITS',
  TO_DECIDE: 'WAITS',
  ASSIGNED: 'ASSIGNED',
};

/** Topics whose keys are places in the log of what waits. */
export const waitingTopics: ReadonlySet<NoticeTopic> = new Set<NoticeTopic>([
  'RETURNED',
  'WAITS',
  'ASSIGNED',
  'MENTIONED',
]);

/** What waits for somebody: the same that the page lists. */
export async function readStanding(database: Database, viewer: Viewer): Promise<Standing> {
  const rows = await readTodo(database, todoGrantsOf(viewer), 0, MOST, readerOf(viewer));
  const found = rows.flatMap((row) => (row.kind === null ? [] : [row]));
  return {
    notices: found.map(toNotice),
    lookedUpTo: found.length < MOST ? null : (found.at(-1)?.place ?? null),
  };
}

function toNotice(row: Exclude<TodoRow, { kind: null }>): StoredNotice {
  const key = String(row.place);
  if (row.kind === 'MENTIONED') return { topic: 'MENTIONED', key, about: { comment: row.comment_id } };
  const { kind, cycle_code: cycle, country_code: country, agency_code: agency, item_code: item } = row;
  const dueOn = kind === 'ASSIGNED' ? row.due_on : null;
  return { topic: topicOf[kind], key, about: { kind, cycle, country, agency, item, dueOn } };
}
