import 'reflect-metadata';
import { graphql } from 'graphql';
import { pino } from 'pino';
import { buildConcordSchema } from '../../server/api/build-schema.ts';
import { NodeResolver } from '../../server/api/node.resolver.ts';
import { ChecklistReader } from '../../server/catalogue/checklist-reader.ts';
import { CommentResolver } from '../../server/comments/comment.resolver.ts';
import { CycleStepResolver } from '../../server/cycles/cycle-step.resolver.ts';
import type { Database } from '../../server/database/database.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { EventResolver } from '../../server/log/event.resolver.ts';
import { LogTail } from '../../server/log/log-tail.ts';
import { WakeUps } from '../../server/log/wake-ups.ts';
import { ViewerResolver } from '../../server/people/viewer.resolver.ts';
import { PlanResolver } from '../../server/plan/plan.resolver.ts';
import { EraseResolver } from '../../server/responses/erase.resolver.ts';
import { ResponseResolver } from '../../server/responses/response.resolver.ts';
import { SecondPersonResolver } from '../../server/responses/second-person/second-person.resolver.ts';
import { TakeUpResolver } from '../../server/responses/take-up.resolver.ts';
import { TodoResolver } from '../../server/todo/todo.resolver.ts';
import { strictBackground } from '../support/background.ts';

export type ShownTodo = {
  nodes: {
    kind: string;
    since: string;
    response: {
      id: string;
      itemCode: string;
      countryCode: string;
      agencyCode: string | null;
      status: string;
    } | null;
    assigned: {
      countryCode: string;
      agencyCode: string | null;
      itemCode: string;
      dueOn: string | null;
    } | null;
    comment: { id: string; text: string | null } | null;
    by: { id: string } | null;
    note: string | null;
    toYou: boolean;
  }[];
  hasNextPage: boolean;
  endCursor: string | null;
};

/** Asks in anybody's name. */
export interface DecisionAsker {
  ask<Data>(viewer: Viewer, source: string, variables?: Record<string, unknown>): Promise<Data>;
  /** The code of the error; null where there is none. */
  refusal(viewer: Viewer, source: string, variables?: Record<string, unknown>): Promise<string | null>;
  todo(viewer: Viewer, args?: { first?: number; after?: string | null }): Promise<ShownTodo>;
  /** What waits, as `TO_FIX KEN UNICEF LDR-2`, in order. */
  waiting(viewer: Viewer): Promise<string[]>;
  close(): Promise<void>;
}

export const todoSource = `query ($first: Int, $after: String) { viewer { todo(first: $first, after: $after) {
  nodes { kind since response { id itemCode countryCode agencyCode status }
    assigned { countryCode agencyCode itemCode dueOn } comment { id text }
    by { id } note toYou } hasNextPage endCursor cursor } } }`;

export async function openDecisionAsker(database: Database): Promise<DecisionAsker> {
  const log = pino({ level: 'silent' });
  const background = strictBackground();
  const tail = new LogTail(database, log, background);
  await tail.start();
  const wakeUps = new WakeUps(database, tail, null, log, background);
  const schema = buildConcordSchema([
    new NodeResolver(database, new ChecklistReader()),
    new EventResolver(database, tail),
    new ViewerResolver(database),
    new ResponseResolver(database, tail, wakeUps, background),
    new CommentResolver(database, tail, wakeUps),
    new CycleStepResolver(database, wakeUps),
    new TodoResolver(database),
    new SecondPersonResolver(database, wakeUps),
    new TakeUpResolver(database),
    new PlanResolver(database, wakeUps),
    new EraseResolver(database, wakeUps),
  ]);
  const run = (viewer: Viewer, source: string, variableValues: Record<string, unknown> = {}) =>
    graphql({ schema, source, variableValues, contextValue: { viewer, sessionId: null, address: '' } });
  const asker: DecisionAsker = {
    async ask<Data>(viewer: Viewer, source: string, variables?: Record<string, unknown>) {
      const { data, errors } = await run(viewer, source, variables);
      if (errors || !data) throw new Error(JSON.stringify(errors));
      return data as Data;
    },
    async refusal(viewer, source, variables) {
      const { errors } = await run(viewer, source, variables);
      return errors ? String(errors[0]?.extensions.code) : null;
    },
    async todo(viewer, args = {}) {
      return (await asker.ask<{ viewer: { todo: ShownTodo } }>(viewer, todoSource, args)).viewer.todo;
    },
    async waiting(viewer) {
      const { nodes } = await asker.todo(viewer);
      return nodes.map(({ kind, response, assigned, comment }) => {
        const place = assigned ?? response;
        return place
          ? `${kind} ${place.countryCode} ${place.agencyCode ?? 'TEAM'} ${place.itemCode}`
          : `${kind} ${comment?.text}`;
      });
    },
    async close() {
      tail.stop();
      await background.finish();
    },
  };
  return asker;
}
