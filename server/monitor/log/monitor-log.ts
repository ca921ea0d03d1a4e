import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { badUserInput, cursorInvalid } from '../../lib/api-errors.ts';
import { formatCursor, logPosition, logStart, parseCursor } from '../../log/cursor.ts';
import type { MonitorConnection } from '../monitor-connection.ts';
import {
  MONITOR_CHAIN_START,
  type MonitorEvent,
  type MonitorEventKind,
  monitorEventHash,
} from './monitor-event.ts';
import {
  type ChainedMonitorEvent,
  insertMonitorEvent,
  insertSignedMonitorHead,
  lockMonitorHead,
  type MonitorHead,
  readMonitorEvents,
  readMonitorEventsBack,
  readMonitorHash,
  readMonitorHead,
  unsignedDay,
} from './monitor-log.sql.ts';

export type Happening = {
  countryCode: string;
  kind: MonitorEventKind;
  subjectId: string;
  /**
   * Whether those are told too who see groups and alerts but read no incidents: of what happens to a group that isn't hidden
   * before and after, and to its alerts.
   */
  told?: boolean;
  /** Whether those are called at once who decide on alerts: of what happens to a hidden group's, of which those told hear nothing. */
  called?: boolean;
};

/**
 * The log of the monitor, of each country one: a chain of its own, which knows nothing of the checklist's. Call `append` last
 * in a transaction, since whoever else writes in that country waits for it. The first event of a day signs the head that
 * it makes.
 */
export class MonitorLog {
  readonly #listeners: ((happening: Happening) => void)[] = [];

  /** `signingKey`: Ed25519, as the settings keep it. */
  constructor(private readonly signingKey: string) {}

  /**
   * Tells of each event of this process, while its transaction still runs and may yet fail. Whoever then locks the head of
   * the country has waited for its end.
   */
  onAppend(listener: (happening: Happening) => void): void {
    this.#listeners.push(listener);
  }

  async append(
    connection: MonitorConnection,
    { countryCode, kind, subjectId, told = false, called = false }: Happening,
  ): Promise<void> {
    const head = await lockMonitorHead(connection, countryCode, MONITOR_CHAIN_START);
    const position = Number(head.position) + 1;
    const actorId = connection.inNameOf;
    const event: MonitorEvent = { countryCode, position, kind, at: head.at, actorId, subjectId };
    const hash = monitorEventHash(head.hash, event);
    await insertMonitorEvent(connection, event, hash, { told, called });
    const day = await unsignedDay(connection, countryCode, head.at);
    if (day !== null) {
      const standing = { position, hash, at: head.at };
      const signature = sign(null, spelled(countryCode, day, standing), this.#key());
      await insertSignedMonitorHead(connection, countryCode, { ...standing, day, signature });
    }
    for (const listener of this.#listeners) listener({ countryCode, kind, subjectId });
  }

  #key(): KeyObject {
    return createPrivateKey({ key: Buffer.from(this.signingKey, 'base64'), format: 'der', type: 'pkcs8' });
  }

  /** Whether this installation signed a head. */
  isSigned(countryCode: string, day: string, head: MonitorHead, signature: Buffer): boolean {
    return verify(null, spelled(countryCode, day, head), createPublicKey(this.#key()), signature);
  }
}

function spelled(countryCode: string, day: string, { position, hash, at }: MonitorHead): Buffer {
  const text = [
    'Concord monitor head',
    countryCode,
    day,
    position,
    hash.toString('hex'),
    at.toISOString(),
  ].join('\n');
  return Buffer.from(text, 'utf8');
}

export const MONITOR_EVENTS = { usual: 50, most: 200, subjects: 100 };

export type MonitorEventPage = { events: ChainedMonitorEvent[]; hasNextPage: boolean; cursor: string };

/** Which events: of some subjects alone, and from the newest on. */
export type MonitorEventsAsked = { about?: readonly string[] | null; newestFirst?: boolean };

/** What happened in a country beyond a cursor of its log, the oldest first. Throws CURSOR_INVALID for a foreign one. */
export async function readMonitorLog(
  connection: MonitorConnection,
  countryCode: string,
  first: number | null,
  after: string | null,
  { about = null, newestFirst = false }: MonitorEventsAsked = {},
): Promise<MonitorEventPage> {
  const size = first ?? MONITOR_EVENTS.usual;
  if (size < 0 || size > MONITOR_EVENTS.most) {
    throw badUserInput(`A page holds 0 to ${MONITOR_EVENTS.most} events.`);
  }
  const start = after === null ? logStart : parseCursor(after);
  if (!start) throw cursorInvalid();
  if (start.position > 0) {
    const hash = await readMonitorHash(connection, countryCode, start.position);
    if (!hash || logPosition(start.position, hash).checksum !== start.checksum) throw cursorInvalid();
  }
  if ((about?.length ?? 0) > MONITOR_EVENTS.subjects)
    throw badUserInput(`Ask for events about at most ${MONITOR_EVENTS.subjects} things.`);
  const found = newestFirst
    ? await readMonitorEventsBack(connection, countryCode, start.position || null, size + 1, about)
    : await readMonitorEvents(connection, countryCode, start.position, size + 1, about);
  const events = found.slice(0, size);
  const last = events.at(-1);
  return {
    events,
    hasNextPage: found.length > size,
    cursor: formatCursor(last ? logPosition(last.position, last.hash) : start),
  };
}

/** The first place where a country's chain is broken, or null: recomputed from its beginning. */
export async function verifyMonitorLog(
  connection: MonitorConnection,
  countryCode: string,
): Promise<number | null> {
  let hash: Buffer = MONITOR_CHAIN_START;
  let position = 0;
  for (;;) {
    const events = await readMonitorEvents(connection, countryCode, position, MONITOR_EVENTS.most);
    for (const event of events) {
      const intact = event.position === position + 1 && monitorEventHash(hash, event).equals(event.hash);
      if (!intact) return position + 1;
      ({ position, hash } = event);
    }
    if (events.length < MONITOR_EVENTS.most) break;
  }
  const head = await readMonitorHead(connection, countryCode);
  const ends = (head?.position ?? 0) === position && (head?.hash ?? MONITOR_CHAIN_START).equals(hash);
  return ends ? null : position + 1;
}
