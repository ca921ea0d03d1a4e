import type { Queryable, Statement } from '../database/database.ts';
import { keptDays } from './kept-days.ts';

/** Rows that one statement deletes at most, so that nobody waits long for its locks. */
export const ROWS_A_STEP = 1_000;

// Times in the log only ever grow with its positions, so that halving finds the place without an index on time.
const lastOld: Statement = {
  name: 'retention-last-old-event',
  text: `
    with recursive halving (low, high) as (
      select 0::bigint, position from log_head
      union all
      select case when old then middle else low end, case when old then high else middle - 1 end
        from halving
       cross join lateral (select (low + high + 1) / 2 as middle) as halved
       cross join lateral (
         select coalesce(
           (select at < clock_timestamp() - interval '${keptDays.receipts} days' from event where position = middle), true) as old
       ) as looked
       where low < high
    )
    select low as position from halving where low = high`,
};

/** The position of the last event that is older than receipts are kept; 0 where there is none. */
export async function readLastOldPosition(connection: Queryable): Promise<number> {
  const [row] = await connection.query<{ position: number | string }>(lastOld);
  return Number(row?.position ?? 0);
}

// A receipt of a change that changed nothing has the position of the log's head at its time, and that event may
// have been old for long. It is kept until the next event is old as well. Rows that another replica is deleting are
// left to it.
const receipts: Statement = {
  name: 'retention-receipts',
  text: `
    delete from receipt where (person_id, mutation_id) in (
      select person_id, mutation_id from receipt
       where position < $1::bigint or (position = $1::bigint and outcome <> 'UNCHANGED')
       order by position limit ${ROWS_A_STEP} for update skip locked)
    returning true as deleted`,
};

const otherReceipts = (table: 'comment_receipt' | 'plan_receipt' | 'evidence_receipt'): Statement => ({
  name: `retention-${table}`,
  text: `
    delete from ${table} where (person_id, mutation_id) in (
      select person_id, mutation_id from ${table}
       where position < $1::bigint
       order by position limit ${ROWS_A_STEP} for update skip locked)
    returning true as deleted`,
});
const commentReceipts = otherReceipts('comment_receipt');
const planReceipts = otherReceipts('plan_receipt');
const evidenceReceipts = otherReceipts('evidence_receipt');

const sessions: Statement = {
  name: 'retention-sessions',
  text: `
    delete from session where id in (
      select id from session
       where least(ended_at, expires_at) < clock_timestamp() - interval '${keptDays.sessions} days'
       limit ${ROWS_A_STEP} for update skip locked)
    returning true as deleted`,
};

const tokens: Statement = {
  name: 'retention-tokens',
  text: `
    delete from access_token where id in (
      select id from access_token
       where least(revoked_at, expires_at) < clock_timestamp() - interval '${keptDays.tokens} days'
       limit ${ROWS_A_STEP} for update skip locked)
    returning true as deleted`,
};

const invitations: Statement = {
  name: 'retention-invitations',
  text: `
    delete from invitation where id in (
      select id from invitation
       where least(accepted_at, revoked_at, expires_at) < clock_timestamp() - interval '${keptDays.invitations} days'
       limit ${ROWS_A_STEP} for update skip locked)
    returning true as deleted`,
};

// The cells' marks go with them.
const marks: Statement = {
  name: 'retention-marks',
  text: `
    delete from mark where (person_id, cycle_code) in (
      select mark.person_id, mark.cycle_code from mark join person on person.id = mark.person_id
       where mark.marked_at < clock_timestamp() - interval '${keptDays.marks} days'
          or person.deactivated_at < clock_timestamp() - interval '${keptDays.ownOfDeactivated} days'
       limit ${ROWS_A_STEP} for update of mark skip locked)
    returning true as deleted`,
};

const seen: Statement = {
  name: 'retention-seen',
  text: `
    delete from seen where (cell_id, item_code, position, person_id) in (
      select cell_id, item_code, position, person_id from seen
       where seen_on < (clock_timestamp() - interval '${keptDays.seen} days')::date
       limit ${ROWS_A_STEP} for update skip locked)
    returning true as deleted`,
};

const heartbeats: Statement = {
  name: 'retention-heartbeats',
  text: `
    delete from heartbeat where (cell_id, person_id, device_id) in (
      select cell_id, person_id, device_id from heartbeat join person on person.id = heartbeat.person_id
       where heartbeat.heard_at < clock_timestamp() - interval '${keptDays.heartbeats} days'
          or person.deactivated_at < clock_timestamp() - interval '${keptDays.ownOfDeactivated} days'
       limit ${ROWS_A_STEP} for update of heartbeat skip locked)
    returning true as deleted`,
};

