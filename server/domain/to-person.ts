import { encodeNodeId } from '../../schema/node-id.ts';
import type { Person } from '../../schema/types/person.ts';

/** Its id is made when it is asked for: a checklist has hundreds of people, and is mostly read without. */
class ShownPerson implements Person {
  constructor(
    private readonly personId: string,
    readonly name: string,
  ) {}

  get id(): string {
    return encodeNodeId('Person', this.personId);
  }
}

/** Somebody as the API shows them. */
export function toPerson({ id, name }: { id: string; name: string }): Person {
  return new ShownPerson(id, name);
}
