import { ApolloServer } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Context } from './context.ts';
import { formatError } from './format-error.ts';

/** GraphQL over HTTP. Signals and the HTTP server's life belong to others; plug-ins that cost and aren't used are off. */
export function buildApollo(schema: GraphQLSchema, log: Logger): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    logger: log,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    // A page of another site can't send `authorization` unasked: what comes by a token needs no other proof.
    csrfPrevention: {
      requestHeaders: ['x-apollo-operation-name', 'apollo-require-preflight', 'authorization'],
    },
    persistedQueries: false,
    plugins: [
      // Walks the whole schema for every field of every answer, for a header that nobody sends.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
    formatError: (formatted, error) =>
      formatError(
        error instanceof GraphQLError
          ? error
          : new GraphQLError(formatted.message, { originalError: unwrapResolverError(error) as Error }),
        log,
        formatted.extensions?.code,
      ),
  });
}
