import { negotiate } from '@fastify/accept-negotiator';

const JSON_TYPE = 'application/json';
const GRAPHQL_RESPONSE = 'application/graphql-response+json';

/** Parameters other than a weight, such as a charset: the negotiator reads them as a refusal. */
const otherParameters = /;(?!\s*q=)[^;,]*/g;

/** The one of GraphQL's two media types in which a client that sent this `Accept` header is answered. */
export function answerType(accept = ''): string {
  const wanted = accept.toLowerCase().replace(otherParameters, '');
  // Among equals the one named first, as Apollo chooses.
  const named = [JSON_TYPE, GRAPHQL_RESPONSE].sort((a, b) => wanted.indexOf(a) - wanted.indexOf(b));
  return negotiate(wanted, named) ?? JSON_TYPE;
}

/**
 * The status for a request that was read and can't be run. In `application/json` it is 200: an older client takes any other
 * for the word of something in between, and doesn't look for errors in it.
 */
export function refusalStatus(accept: string | undefined): 200 | 400 {
  return answerType(accept) === GRAPHQL_RESPONSE ? 400 : 200;
}
