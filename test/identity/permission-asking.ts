import { PersonWatch } from '../../server/lib/person-watch.ts';
import { MARKS_HEARD_MS, readStamps } from '../../server/marks/mark.sql.ts';
import { NOTICES_HEARD_MS, readUnreadStamps } from '../../server/notices/notice-list.sql.ts';
import 'reflect-metadata';
import { type ExecutionResult, type GraphQLSchema, graphql } from 'graphql';
import { pino } from 'pino';
import { afterAll, beforeAll, expect } from 'vitest';
import { encodeNodeId } from '../../schema/node-id.ts';
import type { Context } from '../../server/access/context.ts';
import { AcrossResolver } from '../../server/across/across.resolver.ts';
import { buildConcordSchema } from '../../server/api/build-schema.ts';
import { NodeResolver } from '../../server/api/node.resolver.ts';
import { CalendarResolver } from '../../server/calendars/calendar.resolver.ts';
import { readCalendarData } from '../../server/calendars/calendar-data.ts';
import { ChecklistReader } from '../../server/catalogue/checklist-reader.ts';
import { CommentResolver } from '../../server/comments/comment.resolver.ts';
import { ComparisonResolver } from '../../server/comparison/comparison.resolver.ts';
import { AddendumResolver } from '../../server/cycles/addendum.resolver.ts';
import { CarriedResolver } from '../../server/cycles/carried.resolver.ts';
import { CycleOverviewResolver } from '../../server/cycles/cycle-overview.resolver.ts';
import { CycleStepResolver } from '../../server/cycles/cycle-step.resolver.ts';
import { PresenceResolver } from '../../server/cycles/presence.resolver.ts';
import { SnapshotResolver } from '../../server/cycles/snapshot.resolver.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { EvidenceResolver } from '../../server/evidence/evidence.resolver.ts';
import { EventResolver } from '../../server/log/event.resolver.ts';
import { LogTail } from '../../server/log/log-tail.ts';
import { WakeUps } from '../../server/log/wake-ups.ts';
import { MarkResolver } from '../../server/marks/mark.resolver.ts';
import { AlertResolver } from '../../server/monitor/alerts/alert.resolver.ts';
import { EarlyActionResolver } from '../../server/monitor/early-actions/early-action.resolver.ts';
import { IncidentExportResolver } from '../../server/monitor/exports/incident-export.resolver.ts';
import { MonitoredGroupResolver } from '../../server/monitor/groups/group.resolver.ts';
import { EventImportResolver } from '../../server/monitor/imports/event-import.resolver.ts';
import { IncidentResolver } from '../../server/monitor/incidents/incident.resolver.ts';
import type { MonitorParts } from '../../server/monitor/monitor-parts.ts';
import { MonitorRecordResolver } from '../../server/monitor/openings/monitor-record.resolver.ts';
import { MonitorReportResolver } from '../../server/monitor/reports/report.resolver.ts';
import { MonitorSeriesResolver } from '../../server/monitor/series/series.resolver.ts';
import { MonitorSignalResolver } from '../../server/monitor/signals/signal.resolver.ts';
import { MonitorWatch } from '../../server/monitor/watch/monitor-watch.ts';
import { OverviewResolver } from '../../server/overview/overview.resolver.ts';
import { PeopleResolver } from '../../server/people/people.resolver.ts';
import { RoleProposalResolver } from '../../server/people/role-proposal.resolver.ts';
import { ViewerResolver } from '../../server/people/viewer.resolver.ts';
import { PlanResolver } from '../../server/plan/plan.resolver.ts';
import { MovedCellsResolver } from '../../server/progress/moved-cells.resolver.ts';
import { ProgressResolver } from '../../server/progress/progress.resolver.ts';
import { EraseResolver } from '../../server/responses/erase.resolver.ts';
import { NewLookResolver } from '../../server/responses/new-look.resolver.ts';
import { ResponseResolver } from '../../server/responses/response.resolver.ts';
import { SecondPersonResolver } from '../../server/responses/second-person/second-person.resolver.ts';
import { TakeUpResolver } from '../../server/responses/take-up.resolver.ts';
import { SavedViewResolver } from '../../server/saved-views/saved-view.resolver.ts';
import { SessionWatch } from '../../server/sessions/session-watch.ts';
import { StalenessResolver } from '../../server/staleness/staleness.resolver.ts';
import { Streams } from '../../server/subscriptions/streams.ts';
import { TodoResolver } from '../../server/todo/todo.resolver.ts';
import { monitorParts } from '../monitor/monitor-world.ts';
import { strictBackground } from '../support/background.ts';
import { openTestDatabase } from '../support/engines.ts';
import {
  type Answer,
  type Asker,
  createPermissionWorld,
  itemOf,
  type PermissionWorld,
} from './permission-world.ts';

