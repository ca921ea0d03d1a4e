import type { ContenderName } from './contenders.ts';
import { type OperationName, requestOf } from './operations.ts';
import { likeConcord, postgraphileRequest } from './postgraphile-requests.ts';
import type { LoadRequest } from './programs/load/protocol.ts';

/** A read as a contender understands it: PostGraphile makes its schema itself, so that its documents are its own. */
export function readRequest(
  name: ContenderName,
  operation: OperationName,
  variables: Record<string, unknown>,
  headers: Record<string, string> = {},
): LoadRequest {
  return name === 'postgraphile'
    ? postgraphileRequest(operation, variables, headers)
    : requestOf(operation, variables, headers);
}

/** An answer in the shape of Concord's API. */
export function sameShape(name: ContenderName, operation: OperationName, body: unknown): unknown {
  return name === 'postgraphile' ? likeConcord(operation, body) : body;
}
