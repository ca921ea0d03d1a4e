import { GraphQLError } from 'graphql';

/** Nobody is signed in, or the session has ended. */
export function unauthenticated(): GraphQLError {
  return withCode('UNAUTHENTICATED', 'Sign in first.');
}

/** Somebody is signed in, and none of their roles allows it. The message says what would. */
export function forbidden(message: string): GraphQLError {
  return withCode('FORBIDDEN', message);
}

/** What was named does not exist. */
export function notFound(message: string): GraphQLError {
  return withCode('NOT_FOUND', message);
}

/** The arguments contradict each other or a limit. The message says what to send instead. */
export function badUserInput(message: string): GraphQLError {
  return withCode('BAD_USER_INPUT', message);
}

/** The cursor names no place in this log. */
export function cursorInvalid(): GraphQLError {
  return withCode(
    'CURSOR_INVALID',
    'This cursor is not from this log, or from before it was restored: read afresh.',
  );
}

function withCode(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
