import type { Statement } from '../../database/database.ts';
import type { MonitorConnection } from '../monitor-connection.ts';
import type { MonitorEvent } from './monitor-event.ts';

export type MonitorHead = { position: number; hash: Buffer; at: Date };
export type ChainedMonitorEvent = MonitorEvent & { hash: Buffer; actorName: string | null };

const begin: Statement = {
  name: 'monitor-head-begin',
  text: `
    insert into monitor_head (country_code, position, hash, at)
    select $1, 0, $2::bytea, clock_timestamp() where set_config('concord.appends', 'on', true) = 'on'
    on conflict (country_code) do nothing`,
};
const lock: Statement = {
  name: 'monitor-head-lock',
  text: `
    select position, hash, greatest(at, clock_timestamp()::timestamptz(3)) as at from monitor_head
     where country_code = $1 for update`,
};

/**
 * A country's head, held until the transaction ends, with the time that the next event gets. From here on the head is there
 * for whoever sees alerts, too, who reads no log: they write what they did about one.
 */
export async function lockMonitorHead(
  connection: MonitorConnection,
  countryCode: string,
  start: Buffer,
): Promise<MonitorHead> {
  await connection.query(begin, [countryCode, start]);
  const [head] = await connection.query<MonitorHead>(lock, [countryCode]);
  if (!head) throw new Error('a country’s log of the monitor has no head');
  return head;
}

const append: Statement = {
  name: 'monitor-event-append',
  text: `
    insert into monitor_event (country_code, position, kind, at, actor_id, subject_id, hash)
    values ($1, $2, $3, $4, $5, $6, $7)`,
};
const move: Statement = {
  name: 'monitor-head-move',
  text: `
    update monitor_head set position = $2, hash = $3, at = $4, told = case when $5 then $2 else told end,
                            called = case when $6 then $2 else called end
     where country_code = $1`,
};

export async function insertMonitorEvent(
  connection: MonitorConnection,
  event: MonitorEvent,
  hash: Buffer,
  { told, called }: { told: boolean; called: boolean },
): Promise<void> {
  const { countryCode, position, kind, at, actorId, subjectId } = event;
  await connection.query(append, [countryCode, position, kind, at, actorId, subjectId, hash]);
  await connection.query(move, [countryCode, position, hash, at, told, called]);
}

const events = `
    select country_code as "countryCode", position, kind, at, actor_id as "actorId", subject_id as "subjectId", hash,
           (select name from person where person.id = actor_id) as "actorName"
      from monitor_event where country_code = $1 and ($4::uuid[] is null or subject_id = any ($4::uuid[]))`;
const page: Statement = {
  name: 'monitor-events',
  text: `${events} and position > $2 order by position limit $3`,
};
const pageBack: Statement = {
  name: 'monitor-events-back',
  text: `${events} and ($2::bigint is null or position < $2) order by position desc limit $3`,
};

/** The next events of a country, the oldest first; null: about whatever. */
export function readMonitorEvents(
  connection: MonitorConnection,
  countryCode: string,
  after: number,
  limit: number,
  about: readonly string[] | null = null,
): Promise<ChainedMonitorEvent[]> {
  return connection.query<ChainedMonitorEvent>(page, [countryCode, after, limit, about]);
}

/** The events before a position, null: before the end; the newest first. */
export function readMonitorEventsBack(
  connection: MonitorConnection,
  countryCode: string,
  before: number | null,
  limit: number,
  about: readonly string[] | null,
): Promise<ChainedMonitorEvent[]> {
  return connection.query<ChainedMonitorEvent>(pageBack, [countryCode, before, limit, about]);
}

const hashAt: Statement = {
  name: 'monitor-event-hash',
  text: 'select hash from monitor_event where country_code = $1 and position = $2',
};

/** The chain's hash at a position; null where there is none. */
export async function readMonitorHash(
  connection: MonitorConnection,
  countryCode: string,
  position: number,
): Promise<Buffer | null> {
  const [row] = await connection.query<{ hash: Buffer }>(hashAt, [countryCode, position]);
  return row?.hash ?? null;
}

const head: Statement = {
  name: 'monitor-head',
  text: 'select position, hash, at from monitor_head where country_code = $1',
};

/** Null where nothing has happened yet. */
export async function readMonitorHead(
  connection: MonitorConnection,
  countryCode: string,
): Promise<MonitorHead | null> {
  const [row] = await connection.query<MonitorHead>(head, [countryCode]);
  return row ?? null;
}

export type SignedMonitorHead = MonitorHead & { day: string; signature: Buffer };

const unsigned: Statement = {
  name: 'monitor-head-unsigned',
  text: `
    select to_char($2::timestamptz at time zone 'utc', 'YYYY-MM-DD') as day
     where not exists (
       select from monitor_signed_head
        where country_code = $1 and day = ($2::timestamptz at time zone 'utc')::date)`,
};

/** The day of a moment, where no head of it was signed yet; null where one was. */
export async function unsignedDay(
  connection: MonitorConnection,
  countryCode: string,
  at: Date,
): Promise<string | null> {
  const [row] = await connection.query<{ day: string }>(unsigned, [countryCode, at]);
  return row?.day ?? null;
}

const keep: Statement = {
  name: 'monitor-head-sign',
  text: `
    insert into monitor_signed_head (country_code, day, position, hash, at, signature)
    values ($1, $2::date, $3, $4, $5, $6)`,
};

export async function insertSignedMonitorHead(
  connection: MonitorConnection,
  countryCode: string,
  { day, position, hash, at, signature }: SignedMonitorHead,
): Promise<void> {
  await connection.query(keep, [countryCode, day, position, hash, at, signature]);
}

const signed: Statement = {
  name: 'monitor-heads-signed',
  text: `
    select to_char(day, 'YYYY-MM-DD') as day, position, hash, at, signature
      from monitor_signed_head where country_code = $1 order by monitor_signed_head.day desc limit $2`,
};

/** The latest signed heads of a country, the newest first. */
export function readSignedMonitorHeads(
  connection: MonitorConnection,
  countryCode: string,
  limit: number,
): Promise<SignedMonitorHead[]> {
  return connection.query<SignedMonitorHead>(signed, [countryCode, limit]);
}
