import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';
import { isConnectionTrouble, sqlState } from '../database/database-errors.ts';
import type { Config } from './config.ts';

/** Between two lines that say that the database is away. */
const AWAY_MS = 1_000;

/**
 * The process's own log: JSON lines, or readable ones in a terminal. What people wrote never gets into it, nor what
 * they sign in with. Of an error only these fields are logged, because the database's errors carry rows and
 * parameters in others. Its message is logged only where it can't quote any.
 */
export function openProcessLog(
  { logLevel }: Pick<Config, 'logLevel'>,
  destination?: DestinationStream,
): Logger {
  const options = {
    level: logLevel,
    base: null,
    serializers: { err: describeError },
    hooks: { logMethod: oneLineForAll() },
  };
  if (destination) return pino(options, destination);
  return process.stdout.isTTY
    ? pino({ ...options, transport: { target: 'pino-pretty', options: { ignore: 'pid,hostname' } } })
    : pino(options);
}

/**
 * While the database is away everything that asks it fails, all for one reason. So one line a second names the
 * first failure, and for how many others it stands.
 */
function oneLineForAll(): Required<NonNullable<LoggerOptions['hooks']>>['logMethod'] {
  let saidAt = Number.NEGATIVE_INFINITY;
  let others = 0;
  return function (args, method) {
    const [what, ...rest] = args as unknown as [unknown, ...string[]];
    if (!isAway(what)) return method.apply(this, args);
    if (performance.now() - saidAt < AWAY_MS) {
      others += 1;
      return;
    }
    method.apply(this, [{ ...what, ...(others > 0 && { others }) }, ...rest] as unknown as typeof args);
    saidAt = performance.now();
    others = 0;
  };
}

function isAway(what: unknown): what is object {
  return typeof what === 'object' && what !== null && 'err' in what && isConnectionTrouble(what.err);
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
