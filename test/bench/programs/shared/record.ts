import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { rowsOf } from './pool.ts';
import { type EventNode, eventOf } from './reads.ts';
import { readStandingStatement, recordStatement } from './statements.ts';

/** What the benchmark's writers send: always a status and words, which always differ from what is there. */
export interface RecordInput {
  mutationId: string;
  cycle: string;
  country: string;
  agency: string | null;
  item: string;
  baseRevision: number;
  status: string;
  narrative: string;
}

export interface Standing {
  cell_id: number;
  cycle_code: string;
  country_code: string;
  agency_code: string | null;
  item_code: string;
  status: string;
  rating: string | null;
  narrative: string | null;
  revision: number;
  cycle_state: string;
}

/** Who writes, for contenders that know nobody: any person of the database. */
export async function findAuthor(pool: pg.Pool): Promise<{ id: string; name: string }> {
  const { rows } = await pool.query<{ id: string; name: string }>(
    `select id, name from person where persona = 'coordinator'`,
  );
  if (!rows[0]) throw new Error('The data has no coordinator.');
  return rows[0];
}

/** One read to decide on, one statement to write: what a careful engineer would do without gathering. */
export async function record(pool: pg.Pool, author: { id: string; name: string }, input: RecordInput) {
  const [standing] = await rowsOf<Standing>(pool, readStandingStatement, [
    input.cycle,
    input.country,
    input.agency,
    input.item,
  ]);
  if (standing?.cycle_state !== 'OPEN') throw new Error('No such answer is due in an open cycle.');
  if (standing.revision !== input.baseRevision) throw new Error('Somebody else changed the answer.');
  const { values, changes } = changeOf(author.id, standing, input);
  const written = await recordStanding(pool, values);
  const event = eventOf({
    ...written,
    kind: 'RESPONSE_RECORDED',
    actor_name: author.name,
    cycle_code: standing.cycle_code,
    country_code: standing.country_code,
    agency_code: standing.agency_code,
    item_code: standing.item_code,
    revision: standing.revision + 1,
    changes,
    note: null,
  });
  return { outcome: outcomeOf(input, standing, event), event };
}

/** The statement alone, with what it needs already known. */
export async function recordStanding(pool: pg.Pool, values: unknown[]) {
  const [written] = await rowsOf<{
    position: number;
    hash: Buffer;
    at: Date;
    counts: [number, number, number, number, number];
  }>(pool, recordStatement, values);
  if (!written) throw new Error('Somebody else changed the answer meanwhile.');
  return written;
}

/** The parameters of the statement for one change, and what the change is. */
export function changeOf(authorId: string, standing: Standing, input: RecordInput) {
  const changes = [
    { field: 'status', from: standing.status, to: input.status },
    { field: 'narrative', from: standing.narrative, to: input.narrative },
  ].filter(({ from, to }) => from !== to);
  const salt = randomBytes(16);
  const canonical = JSON.stringify([
    salt.toString('hex'),
    changes.map(({ field, from, to }) => [field, from, to]),
    null,
  ]);
  const wasDraft = standing.status === 'NOT_STARTED' || standing.status === 'IN_PROGRESS';
  const values = [
    standing.cell_id,
    standing.item_code,
    standing.revision,
    standing.status,
    input.status,
    standing.rating,
    input.narrative,
    authorId,
    JSON.stringify(changes),
    salt,
    sha256(canonical),
    wasDraft ? 'REVEALED' : 'OPEN',
    input.mutationId,
    sha256(JSON.stringify(input)),
  ];
  return { values, changes };
}

function outcomeOf(input: RecordInput, standing: Standing, event: EventNode) {
  return {
    __typename: 'ResponseRecorded' as const,
    mutationId: input.mutationId,
    cursor: event.cursor,
    merged: false,
    replayed: false,
    response: { revision: standing.revision + 1, status: input.status },
    progress: { ...event.progress, updatedAt: event.at },
  };
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
