import { randomUUID } from 'node:crypto';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { DISK_FULL, isConnectionTrouble, sqlState } from '../database/database-errors.ts';

/** PostgreSQL's answer to a text with a NUL, in any argument. */
const UNSTORABLE_CHARACTER = '22021';

/** Codes that a client may see. An error with another, or none, is a fault of ours. */
const publicCodes: ReadonlySet<unknown> = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'CURSOR_INVALID',
  'WEBHOOKS_OFF',
  'RATE_LIMITED',
  'UNKNOWN_OPERATION',
  'PERSISTED_DOCUMENT_NOT_FOUND',
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/**
 * The one place that decides what a client hears of an error, on every transport. An expected one keeps its code and
 * sentence. Any other becomes an incident number, under which the process log has it with its stack: what went wrong
 * inside is nobody's business outside. `code` is what a transport has found out about the error, if it has.
 */
export function formatError(error: GraphQLError, log: Logger, code = codeOf(error)): GraphQLFormattedError {
  const { message, locations, path } = error;
  const where = { ...(locations && { locations }), ...(path && { path }) };
  if (publicCodes.has(code)) return { message, ...where, extensions: { code } };
  if (sqlState(error.originalError) === UNSTORABLE_CHARACTER) {
    const sentence =
      'A text in the request holds a NUL character, which nothing here can have: leave it out.';
    return { message: sentence, ...where, extensions: { code: 'BAD_USER_INPUT' } };
  }
  const cause = error.originalError ?? error;
  if (isConnectionTrouble(cause)) {
    // One incident for everybody, of which the log says a line a second.
    log.error({ err: cause }, 'a request failed because the database is away');
    const sentence =
      'The database can’t be reached at the moment. Nothing is known to have changed; try again in a moment.';
    return { message: sentence, ...where, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
  }
  const incident = randomUUID();
  log.error({ err: cause, incident }, 'a request failed');
  const what =
    sqlState(cause) === DISK_FULL ? 'The database has no room left' : 'Something went wrong on the server';
  return {
    message: `${what}. Nothing is known to have changed; try again, and report incident ${incident} if it stays.`,
    ...where,
    extensions: { code: 'INTERNAL_SERVER_ERROR', incident },
  };
}

/** Without a path an error comes from checking the request, before any of our code ran: it is the request's fault. */
function codeOf(error: GraphQLError): unknown {
  if (error.extensions.code !== undefined || error.path !== undefined) return error.extensions.code;
  return error.message.startsWith('Variable "$') ? 'BAD_USER_INPUT' : 'GRAPHQL_VALIDATION_FAILED';
}
