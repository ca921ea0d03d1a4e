import { Field, ID, InterfaceType } from 'type-graphql';
import { decodeNodeId } from '../node-id.ts';

@InterfaceType({
  description: 'Something with an id of its own, which `node` can read again by that id.',
  resolveType: (node: Node) => decodeNodeId(node.id)?.type,
})
export abstract class Node {
  @Field(() => ID, {
    description:
      'Opaque and stable: the same thing keeps its id for as long as it exists. Made by the server only.',
  })
  id!: string;
}
