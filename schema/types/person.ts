import { Field, ObjectType } from 'type-graphql';
import { Node } from './node.ts';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'Somebody who signs in. People of the demonstration are named after their role.',
})
export class Person extends Node {
  @Field(() => String, { description: 'As other people see it.' })
  name!: string;
}
