import {
  type GraphQLFieldConfig,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
} from 'graphql';
import { buildSchemaSync, type ClassType, type PubSub } from 'type-graphql';
import { decodeNodeId } from '../../schema/node-id.ts';
import type { Node } from '../../schema/types/node.ts';
import type { RecordResponseResult } from '../../schema/types/record-response-result.ts';
import { AgencyResolver } from '../catalogue/agency.resolver.ts';
import { ChecklistResolver } from '../catalogue/checklist.resolver.ts';
import { CountryResolver } from '../catalogue/country.resolver.ts';
import { CycleResolver } from '../catalogue/cycle.resolver.ts';
import { EventResolver } from '../events/event.resolver.ts';
import { LogHeadResolver } from '../events/log-head.resolver.ts';
import { OwnAccessResolver } from '../identity/own-access.resolver.ts';
import { PeopleResolver } from '../identity/people.resolver.ts';
import { ViewerResolver } from '../identity/viewer.resolver.ts';
import { ProgressResolver } from '../progress/progress.resolver.ts';
import { EraseResolver } from '../responses/erase.resolver.ts';
import { ResponseResolver } from '../responses/response.resolver.ts';
import type { Context } from './context.ts';
import { authorizationRefused, badUserInput, forbidden, unauthenticated } from './errors.ts';
import { checkCodes } from './invisible.ts';
import { NodeResolver } from './node.resolver.ts';

const resolvers = [
  NodeResolver,
  ViewerResolver,
  OwnAccessResolver,
  PeopleResolver,
  AgencyResolver,
  CountryResolver,
  CycleResolver,
  ChecklistResolver,
  ProgressResolver,
  EventResolver,
  ResponseResolver,
  EraseResolver,
  LogHeadResolver,
] as const;

/** The only field at the root that answers somebody who is not signed in. */
const OPEN_FIELD = 'viewer';

/**
 * Builds the executable schema. `instances` are the resolvers with what they need; without them the schema can be
 * printed but not executed.
 */
export function buildConcordSchema(instances: readonly object[] = []): GraphQLSchema {
  const byClass = new Map(instances.map((instance) => [instance.constructor, instance]));
  const schema = buildSchemaSync({
    resolvers: resolvers as unknown as [ClassType, ...ClassType[]],
    container: { get: (resolver) => byClass.get(resolver) },
    validate: false,
    pubSub: unusedPubSub,
  });
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    if (isObjectType(root)) guardFields(root, root === schema.getMutationType());
  }
  tellTypesAtOnce(schema);
  return schema;
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

/** Answers visitors too, but not somebody whose `Authorization` counts for nothing: they would take it for an ended session. */
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

/** type-graphql asks for one although every subscription brings its own `subscribe`. */
const unusedPubSub: PubSub = {
  publish: () => {
    throw new Error('events are read from the log, never published');
  },
  subscribe: () => {
    throw new Error('subscriptions follow the log');
  },
};
