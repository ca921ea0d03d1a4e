import type { Notice, NoticeArgs, NoticePage } from '../../schema/types/notice.ts';
import type { Database } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput } from '../lib/api-errors.ts';
import { type ListedNotice, readNotices, readUnread } from './notice-list.sql.ts';

const USUAL = 30;
const MOST = 100;

/** A page of somebody's notices, the latest first. Whoever is closed to the monitor hears of no alert. */
export async function readNoticePage(
  database: Database,
  viewer: Viewer,
  { topic = null, first, after = null }: NoticeArgs,
): Promise<NoticePage> {
  const size = first ?? USUAL;
  if (size < 0 || size > MOST) throw badUserInput(`A page holds 0 to ${MOST} notices.`);
  const whose = { personId: viewer.personId, alertsToo: viewer.closedToMonitor !== true };
  const found = await readNotices(database, whose, {
    topic,
    before: after === null ? null : parseEnd(after),
    limit: size + 1,
  });
  const shown = found.slice(0, size);
  const last = shown.at(-1);
  const { count: unread, stamp } = await readUnread(database, whose);
  return {
    nodes: shown.map(toNotice),
    hasNextPage: found.length > size,
    endCursor: last ? endOf(last) : null,
    unread,
    stamp,
  };
}

function toNotice({ topic, at, settledAt, readAt, toldAt, about }: ListedNotice): Notice {
  const text = (name: string) => (typeof about[name] === 'string' ? about[name] : null);
  const { days, opened } = about;
  return {
    topic,
    at,
    settledAt,
    readAt,
    toldAt,
    cycleCode: text('cycle'),
    countryCode: text('country'),
    agencyCode: text('agency'),
    itemCode: text('item'),
    day: text('day'),
    workingDays: typeof days === 'number' ? days : null,
    opened: typeof opened === 'boolean' ? opened : null,
  };
}

function endOf({ at, topic, key }: ListedNotice): string {
  return Buffer.from(JSON.stringify([at.toISOString(), topic, key]), 'utf8').toString('base64url');
}

function parseEnd(cursor: string): { at: string; topic: string; key: string } {
  const parts = /^\["([\d\-T:.]{23}Z)","([A-Z_]{1,20})","([^"\\]{1,100})"\]$/.exec(
    Buffer.from(cursor, 'base64url').toString('utf8'),
  );
  const [, at = '', topic = '', key = ''] = parts ?? [];
  if (!parts || Number.isNaN(Date.parse(at))) {
    throw badUserInput('This is not the end of a page of notices: send an endCursor as it was given.');
  }
  return { at, topic, key };
}
