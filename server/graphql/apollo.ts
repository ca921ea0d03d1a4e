import type { IncomingHttpHeaders } from 'node:http';
import { ApolloServer, type ApolloServerOptions, type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLSchema, OperationTypeNode } from 'graphql';
import type { Logger } from 'pino';
import type { Context } from '../access/context.ts';
import { followElsewhere } from '../lib/api-errors.ts';
import type { CompiledOperations } from './compiled-operations.ts';
import type { Release } from './concurrency-limiter.ts';
import type { Documents } from './documents.ts';
import { formatError } from './format-error.ts';
import { refusalStatus } from './media-type.ts';
import type { OperationGate } from './operation-gate.ts';

/** As GraphQL ends a sentence about a name that it doesn't know. */
const suggestion = / Did you mean .+\?$/;

/**
 * A page of another site can't send these unasked, so a request that has one is meant. What comes by a token needs no other
 * proof.
 */
const unaskedHeaders = ['x-apollo-operation-name', 'apollo-require-preflight', 'authorization'];

/** Whether a request without a body is no page's of another site. */
export function provesIntent(headers: IncomingHttpHeaders): boolean {
  return unaskedHeaders.some((name) => Boolean(headers[name]));
}

/** GraphQL over HTTP. Signals and the HTTP server's life belong to others; plug-ins that cost and aren't used are off. */
export function buildApollo(
  schema: GraphQLSchema,
  documents: Documents,
  gate: OperationGate,
  compiled: CompiledOperations,
  log: Logger,
): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    logger: log,
    // The documents' rules say whether, without a sentence that names the software.
    introspection: true,
    documentStore: storeOf(documents),
    parseOptions: documents.parseOptions,
    validationRules: [...documents.validationRules],
    validationOptions: documents.hints,
    includeStacktraceInErrorResponses: false,
    // Apollo's own puts a line feed behind it, for which a long answer is copied once more.
    stringifyResult: (result) => JSON.stringify(result),
    stopOnTerminationSignals: false,
    csrfPrevention: { requestHeaders: [...unaskedHeaders] },
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    plugins: [
      keepValid(documents),
      admitOperations(gate),
      executeCompiled(compiled),
      answerRefusals(),
      // Walks the whole schema for every field of every answer, for a header that nobody sends.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
    formatError: (formatted, error) => {
      const shown = formatError(
        error instanceof GraphQLError
          ? error
          : new GraphQLError(formatted.message, { originalError: unwrapResolverError(error) as Error }),
        log,
        formatted.extensions?.code,
      );
      // Apollo hands the hints on to validation alone, and values of variables have them too.
      return documents.hints.hideSuggestions
        ? { ...shown, message: shown.message.replace(suggestion, '') }
        : shown;
    },
  });
}

/** Hexadecimal digits of a SHA-256. */
const DIGEST_LENGTH = 64;

/**
 * The valid documents, as Apollo asks for them: by the schema's digest and then the text's. Apollo reads and checks by itself
 * what it doesn't get here, and says what is wrong. What it found, `keepValid` tells the documents.
 */
function storeOf(documents: Documents): NonNullable<ApolloServerOptions<Context>['documentStore']> {
  return {
    get: async (key) => documents.findValid(key.slice(-DIGEST_LENGTH)),
    set: async () => {},
    delete: async () => false,
  };
}

/** Checking costs many times what reading does, so what Apollo has checked is not checked again. */
function keepValid(documents: Documents): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async validationDidStart({ source, document }) {
          return async (errors) => {
            if (errors) documents.forget(source);
            else documents.adopt(source, document);
          };
        },
      };
    },
  };
}

function admitOperations(gate: OperationGate): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      let release: Release | undefined;
      return {
        async didResolveOperation({ document, operation, request, contextValue }) {
          if (!operation) return;
          if (operation.operation === OperationTypeNode.SUBSCRIPTION) throw followElsewhere();
          const reading = gate.admit(document, operation, request.variables ?? {}, contextValue);
          release = await gate.acquire(reading, contextValue);
        },
        async willSendResponse() {
          release?.();
        },
      };
    },
  };
}

/** What isn't answered here Apollo executes by graphql-js, and shows its errors. */
function executeCompiled(compiled: CompiledOperations): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ document, operation, request, operationName, contextValue }) {
          // Apollo has no name for an operation that is not in the document, and the gate has not seen one.
          if (!operation) return null;
          const result = await compiled.run({
            document,
            operationName,
            variableValues: request.variables,
            contextValue,
          });
          if (!result) return null;
          return {
            http: { headers: new HeaderMap() },
            body: { kind: 'single', singleResult: { data: result.data ?? null } },
          };
        },
      };
    },
  };
}

/** What a request that was read can be refused with. */
const refusals: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
]);

/** Apollo says 400 in both media types, and 500 where a document was refused for what it asks. */
function answerRefusals(): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ request, response: { body, http } }) {
          const [error] = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
          const refused = http.status === 400 || http.status === 500;
          if (refused && request.query && refusals.has(error?.extensions?.code)) {
            http.status = refusalStatus(request.http?.headers.get('accept'));
          }
        },
      };
    },
  };
}