/*
 * Every combination of:
 * - every role
 * - every way of reading and writing
 * - own and other agency, the country team
 * - own and other country, with and without a lead, with and without its agency
 * - open and closed cycle
 * - every state of an answer
 *
 * Each combination is one answer that somebody is told of, or not, by one operation. Files named permission-cross-…
 * each try some operations.
 */

export const eventFields = `id cursor kind at actor { id } revision baseRevision writtenAt note erased
  countryCode agencyCode itemCode cycleCode changes { field from to } progress { total }`;
export const responseFields = `id cycleCode countryCode agencyCode itemCode status rating narrative revision updatedBy { id }`;
export type Response = {
  cycleCode: string;
  countryCode: string;
  agencyCode: string | null;
  itemCode: string;
  status: string;
  viewerCan: string[];
};
export type Edges = {
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean };
};

export const nodeIdOf = (answer: Answer) =>
  encodeNodeId('Response', answer.cycle, answer.country, itemOf(answer), answer.owner ?? '');
export const nameOf = ({ cycleCode, countryCode, agencyCode, itemCode }: Response) =>
  `${cycleCode}/${countryCode}/${agencyCode ?? 'TEAM'}/${itemCode.slice(2)}`;

/** A world of answers and people, and what asks it in anybody's name. */
export interface AskedWorld {
  world: PermissionWorld;
  tail: LogTail;
  /** Where the log ends once everything recorded so far was read; the tail alone may not have heard of the last yet. */
  logEnd(): Promise<number>;
  schema: GraphQLSchema;
  monitor: MonitorParts;
  contextOf(viewer: Viewer | null): Context;
  ask<Data>(
    viewer: Viewer | null,
    source: string,
    variables?: Record<string, unknown>,
  ): Promise<ExecutionResult<Data>>;
  /** An operation that has to succeed. */
  askWell<Data>(viewer: Viewer | null, source: string, variables?: Record<string, unknown>): Promise<Data>;
  /** Runs a check for everybody; somebody who is not signed in gets nothing but UNAUTHENTICATED for every question. */
  forEverybody(
    source: string,
    variables: Record<string, unknown>[],
    check: (asker: Asker & { viewer: Viewer }) => Promise<void>,
  ): Promise<void>;
  /** So many combinations were tried. */
  tried(combinations: number): void;
}

