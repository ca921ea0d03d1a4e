import {
  type GraphQLFieldConfig,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
} from 'graphql';
import { buildSchemaSync, type PubSub } from 'type-graphql';
import { decodeNodeId } from '../../schema/node-id.ts';
import type { MarkStreamArgs, ProgressStreamArgs } from '../../schema/types/cycle-args.ts';
import type { EventStreamArgs } from '../../schema/types/event-args.ts';
import type { Node } from '../../schema/types/node.ts';
import type { UnreadNoticesArgs } from '../../schema/types/notice.ts';
import type { RecordResponseResult } from '../../schema/types/record-response-result.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import { readerOf } from '../access/visibility.ts';
import { checkCodes } from '../domain/check-text.ts';
import { authorizationRefused, badUserInput, forbidden, unauthenticated } from '../lib/api-errors.ts';
import type { Streams } from '../subscriptions/streams.ts';
import { resolverClasses } from './resolvers.ts';

/** The only field at the root that answers somebody who is not signed in. */
const OPEN_FIELD = 'viewer';

/**
 * Builds the executable schema. `instances` are the resolvers with what they need, `streams` is what subscriptions follow;
 * without them the schema can be printed but not executed.
 */
export function buildConcordSchema(instances: readonly object[] = [], streams?: Streams): GraphQLSchema {
  const byClass = new Map(instances.map((instance) => [instance.constructor, instance]));
  const schema = buildSchemaSync({
    resolvers: resolverClasses,
    container: { get: (resolver) => byClass.get(resolver) },
    validate: false,
    pubSub: unusedPubSub,
  });
  if (streams) followLog(schema, streams);
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    if (isObjectType(root)) guardFields(root, root === schema.getMutationType());
  }
  tellTypesAtOnce(schema);
  return schema;
}

/** Says what subscriptions follow. Here, because their resolvers stand below the streams in the list of folders. */
function followLog(schema: GraphQLSchema, streams: Streams): void {
  const { events, progress, marks, unreadNotices, monitorChanges } =
    schema.getSubscriptionType()?.getFields() ?? {};
  if (!events || !progress || !marks || !unreadNotices || !monitorChanges)
    throw new Error('the schema lacks a subscription');
  events.subscribe = (_source, args: EventStreamArgs, context: Context) =>
    streams.events(args, readerOf(requireViewer(context)));
  progress.subscribe = (_source, args: ProgressStreamArgs) => streams.progress(args);
  marks.subscribe = (_source, args: MarkStreamArgs, context: Context) =>
    streams.marks(args, requireViewer(context).personId);
  unreadNotices.subscribe = (_source, args: UnreadNoticesArgs, context: Context) =>
    streams.unreadNotices(args, requireViewer(context));
  monitorChanges.subscribe = (_source, _args, context: Context) =>
    streams.monitorChanges(requireViewer(context));
}

/** Of which type a value of an abstract type is. */
const concreteTypes: Readonly<Record<string, (value: never) => string | undefined>> = {
  Node: ({ id }: Node) => decodeNodeId(id)?.type,
  RecordResponseResult: ({ __typename }: RecordResponseResult) => __typename,
};

/** type-graphql answers with a promise, which compiled operations don't wait for, and which costs one for each value. */
function tellTypesAtOnce(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isAbstractType(type)) continue;
    const concreteType = concreteTypes[type.name];
    if (!concreteType) throw new Error(`nobody says of which type a ${type.name} is`);
    type.resolveType = (value) => concreteType(value as never);
  }
}

/** They refuse in their answers, one change or line without the others. */
const ANSWERED_ONE_BY_ONE: ReadonlySet<string> = new Set([
  'recordResponse',
  'recordResponses',
  'confirmResponses',
  'invitePeople',
]);

/**
 * Refuses every field at the root to somebody who is not signed in, every mutation to a program's token that only reads,
 * and codes in which something stands that nobody sees. Done here, once for all, because a guard that each resolver must remember is forgotten one day.
 */
function guardFields(root: GraphQLObjectType, changes: boolean): void {
  for (const field of Object.values(root.getFields())) {
    const asks = field.args.length > 0 && !ANSWERED_ONE_BY_ONE.has(field.name);
    if (field.name === OPEN_FIELD && field.resolve) field.resolve = open(field.resolve);
    else if (field.subscribe) field.subscribe = guarded(field.subscribe, changes, asks);
    else if (field.resolve) field.resolve = guarded(field.resolve, changes, asks);
  }
}

type Resolve = NonNullable<GraphQLFieldConfig<unknown, Context>['resolve']>;

/** Answers visitors too, but not somebody with an invalid `Authorization`: they would take it for an ended session. */
function open(resolve: Resolve): Resolve {
  return (source, args, context, info) => {
    if (context.refused) throw authorizationRefused();
    return resolve(source, args, context, info);
  };
}

function guarded(resolve: Resolve, changes: boolean, asks: boolean): Resolve {
  return (source, args, context, info) => {
    if (!context.viewer) throw context.refused ? authorizationRefused() : unauthenticated();
    if (changes && context.viewer.readOnly) throw forbidden('This token only reads: use one that may write.');
    const wrong = asks ? checkCodes(args) : null;
    if (wrong !== null) throw badUserInput(wrong);
    return resolve(source, args, context, info);
  };
}

/** type-graphql asks for one although `followLog` gives every subscription its own `subscribe`. */
const unusedPubSub: PubSub = {
  publish: () => {
    throw new Error('events are read from the log, never published');
  },
  subscribe: () => {
    throw new Error('subscriptions follow the log');
  },
};
