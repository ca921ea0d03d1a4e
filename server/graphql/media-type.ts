const GRAPHQL_RESPONSE = 'application/graphql-response+json';

/** In which of GraphQL's two media types a client that sent this `Accept` header is answered. */
export function answerType(accept: string | undefined): string {
  return accept?.includes(GRAPHQL_RESPONSE) ? GRAPHQL_RESPONSE : 'application/json';
}

/**
 * The status for a request that was read and can't be run. In `application/json` it is 200: an older client takes any other
 * for the word of something in between, and doesn't look for errors in it.
 */
export function refusalStatus(accept: string | undefined): 200 | 400 {
  return answerType(accept) === GRAPHQL_RESPONSE ? 400 : 200;
}
