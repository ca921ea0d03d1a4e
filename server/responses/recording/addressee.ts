import { decodeNodeId } from '../../../schema/node-id.ts';
import { isUuid } from '../../lib/is-uuid.ts';
import type { RecordInput } from './record-input.ts';

/** Whom an input names to take an answer up, by the id in the database; null where it names nobody. */
export function addresseeOf({ returnTo }: RecordInput): string | null {
  return personIn(returnTo);
}

/** From whose file an input comes, in the same way. */
export function fileAuthorOf({ fromFileOf }: RecordInput): string | null {
  return personIn(fromFileOf);
}

function personIn(node: string | null | undefined): string | null {
  const named = node == null ? null : decodeNodeId(node);
  return named?.type === 'Person' && isUuid(named.parts[0]) ? named.parts[0].toLowerCase() : null;
}