const savedViews: Statement = {
  name: 'retention-saved-views',
  text: `
    delete from saved_view where (person_id, name) in (
      select saved_view.person_id, saved_view.name from saved_view join person on person.id = saved_view.person_id
       where person.deactivated_at < clock_timestamp() - interval '${keptDays.ownOfDeactivated} days'
       limit ${ROWS_A_STEP} for update of saved_view skip locked)
    returning true as deleted`,
};

// What stands is kept: were it forgotten, it would be told again.
const notices: Statement = {
  name: 'retention-notices',
  text: `
    delete from notice where (person_id, topic, key) in (
      select notice.person_id, notice.topic, notice.key from notice join person on person.id = notice.person_id
       where (notice.settled_at is not null and notice.noticed_at < clock_timestamp() - interval '${keptDays.notices} days')
          or person.deactivated_at < clock_timestamp() - interval '${keptDays.ownOfDeactivated} days'
       limit ${ROWS_A_STEP} for update of notice skip locked)
    returning true as deleted`,
};

const mails: Statement = {
  name: 'retention-mails',
  text: `
    delete from mail where id in (
      select id from mail where ended_at < clock_timestamp() - interval '${keptDays.mails} days'
       limit ${ROWS_A_STEP} for update skip locked)
    returning true as deleted`,
};

const ownOfDeactivated = (table: 'notice_wish' | 'notice_state'): Statement => ({
  name: `retention-${table}`,
  text: `
    delete from ${table} where person_id in (
      select person_id from ${table} join person on person.id = person_id
       where person.deactivated_at < clock_timestamp() - interval '${keptDays.ownOfDeactivated} days'
       limit ${ROWS_A_STEP} for update of ${table} skip locked)
    returning true as deleted`,
});
const noticeWishes = ownOfDeactivated('notice_wish');
const noticeStates = ownOfDeactivated('notice_state');

// What people brought back by them goes with them.
const packs: Statement = {
  name: 'retention-packs',
  text: `
    delete from pack where id in (
      select id from pack where made_at < clock_timestamp() - interval '${keptDays.packs} days'
       limit ${ROWS_A_STEP} for update skip locked)
    returning true as deleted`,
};

const downloads: Statement = {
  name: 'retention-downloads',
  text: `
    delete from evidence_download where (file_id, person_id, at) in (
      select file_id, person_id, at from evidence_download
       where at < clock_timestamp() - interval '${keptDays.downloads} days'
       limit ${ROWS_A_STEP} for update skip locked)
    returning true as deleted`,
};

const webhookDeliveries: Statement = {
  name: 'retention-webhook-deliveries',
  text: `
    delete from webhook_delivery where id in (
      select id from webhook_delivery
       where at < clock_timestamp() - interval '${keptDays.webhookDeliveries} days'
       limit ${ROWS_A_STEP} for update skip locked)
    returning true as deleted`,
};

const webhookTests: Statement = {
  name: 'retention-webhook-tests',
  text: `
    delete from webhook_test where person_id in (
      select person_id from webhook_test
       where sent_at[cardinality(sent_at)] < clock_timestamp() - interval '${keptDays.webhookTests} days'
       limit ${ROWS_A_STEP} for update skip locked)
    returning true as deleted`,
};

/** What is deleted after a while, in the order in which it is. */
export const kinds = [
  'receipts',
  'commentReceipts',
  'planReceipts',
  'evidenceReceipts',
  'sessions',
  'tokens',
  'invitations',
  'marks',
  'seen',
  'heartbeats',
  'savedViews',
  'packs',
  'notices',
  'mails',
  'noticeWishes',
  'noticeStates',
  'downloads',
  'webhookDeliveries',
  'webhookTests',
] as const;
export type Kind = (typeof kinds)[number];

/** Deletes up to `ROWS_A_STEP` rows that have been kept long enough; returns how many it deleted. */
export async function deleteStep(
  connection: Queryable,
  kind: Kind,
  lastOldPosition: number,
): Promise<number> {
  const statements = {
    receipts,
    commentReceipts,
    planReceipts,
    evidenceReceipts,
    sessions,
    tokens,
    invitations,
    marks,
    seen,
    heartbeats,
    savedViews,
    packs,
    notices,
    mails,
    noticeWishes,
    noticeStates,
    downloads,
    webhookDeliveries,
    webhookTests,
  };
  const values = /receipts$/i.test(kind) ? [lastOldPosition] : [];
  return (await connection.query(statements[kind], values)).length;
}
