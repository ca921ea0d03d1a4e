import type { Database, Queryable } from '../../database/database.ts';
import { contentDigest } from '../../domain/event-content.ts';
import { Erasures } from './erasures.ts';
import { eventHash } from './event-hash.ts';
import { readStoredEvents, readStoredHead, type StoredEvent, type StoredHead } from './verify-log.sql.ts';

/** What became of a check: how far the log goes and the hash that stands for all of it, or its first broken place. */
export type LogReport =
  | { intact: true; count: number; headHash: string }
  | { intact: false; position: number; problem: string };

/** Where every chain starts: as the migration writes it into an empty log's head. */
const CHAIN_START = Buffer.alloc(32);
const PAGE = 1_000;

/**
 * Recomputes the log from its first event, in one snapshot, so that it can run beside writers. It checks that:
 *
 * - no position is missing
 * - each event's content is what its digest says, or was erased by a later event that says so
 * - each event's hash follows from the one before
 * - time never goes back
 * - the head is where the events end
 */
export function verifyLog(database: Database, kept?: KeptPosition): Promise<LogReport> {
  return database.transaction('REPEATABLE READ', (connection) => verify(connection, kept), {
    unlimited: true,
  });
}

async function verify(connection: Queryable, kept: KeptPosition | undefined): Promise<LogReport> {
  let last: ChainPosition = { position: 0, hash: CHAIN_START, at: null };
  const erasures = new Erasures();
  for (;;) {
    const events = await readStoredEvents(connection, last.position, PAGE);
    for (const event of events) {
      const problem = problemOf(event, last, erasures) ?? keptProblem(event, kept);
      if (problem) return { intact: false, position: last.position + 1, problem };
      last = event;
    }
    if (events.length < PAGE) break;
  }
  const unexplained = erasures.unexplained();
  if (unexplained) return { intact: false, ...unexplained };
  const problem = headProblem(await readStoredHead(connection), last) ?? missingKept(last, kept);
  return problem
    ? { intact: false, position: last.position, problem }
    : { intact: true, count: last.position, headHash: last.hash.toString('hex') };
}

/** A place that somebody kept outside the database, so that a log that was rewritten as a whole is seen too. */
export type KeptPosition = { position: number; hash: Buffer };

function keptProblem({ position, hash }: StoredEvent, kept: KeptPosition | undefined): string | null {
  return kept?.position === position && !kept.hash.equals(hash)
    ? `Event ${position} has another hash than the head that was kept: the log was rewritten since then.`
    : null;
}

function missingKept(last: ChainPosition, kept: KeptPosition | undefined): string | null {
  return kept && kept.position > last.position
    ? `The log ends at ${last.position}, but the head that was kept is at ${kept.position}: what came after was lost or taken out.`
    : null;
}

/** What comes before an event: another one, or the chain's start. */
type ChainPosition = { position: number; hash: Buffer; at: Date | null };

function problemOf(event: StoredEvent, last: ChainPosition, erasures: Erasures): string | null {
  const { position } = event;
  if (position !== last.position + 1) {
    return `Event ${last.position + 1} is missing: the log goes on with event ${position}.`;
  }
  const asWritten = contentDigest(event, event.salt).equals(event.content_digest);
  if (!asWritten && !erasures.takeBlanked(event)) {
    return `Event ${position} does not say what was recorded: its changes or note, or their digest, were altered afterwards.`;
  }
  if (!eventHash(last.hash, event).equals(event.hash)) {
    return `Event ${position} does not follow from the event before it: what it says of place, time, person or counts, or its hash, was altered afterwards.`;
  }
  if (last.at && event.at < last.at) return `Event ${position} is earlier than the event before it.`;
  erasures.takeErasing(event);
  return null;
}

function headProblem(head: StoredHead | undefined, last: ChainPosition): string | null {
  if (!head) return 'The head of the log is missing.';
  if (head.position !== last.position) {
    return `The last event is ${last.position}, but the head of the log says ${head.position}: events at the end were taken out or put in, or the head was altered.`;
  }
  if (!head.hash.equals(last.hash))
    return `The head of the log has another hash than the last event, ${last.position}.`;
  if (last.at && Number(head.at) !== Number(last.at)) {
    return `The head of the log has another time than the last event, ${last.position}.`;
  }
  return null;
}
