/**
 * A place in the log: its position, and the first characters of the chain's hash there. A cursor from before a restore
 * names a position that exists again with another hash, so it is seen as foreign instead of silently skipping events.
 */
export type LogPosition = { position: number; checksum: string };

const CHECKSUM_LENGTH = 12;

/** Where every log begins: nothing has happened yet. */
export const logStart: LogPosition = { position: 0, checksum: '0'.repeat(CHECKSUM_LENGTH) };

/** The cursor of the event at `position`, with the chain hash `hash`. */
export function logPosition(position: number, hash: Buffer): LogPosition {
  return { position, checksum: hash.toString('hex').slice(0, CHECKSUM_LENGTH) };
}

/** What clients store and send back unread: `1024.9f86d081884c`. */
export function formatCursor(place: LogPosition): string {
  return `${place.position}.${place.checksum}`;
}

/** Null for anything that `formatCursor` never wrote. */
export function parseCursor(cursor: string): LogPosition | null {
  const match = /^(0|[1-9]\d{0,15})\.([0-9a-f]{12})$/.exec(cursor);
  return match?.[1] && match[2] ? { position: Number(match[1]), checksum: match[2] } : null;
}
