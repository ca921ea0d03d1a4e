import { readFileSync } from 'node:fs';
import {
  buildSchema,
  findBreakingChanges,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { printConcordSchema } from '../../scripts/print-schema.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const emitted = read('schema/schema.graphql');
const schema = buildSchema(emitted);
const ownTypes = Object.values(schema.getTypeMap()).filter(
  (type) => !isSpecifiedScalarType(type) && !isIntrospectionType(type),
);

/** Everything that somebody exploring the API can see, under a name such as `Query.events(first:)`. */
type Explored = {
  name: string;
  description?: string | null | undefined;
  deprecationReason?: string | null | undefined;
};

const explored: Explored[] = ownTypes.flatMap((type) => {
  // What the root types are for needs no words.
  const isRoot = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].some(
    (root) => root === type,
  );
  return [...(isRoot ? [] : [type]), ...membersOf(type)];
});

function membersOf(type: GraphQLNamedType): Explored[] {
  if (isEnumType(type))
    return type.getValues().map((value) => ({ ...value, name: `${type.name}.${value.name}` }));
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map((field) => ({ ...field, name: `${type.name}.${field.name}` }));
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => {
    const name = `${type.name}.${field.name}`;
    const args = field.args.map((argument) => ({ ...argument, name: `${name}(${argument.name}:)` }));
    return [{ ...field, name }, ...args];
  });
}

describe('the public contract', () => {
  test('schema/schema.graphql is what the classes say; if not: node scripts/emit-schema.mjs', () => {
    expect(printConcordSchema()).toBe(emitted);
  });

  test('a program written for the contract goes on working', () => {
    expect(findBreakingChanges(buildSchema(read('test/fixtures/contract.graphql')), schema)).toEqual([]);
  });

  test('everything that one can see in an explorer is described', () => {
    expect(explored.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'UUID',
        'Role.OBSERVER',
        'EventFilter.items',
        'Node.id',
        'Country.name(language:)',
      ]),
    );
    expect(explored.filter(({ description }) => !description?.trim()).map(({ name }) => name)).toEqual([]);
  });

  test('every description ends a sentence', () => {
    const open = explored.filter(({ description }) => description && !/[.?!]$/.test(description));
    expect(open.map(({ name }) => name)).toEqual([]);
  });

  test('nothing is deprecated yet', () => {
    expect(explored.filter(({ deprecationReason }) => deprecationReason).map(({ name }) => name)).toEqual([]);
  });
});
