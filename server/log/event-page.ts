import type { EventConnection } from '../../schema/types/event-connection.ts';
import type { Reader } from '../access/visibility.ts';
import { badUserInput, cursorInvalid } from '../lib/api-errors.ts';
import type { LogEvent } from './log-event.ts';
import type { LogTail } from './log-tail.ts';
import type { EventRange } from './read-events.sql.ts';
import { redactEventFor } from './redact-event.ts';
import { toEvent } from './to-event.ts';

const DEFAULT_SIZE = 50;
const LARGEST_SIZE = 500;

/** Which page of the log somebody asks for, as Relay's connections name it. */
export type PageArgs = {
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
};

/**
 * A page of events, oldest first whichever end it was taken from (rule 14). `read` takes events that the reader sees from
 * one end of a range. Whether there is more beyond the page is looked up, not guessed.
 */
export async function readPage(
  tail: LogTail,
  args: PageArgs,
  reader: Reader,
  read: (range: EventRange) => Promise<LogEvent[]>,
): Promise<EventConnection> {
  const size = pageSize(args);
  const from = args.last == null ? 'oldest' : 'newest';
  const after = await positionOf(tail, args.after, 0);
  const before = await positionOf(tail, args.before, null);
  const taken = await read({ after, before, limit: size + 1, from });
  const more = taken.length > size;
  const events = taken.slice(0, size);
  const outside = await hasOutside(read, from, after, before);
  if (from === 'newest') events.reverse();
  const edges = events
    .map((event) => redactEventFor(event, reader))
    .filter((event) => event !== null)
    .map((event) => {
      const node = toEvent(event);
      return { cursor: node.cursor, node };
    });
  return {
    edges,
    pageInfo: {
      hasNextPage: from === 'oldest' ? more : outside,
      hasPreviousPage: from === 'oldest' ? outside : more,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** Whether matching events lie on the near side of where the page begins: only a cursor can have left some out there. */
async function hasOutside(
  read: (range: EventRange) => Promise<LogEvent[]>,
  from: EventRange['from'],
  after: number,
  before: number | null,
): Promise<boolean> {
  if (from === 'oldest') {
    return after > 0 && (await read({ after: 0, before: after + 1, limit: 1, from: 'newest' })).length > 0;
  }
  return (
    before !== null && (await read({ after: before - 1, before: null, limit: 1, from: 'oldest' })).length > 0
  );
}

function pageSize({ first, last }: PageArgs): number {
  if (first != null && last != null)
    throw badUserInput('Ask for the first events or for the last, not for both.');
  const size = first ?? last ?? DEFAULT_SIZE;
  if (size < 0 || size > LARGEST_SIZE) throw badUserInput(`A page holds 0 to ${LARGEST_SIZE} events.`);
  return size;
}

async function positionOf<Absent>(
  tail: LogTail,
  cursor: string | null | undefined,
  absent: Absent,
): Promise<number | Absent> {
  if (cursor == null) return absent;
  const place = await tail.resolve(cursor);
  if (!place) throw cursorInvalid();
  return place.position;
}
