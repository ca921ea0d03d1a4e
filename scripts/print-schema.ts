import 'reflect-metadata';
import { GraphQLSchema, printSchema } from 'graphql';
import { buildConcordSchema } from '../server/api/build-schema.ts';

const header = '# Written by scripts/emit-schema.mjs from schema/types and the resolvers. Do not edit.\n\n';

/**
 * The text of schema/schema.graphql. Left to itself, the printer begins with the types that have an id. Without the
 * list of types it begins with Query and gives each type where it is first met, which is how somebody would read
 * it.
 */
export function printConcordSchema(): string {
  return `${header}${printSchema(new GraphQLSchema({ ...buildConcordSchema().toConfig(), types: [] }))}\n`;
}
