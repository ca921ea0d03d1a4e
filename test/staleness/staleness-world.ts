import { PersonWatch } from '../../server/lib/person-watch.ts';
import { MARKS_HEARD_MS, readStamps } from '../../server/marks/mark.sql.ts';
import { NOTICES_HEARD_MS, readUnreadStamps } from '../../server/notices/notice-list.sql.ts';
import 'reflect-metadata';
import { graphql } from 'graphql';
import { pino } from 'pino';
import { buildConcordSchema } from '../../server/api/build-schema.ts';
import { CalendarResolver } from '../../server/calendars/calendar.resolver.ts';
import { readCalendarData } from '../../server/calendars/calendar-data.ts';
import type { Database } from '../../server/database/database.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { EventResolver } from '../../server/log/event.resolver.ts';
import { LogTail } from '../../server/log/log-tail.ts';
import { WakeUps } from '../../server/log/wake-ups.ts';
import { MonitorWatch } from '../../server/monitor/watch/monitor-watch.ts';
import { StalenessResolver } from '../../server/staleness/staleness.resolver.ts';
import { Streams } from '../../server/subscriptions/streams.ts';
import { strictBackground } from '../support/background.ts';

export type Flag = {
  rule: string;
  countryCode: string;
  agencyCode: string | null;
  itemCode: string | null;
  since: string;
  workingDays: number;
  weekend: number[];
  weekendConfirmed: boolean;
  holidays: string[];
  holidaysMayMove: boolean;
  holidaysKnown: boolean;
  pausedDays: number;
  pauses: { kind: string; startsOn: string; endsOn: string }[];
  turn: string;
  progress: { total: number; notStarted: number; returned: number; carried: number };
};
export type Page = {
  rules: { code: string; workingDays: number; says: string; flags: number }[];
  flags: Flag[];
  hasNextPage: boolean;
  endCursor: string | null;
  today: string;
};

const pageFields = `
  rules { code workingDays says flags }
  flags {
    rule countryCode agencyCode itemCode since workingDays weekend weekendConfirmed holidays holidaysMayMove holidaysKnown
    pausedDays pauses { kind startsOn endsOn } turn progress { total notStarted returned carried }
  }
  hasNextPage endCursor today cursor`;

/** Asks in anybody's name what is stuck, and says what days people work on. */
export interface StalenessAsker {
  ask<Data>(viewer: Viewer, source: string): Promise<Data>;
  /** The code of the error; null where there is none. */
  refusal(viewer: Viewer, source: string): Promise<string | null>;
  /** `args` as they stand between brackets: `(first: 2)`, or nothing. */
  page(viewer: Viewer, args?: string): Promise<Page>;
  close(): Promise<void>;
}

export async function openStaleness(database: Database): Promise<StalenessAsker> {
  const background = strictBackground();
  const log = pino({ level: 'silent' });
  const tail = new LogTail(database, log, background);
  await tail.start();
  const wakeUps = new WakeUps(database, tail, null, log, background);
  const fail = (error: unknown) => {
    throw error;
  };
  const markWatch = new PersonWatch(
    (people) => readStamps(database, people),
    MARKS_HEARD_MS,
    fail,
    background,
  );
  const noticeWatch = new PersonWatch(
    (people) => readUnreadStamps(database, people),
    NOTICES_HEARD_MS,
    fail,
    background,
  );
  const monitorWatch = new MonitorWatch(database, fail, background);
  const data = readCalendarData();
  const schema = buildConcordSchema(
    [
      new CalendarResolver(database, wakeUps, data),
      new StalenessResolver(database, data),
      new EventResolver(database, tail),
    ],
    new Streams(database, tail, { marks: markWatch, notices: noticeWatch, monitor: monitorWatch }),
  );
  const run = (viewer: Viewer, source: string) =>
    graphql({ schema, source, contextValue: { viewer, sessionId: null, address: 'here' } });
  const ask: StalenessAsker['ask'] = async <Data>(viewer: Viewer, source: string) => {
    const { data: answer, errors } = await run(viewer, source);
    if (errors || !answer) throw new Error(JSON.stringify(errors));
    return answer as Data;
  };
  return {
    ask,
    refusal: async (viewer, source) => {
      const [error] = (await run(viewer, source)).errors ?? [];
      return error ? String(error.extensions.code) : null;
    },
    page: async (viewer, args = '') =>
      (await ask<{ staleness: Page }>(viewer, `{ staleness${args} { ${pageFields} } }`)).staleness,
    close: async () => {
      markWatch.close();
      noticeWatch.close();
      monitorWatch.close();
      tail.stop();
      await background.finish();
    },
  };
}

/** Statements after which all that happened happened so many days earlier. */
export function daysEarlier(days: number): string[] {
  const earlier = `- ${days} * interval '1 day'`;
  return [
    `update event set at = at ${earlier}`,
    `update cell set updated_at = updated_at ${earlier}`,
    `update response set updated_at = updated_at ${earlier}`,
    `update invitation set created_at = created_at ${earlier}`,
    `update log_head set at = at ${earlier}`,
  ];
}

/** Lets so many days pass. */
export async function letDaysPass(database: Database, days: number): Promise<void> {
  for (const [index, text] of daysEarlier(days).entries()) {
    await database.query({ name: `test-days-pass-${days}-${index}`, text });
  }
}

/** A day so many days from today, in UTC. */
export function dayFromToday(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
