import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { graphql } from 'graphql';
import { pino } from 'pino';
import { buildConcordSchema } from '../../server/api/build-schema.ts';
import { NodeResolver } from '../../server/api/node.resolver.ts';
import { ChecklistReader } from '../../server/catalogue/checklist-reader.ts';
import { CommentResolver } from '../../server/comments/comment.resolver.ts';
import type { Database } from '../../server/database/database.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { EventResolver } from '../../server/log/event.resolver.ts';
import { LogTail } from '../../server/log/log-tail.ts';
import { WakeUps } from '../../server/log/wake-ups.ts';
import { EraseResolver } from '../../server/responses/erase.resolver.ts';
import { strictBackground } from '../support/background.ts';

export const commentFields = `id threadId cycleCode countryCode agencyCode itemCode audience leadOnly author { id name }
  text mentions { id name } revision writtenAt editedAt erasedAt resolvedAt resolvedBy { id } viewerCan`;

export type ShownComment = {
  id: string;
  threadId: string | null;
  audience: string;
  leadOnly: boolean;
  author: { id: string; name: string };
  text: string | null;
  mentions: { id: string; name: string }[];
  revision: number;
  editedAt: string | null;
  erasedAt: string | null;
  resolvedAt: string | null;
  resolvedBy: { id: string } | null;
  viewerCan: string[];
};
export type Outcome = { comment: ShownComment | null; cursor: string; replayed: boolean };
export type CommentPageShown = {
  threads: { comment: ShownComment; replies: ShownComment[] }[];
  hasNextPage: boolean;
  endCursor: string | null;
  mayWrite: string[];
  leadOnly: boolean;
};

/** Where a comment stands, by codes. */
export type At = { country: string; agency: string | null; item: string | null };

/** Asks in anybody's name what comments answer to. */
export interface CommentAsker {
  ask<Data>(viewer: Viewer, source: string, variables?: Record<string, unknown>): Promise<Data>;
  /** The code of the error; null where there is none. */
  refusal(viewer: Viewer, source: string, variables?: Record<string, unknown>): Promise<string | null>;
  add(
    viewer: Viewer,
    at: At,
    audience: 'INTERNAL' | 'OPEN',
    text: string,
    more?: object,
  ): Promise<ShownComment>;
  reply(viewer: Viewer, thread: string, text: string): Promise<ShownComment>;
  page(viewer: Viewer, at: At, more?: object): Promise<CommentPageShown>;
  texts(viewer: Viewer, at: At): Promise<(string | null)[]>;
  close(): Promise<void>;
}

const outcome = `{ comment { ${commentFields} } cursor replayed }`;
export const addSource = `mutation ($input: AddCommentInput!) { addComment(input: $input) ${outcome} }`;
export const editSource = `mutation ($id: ID!, $mutationId: UUID!, $baseRevision: Int!, $text: String!, $mentions: [ID!]) {
  editComment(id: $id, mutationId: $mutationId, baseRevision: $baseRevision, text: $text, mentions: $mentions) ${outcome} }`;
export const settleSource = (name: 'resolveThread' | 'reopenThread') =>
  `mutation ($id: ID!, $mutationId: UUID!) { ${name}(id: $id, mutationId: $mutationId) ${outcome} }`;
export const eraseSource = `mutation ($id: ID!, $mutationId: UUID!, $reason: String) {
  eraseComment(id: $id, mutationId: $mutationId, reason: $reason) ${outcome} }`;
export const pageSource = `query ($country: String!, $agency: String, $item: String, $first: Int, $after: String) {
  comments(country: $country, agency: $agency, item: $item, first: $first, after: $after) {
    threads { comment { ${commentFields} } replies { ${commentFields} } }
    hasNextPage endCursor mayWrite leadOnly cursor } }`;

export async function openCommentAsker(database: Database): Promise<CommentAsker> {
  const log = pino({ level: 'silent' });
  const background = strictBackground();
  const tail = new LogTail(database, log, background);
  await tail.start();
  const wakeUps = new WakeUps(database, tail, null, log, background);
  const schema = buildConcordSchema([
    new NodeResolver(database, new ChecklistReader()),
    new EventResolver(database, tail),
    new EraseResolver(database, wakeUps),
    new CommentResolver(database, tail, wakeUps),
  ]);
  const run = (viewer: Viewer, source: string, variableValues: Record<string, unknown> = {}) =>
    graphql({ schema, source, variableValues, contextValue: { viewer, sessionId: null, address: '' } });
  const asker: CommentAsker = {
    async ask<Data>(viewer: Viewer, source: string, variables?: Record<string, unknown>) {
      const { data, errors } = await run(viewer, source, variables);
      if (errors || !data) throw new Error(JSON.stringify(errors));
      return data as Data;
    },
    async refusal(viewer, source, variables) {
      const { errors } = await run(viewer, source, variables);
      return errors ? String(errors[0]?.extensions.code) : null;
    },
    async add(viewer, at, audience, text, more = {}) {
      const input = { mutationId: randomUUID(), ...at, audience, text, ...more };
      return shown((await asker.ask<{ addComment: Outcome }>(viewer, addSource, { input })).addComment);
    },
    async reply(viewer, thread, text) {
      const input = { mutationId: randomUUID(), thread, text };
      return shown((await asker.ask<{ addComment: Outcome }>(viewer, addSource, { input })).addComment);
    },
    async page(viewer, at, more = {}) {
      return (await asker.ask<{ comments: CommentPageShown }>(viewer, pageSource, { ...at, ...more }))
        .comments;
    },
    async texts(viewer, at) {
      const { threads } = await asker.page(viewer, at);
      return threads.flatMap(({ comment, replies }) => [comment, ...replies].map(({ text }) => text));
    },
    async close() {
      tail.stop();
      await background.finish();
    },
  };
  return asker;
}

function shown({ comment }: Outcome): ShownComment {
  if (!comment) throw new Error('somebody does not read what they wrote');
  return comment;
}
