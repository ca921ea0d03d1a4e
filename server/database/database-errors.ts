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