/** Makes the world before the tests of a file, and afterwards says how many combinations they tried. */
export function usePermissionWorld(): () => AskedWorld {
  let asked: AskedWorld | null = null;
  let close = async () => {};
  let combinations = 0;
  beforeAll(async () => {
    const opened = await openTestDatabase('postgres');
    close = () => opened.drop();
    const { database } = opened;
    const world = await createPermissionWorld(database);
    const log = pino({ level: 'silent' });
    const background = strictBackground();
    const tail = new LogTail(database, log, background);
    await tail.start();
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
    close = async () => {
      markWatch.close();
      noticeWatch.close();
      monitorWatch.close();
      tail.stop();
      await background.finish();
      await opened.drop();
    };
    const streams = new Streams(database, tail, {
      marks: markWatch,
      notices: noticeWatch,
      monitor: monitorWatch,
    });
    const wakeUps = new WakeUps(database, tail, null, log, background);
    const checklists = new ChecklistReader();
    const calendars = readCalendarData();
    const monitor = monitorParts(database);
    const sessions = new SessionWatch(database, () => {}, background);
    const resolvers = [
      new NodeResolver(database, checklists),
      new ProgressResolver(database, checklists, tail),
      new EventResolver(database, tail),
      new ResponseResolver(database, tail, wakeUps, background),
      new EraseResolver(database, wakeUps),
      new CommentResolver(database, tail, wakeUps),
      new CycleOverviewResolver(database),
      new CycleStepResolver(database, wakeUps),
      new PresenceResolver(database, wakeUps),
      new SnapshotResolver(database, wakeUps),
      new CalendarResolver(database, wakeUps, calendars),
      new StalenessResolver(database, calendars),
      new OverviewResolver(database, tail, calendars),
      new ViewerResolver(database),
      new MovedCellsResolver(database, tail),
      new SavedViewResolver(database),
      new MarkResolver(database, tail, markWatch),
      new TodoResolver(database),
      new SecondPersonResolver(database, wakeUps),
      new TakeUpResolver(database),
      new NewLookResolver(database, wakeUps),
      new CarriedResolver(database),
      new AcrossResolver(database, checklists),
      new AddendumResolver(database, wakeUps),
      new ComparisonResolver(database),
      new PlanResolver(database, wakeUps),
      new EvidenceResolver(database, wakeUps, true),
      new MonitoredGroupResolver(monitor),
      new MonitorReportResolver(monitor),
      new IncidentResolver(monitor),
      new MonitorRecordResolver(monitor),
      new MonitorSeriesResolver(monitor),
      new MonitorSignalResolver(monitor),
      new AlertResolver(monitor),
      new EarlyActionResolver(monitor),
      new EventImportResolver(monitor),
      new IncidentExportResolver(monitor),
      new RoleProposalResolver(database, wakeUps, sessions),
      new PeopleResolver(database, wakeUps, sessions),
    ];
    const schema = buildConcordSchema(resolvers, streams);
    const tried = (count: number) => {
      combinations += count;
    };
    const logEnd = async () => {
      await tail.catchUp();
      return tail.position;
    };
    asked = { world, tail, logEnd, monitor, schema, tried, ...askerOf(schema, world, tried) };
  }, 120_000);
  afterAll(async () => {
    console.log(`${combinations} combinations of somebody, an operation and an answer were tried.`);
    await close();
  });
  return () => {
    if (!asked) throw new Error('The world is there in tests only, not while they are described.');
    return asked;
  };
}

function askerOf(
  schema: GraphQLSchema,
  world: PermissionWorld,
  tried: AskedWorld['tried'],
): Pick<AskedWorld, 'contextOf' | 'ask' | 'askWell' | 'forEverybody'> {
  const contextOf = (viewer: Viewer | null): Context => ({
    viewer,
    sessionId: null,
    address: 'here',
  });

  async function ask<Data>(
    viewer: Viewer | null,
    source: string,
    variableValues: Record<string, unknown> = {},
  ) {
    const result = await graphql({ schema, source, variableValues, contextValue: contextOf(viewer) });
    return result as ExecutionResult<Data>;
  }

  async function askWell<Data>(viewer: Viewer | null, source: string, variables?: Record<string, unknown>) {
    const { data, errors } = await ask<Data>(viewer, source, variables);
    if (errors || !data) throw new Error(JSON.stringify(errors));
    return data;
  }

  const forEverybody: AskedWorld['forEverybody'] = async (source, variables, check) => {
    for (const { name, viewer } of world.askers) {
      if (viewer) await check({ name, viewer });
      else {
        for (const each of variables) {
          const { data, errors } = await ask(null, source, each);
          expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
          expect(Object.values(data ?? {}).every((value) => value === null)).toBe(true);
          tried(1);
        }
      }
    }
  };
  return { contextOf, ask, askWell, forEverybody };
}
