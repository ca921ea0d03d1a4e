import { GraphQLError } from 'graphql';

/** Nobody is signed in, or the session has ended. */
export function unauthenticated(): GraphQLError {
  return withCode('UNAUTHENTICATED', 'Sign in first.');
}

/** Another person is signed in than the one whose change came. */
export function signedInAsAnother(): GraphQLError {
  return withCode(
    'UNAUTHENTICATED',
    'Somebody else is signed in: sign in again as the person whose change this is.',
  );
}

/** The request brought an `Authorization` that names nobody: unknown, revoked, ended or of another kind. */
export function authorizationRefused(): GraphQLError {
  return withCode(
    'UNAUTHENTICATED',
    'The Authorization of this request is no valid token: send “Bearer” and a token that has not ended, or leave it out.',
  );
}

/** A subscription came where only one answer can be given. */
export function followElsewhere(): GraphQLError {
  return withCode(
    'BAD_USER_INPUT',
    'A subscription is followed over WebSocket at /graphql (graphql-transport-ws), or over server-sent events at /graphql/stream.',
  );
}

/** Somebody is signed in, and none of their roles allows it. The message says what would. */
export function forbidden(message: string): GraphQLError {
  return withCode('FORBIDDEN', message);
}

export function isForbidden(error: unknown): boolean {
  return error instanceof GraphQLError && error.extensions.code === 'FORBIDDEN';
}

/** What was named does not exist. */
export function notFound(message: string): GraphQLError {
  return withCode('NOT_FOUND', message);
}

/** The arguments contradict each other or a limit. The message says what to send instead. */
export function badUserInput(message: string): GraphQLError {
  return withCode('BAD_USER_INPUT', message);
}

/** The operator has not turned webhooks on. */
export function webhooksOff(): GraphQLError {
  return withCode('WEBHOOKS_OFF', 'Webhooks are turned off here: ask whoever runs this installation.');
}

/** The cursor names no place in this log. */
export function cursorInvalid(): GraphQLError {
  return withCode(
    'CURSOR_INVALID',
    'This cursor is not from this log, or from before it was restored: read afresh.',
  );
}

/** The document is not of the client's build, and nothing else is accepted here. */
export function unknownOperation(): GraphQLError {
  return withCode(
    'UNKNOWN_OPERATION',
    'This server accepts only the operations of its own page: reload the page, or ask its operator.',
  );
}

/** The id is that of no operation of this server's page. */
export function documentNotFound(): GraphQLError {
  return withCode(
    'PERSISTED_DOCUMENT_NOT_FOUND',
    'No operation of this server’s page has this id: send the text of the document as `query`.',
  );
}

/** Somebody asks for more than their share. HTTP says when to come back in its header too. */
export function rateLimited(seconds: number): GraphQLError {
  return withCode('RATE_LIMITED', `Too much in too short a time: try again in ${seconds} s.`, {
    http: { status: 429, headers: new Map([['retry-after', String(seconds)]]) },
  });
}

/** A connection has as many operations open as one may. Time alone doesn't help, so that it names none. */
export function tooManyOpen(most: number): GraphQLError {
  return withCode(
    'RATE_LIMITED',
    `This connection has ${most} operations open, which is the most: complete one of them, and try again.`,
  );
}

/** `extensions` are for the transport; a client sees nothing of them but the code. */
function withCode(code: string, message: string, extensions: Record<string, unknown> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { ...extensions, code } });
}
