import { createHash } from 'node:crypto';

/** Everything that the chain covers of one event: its columns, and its cell's codes instead of the cell's number. */
export type ChainedEvent = {
  position: number;
  kind: string;
  at: Date;
  actor_id: string | null;
  cycle_code: string | null;
  country_code: string | null;
  agency_code: string | null;
  item_code: string | null;
  revision: number | null;
  base_revision: number | null;
  written_at: Date | null;
  counts: readonly number[] | null;
  content_digest: Buffer;
};

/** The twin of the SQL function event_hash, for checks of the chain that don't trust the database that made it. */
export function eventHash(previous: Buffer, event: ChainedEvent): Buffer {
  const position = Buffer.alloc(8);
  position.writeBigInt64BE(BigInt(event.position));
  const parts = [
    event.kind,
    Number(event.at),
    event.actor_id,
    event.cycle_code,
    event.country_code,
    event.agency_code,
    event.item_code,
    event.revision,
    event.base_revision,
    event.written_at && Number(event.written_at),
    event.counts?.join(','),
    event.content_digest.toString('hex'),
  ];
  // Array.join, like SQL's concat, writes nothing for null.
  return sha256(Buffer.concat([previous, position, sha256(Buffer.from(parts.join('|'), 'utf8'))]));
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
