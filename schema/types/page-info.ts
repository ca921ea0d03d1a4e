import { Field, ObjectType } from 'type-graphql';
import { Cursor } from './cursor.ts';

@ObjectType({ simpleResolvers: true, description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether later events match: read on with `after: endCursor`.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, {
    description: 'Whether earlier events match: read back with `before: startCursor`.',
  })
  hasPreviousPage!: boolean;

  @Field(() => Cursor, {
    nullable: true,
    description: "The first event's; null on an empty page: keep your own.",
  })
  startCursor!: string | null;

  @Field(() => Cursor, {
    nullable: true,
    description: "The last event's; null on an empty page: keep your own.",
  })
  endCursor!: string | null;
}
