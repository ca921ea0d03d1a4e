import 'reflect-metadata';
import { graphql } from 'graphql';
import { pino } from 'pino';
import { buildConcordSchema } from '../../server/api/build-schema.ts';
import { CalendarResolver } from '../../server/calendars/calendar.resolver.ts';
import { readCalendarData } from '../../server/calendars/calendar-data.ts';
import { ChecklistReader } from '../../server/catalogue/checklist-reader.ts';
import { PresenceResolver } from '../../server/cycles/presence.resolver.ts';
import type { Database } from '../../server/database/database.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { EventResolver } from '../../server/log/event.resolver.ts';
import { LogTail } from '../../server/log/log-tail.ts';
import { WakeUps } from '../../server/log/wake-ups.ts';
import { OverviewResolver } from '../../server/overview/overview.resolver.ts';
import { ProgressResolver } from '../../server/progress/progress.resolver.ts';
import { ResponseResolver } from '../../server/responses/response.resolver.ts';
import { strictBackground } from '../support/background.ts';

export type ShownAnswer = {
  countryCode: string;
  agencyCode: string | null;
  itemCode: string;
  status: string;
  rating: string | null;
};
export type ShownContradiction = {
  countryCode: string;
  itemCode: string;
  steps: number;
  answers: ShownAnswer[];
};
export type ShownAge = { atLeast: number; atMost: number | null; count: number };

/** Asks in anybody's name, and forgets nothing that it has kept. */
export interface OverviewAsker {
  ask<Data>(viewer: Viewer, source: string, variables?: Record<string, unknown>): Promise<Data>;
  /** The code of the error; null where there is none. */
  refusal(viewer: Viewer, source: string): Promise<string | null>;
  close(): Promise<void>;
}

export async function openOverview(database: Database): Promise<OverviewAsker> {
  const background = strictBackground();
  const log = pino({ level: 'silent' });
  const tail = new LogTail(database, log, background);
  await tail.start();
  const wakeUps = new WakeUps(database, tail, null, log, background);
  const calendars = readCalendarData();
  const schema = buildConcordSchema([
    new CalendarResolver(database, wakeUps, calendars),
    new EventResolver(database, tail),
    new OverviewResolver(database, tail, calendars),
    new PresenceResolver(database, wakeUps),
    new ProgressResolver(database, new ChecklistReader(), tail),
    new ResponseResolver(database, tail, wakeUps, background),
  ]);
  const run = (viewer: Viewer, source: string, variableValues: Record<string, unknown> = {}) =>
    graphql({ schema, source, variableValues, contextValue: { viewer, sessionId: null, address: '' } });
  return {
    async ask<Data>(viewer: Viewer, source: string, variables?: Record<string, unknown>) {
      const { data, errors } = await run(viewer, source, variables);
      if (errors || !data) throw new Error(JSON.stringify(errors));
      return data as Data;
    },
    async refusal(viewer, source) {
      const { errors } = await run(viewer, source);
      return errors ? String(errors[0]?.extensions.code) : null;
    },
    async close() {
      tail.stop();
      await background.finish();
    },
  };
}
