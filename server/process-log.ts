import { type DestinationStream, type Logger, pino } from 'pino';
import type { Config } from './config.ts';
import { sqlState } from './database/database-errors.ts';

/**
 * The process's own log: JSON lines, or readable ones in a terminal. What people wrote never gets into it, nor what they
 * sign in with: of an error only these fields are logged, because the database's errors carry rows and parameters in others,
 * and its message only where it can't quote any.
 */
export function openProcessLog(
  { logLevel }: Pick<Config, 'logLevel'>,
  destination?: DestinationStream,
): Logger {
  const options = { level: logLevel, base: null, serializers: { err: describeError } };
  if (destination) return pino(options, destination);
  return process.stdout.isTTY
    ? pino({ ...options, transport: { target: 'pino-pretty', options: { ignore: 'pid,hostname' } } })
    : pino(options);
}

function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: `thrown: ${typeof error}` };
  const { constraint, table, column, routine } = error as Error & Record<string, unknown>;
  return {
    type: error.name,
    message: messageOf(error),
    code: sqlState(error) ?? (error as { code?: unknown }).code,
    constraint,
    table,
    column,
    routine,
    // Its first lines repeat the message.
    stack: error.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
    ...(error.cause instanceof Error && { cause: describeError(error.cause) }),
  };
}

/**
 * Classes of PostgreSQL's errors that say nothing of any value: of connections, conflicts, resources, locks, shutdowns, and
 * of statements, which are all our own. Others quote what people sent: `invalid input syntax for type integer: "…"`.
 */
const harmlessClasses = new Set(['08', '25', '40', '42', '53', '55', '57', '58']);

function messageOf(error: Error): string {
  const state = sqlState(error);
  if (state !== undefined && /^[0-9A-Z]{5}$/.test(state) && !harmlessClasses.has(state.slice(0, 2))) {
    return 'PostgreSQL refused a value; its code and routine say which rule it broke.';
  }
  // GraphQL and JSON end their sentences with the value itself.
  if (error.name === 'GraphQLError') return error.message.replace(/(\bvalue\b|:).*$/s, '$1 …');
  if (error instanceof SyntaxError) return 'A text could not be parsed.';
  return error.message;
}
