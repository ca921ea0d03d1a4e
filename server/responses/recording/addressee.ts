import { decodeNodeId } from '../../../schema/node-id.ts';
import { isUuid } from '../../lib/is-uuid.ts';
import type { RecordInput } from './record-input.ts';

/** Whom an input names to take an answer up, by the id in the database; null where it names nobody. */
export function addresseeOf({ returnTo }: RecordInput): string | null {
  const named = returnTo == null ? null : decodeNodeId(returnTo);
  return named?.type === 'Person' && isUuid(named.parts[0]) ? named.parts[0] : null;
}
