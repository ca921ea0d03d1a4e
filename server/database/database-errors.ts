import { DatabaseError } from 'pg';

/** PostgreSQL's own five-letter code of an error, or undefined for any other error. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const source = 'driverError' in error ? error.driverError : error;
  const code = (source as { code?: unknown }).code;
  return typeof code === 'string' ? code : undefined;
}

/** Another transaction was in the way: the same work may succeed when it is done again. */
export function isSerializationFailure(error: unknown): boolean {
  const code = sqlState(error);
  return code === '40001' || code === '40P01';
}

/** A row with this key was committed in the meantime. */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  return sqlState(error) === '23505' && (error as { constraint?: string }).constraint === constraint;
}

/** PostgreSQL refused the statement, and the connection is as good as before. */
export function isStatementFailure(error: unknown): boolean {
  return error instanceof DatabaseError && error.severity === 'ERROR';
}

/** A write met a standby, or a server that was told to take none. */
export const READ_ONLY = '25006';
export const DISK_FULL = '53100';

/**
 * Whether the connection can do nothing more. The server shuts down, starts up or lost the connection, or it takes
 * no writes, because it was the primary until a moment ago.
 */
export function endsConnection(error: unknown): boolean {
  const code = sqlState(error) ?? '';
  return code === READ_ONLY || /^(57P0.|08...)$/.test(code);
}

/** What the driver and the system say where a connection breaks, or where none is to be had. */
const lostConnection =
  /^(Connection terminated|Client was closed|Client has encountered a connection error|timeout exceeded when trying to connect)/;
const lostLine = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/**
 * Whether the database is missing or failing, as the error itself or as its cause. The request is not at fault and
 * may be sent again.
 */
export function isConnectionTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    endsConnection(error) ||
    lostLine.has(sqlState(error) ?? '') ||
    lostConnection.test(error.message) ||
    isConnectionTrouble(error.cause)
  );
}
