import { randomUUID } from 'node:crypto';
import type { Queryable } from '../database/database.ts';
import { appendEvent, type CatalogueEvent } from '../log/append-event.sql.ts';
import { newSigningKey, signHead } from '../log/proof/head-signature.ts';
import { ensureSigningKey } from '../log/proof/signed-head.sql.ts';
import {
  copyCells,
  copyChanged,
  insertSnapshot,
  lockHead,
  readDigest,
  readEndedHead,
  readPosition,
  readSnapshots,
} from './snapshot.sql.ts';

/** A snapshot of which most is copied. */
export type BegunSnapshot = { id: string; name: string; copiedAfter: number };

/**
 * Copies what the answers of a cycle say while others go on writing. What they change meanwhile is copied once more when
 * the snapshot ends, so that other writes wait for that alone. Without a name it is called after the closing.
 */
export async function beginSnapshot(
  connection: Queryable,
  cycleCode: string,
  name: string | null,
): Promise<BegunSnapshot> {
  const id = randomUUID();
  const copiedAfter = await readPosition(connection);
  await copyCells(connection, id, cycleCode, null);
  return { id, copiedAfter, name: name ?? (await nameOfClosing(connection, cycleCode)) };
}

/** Ends a snapshot with the event that tells of it, and signs the head of the log as it is then. */
export async function endSnapshot(
  connection: Queryable,
  { id, name, copiedAfter }: BegunSnapshot,
  event: CatalogueEvent,
): Promise<void> {
  const key = await ensureSigningKey(connection, newSigningKey());
  await lockHead(connection);
  await copyChanged(connection, id, event.cycleCode, copiedAfter);
  const digest = await readDigest(connection, id);
  await appendEvent(connection, {
    ...event,
    changes: [
      ...event.changes,
      { field: 'snapshot', from: null, to: name },
      { field: 'digest', from: null, to: digest.toString('hex') },
    ],
  });
  const head = await readEndedHead(connection);
  const signature = signHead({ ...head, day: head.at.toISOString().slice(0, 10) }, key);
  const closing = event.kind === 'CYCLE_CLOSED';
  await insertSnapshot(connection, {
    ...head,
    id,
    cycle_code: event.cycleCode,
    name,
    closing,
    digest,
    signature,
  });
}

async function nameOfClosing(connection: Queryable, cycleCode: string): Promise<string> {
  const taken = new Set((await readSnapshots(connection, cycleCode)).map(({ name }) => name));
  for (let closing = 1; ; closing++) {
    const name = closing === 1 ? 'Closing' : `Closing ${closing}`;
    if (!taken.has(name)) return name;
  }
}
