import { decodeNodeId } from '../../schema/node-id.ts';
import { notFound } from '../lib/api-errors.ts';
import { isUuid } from '../lib/is-uuid.ts';

/** The person that a node's id names. Throws NOT_FOUND where it is nobody's. */
export function namedPerson(id: string): string {
  const named = decodeNodeId(id);
  if (named?.type !== 'Person' || !isUuid(named.parts[0])) throw notFound('Nobody has this id.');
  return named.parts[0];
}
