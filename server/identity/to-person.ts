import { encodeNodeId } from '../../schema/node-id.ts';
import type { Person } from '../../schema/types/person.ts';

/** Somebody as the API shows them. */
export function toPerson({ id, name }: { id: string; name: string }): Person {
  return { id: encodeNodeId('Person', id), name };
}
