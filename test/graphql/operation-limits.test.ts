import 'reflect-metadata';
import {
  getIntrospectionQuery,
  getNamedType,
  getOperationAST,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Lexer,
  parse,
  Source,
  validate,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import * as later from '../../client/operations/later.generated.ts';
import * as mine from '../../client/operations/mine.generated.ts';
import * as generated from '../../client/operations/operations.generated.ts';
import * as plan from '../../client/operations/plan.generated.ts';
import * as seldom from '../../client/operations/seldom.generated.ts';
import * as soon from '../../client/operations/soon.generated.ts';
import { buildConcordSchema } from '../../server/api/build-schema.ts';
import { callCosts, listSizes, operationLimits, pageSizes } from '../../server/graphql/limits.ts';
import { costOf } from '../../server/graphql/operation-cost.ts';
import { limitBroken, shapeOf } from '../../server/graphql/operation-shape.ts';

const schema = buildConcordSchema();
const operations = Object.entries({
  ...generated,
  ...soon,
  ...later,
  ...plan,
  ...seldom,
  ...mine,
}) as unknown as [string, string][];

function cost(query: string, variables: Record<string, unknown> = {}): number {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  return costOf(schema, document, operation, variables);
}

function tokens(text: string): number {
  const lexer = new Lexer(new Source(text));
  let count = 0;
  while (lexer.advance().kind !== '<EOF>') count += 1;
  return count;
}

const entry = { mutationId: 'x', country: 'KEN', item: 'LDR-2', baseRevision: 0 };

describe('the limits of an operation', () => {
  it('leave the page’s own operations half of everything at least', () => {
    expect(operations.length).toBeGreaterThan(5);
    const variables = { last: 500, inputs: Array.from({ length: 100 }, () => entry) };
    for (const [name, text] of operations) {
      expect(text.length, name).toBeLessThanOrEqual(operationLimits.characters / 2);
      expect(tokens(text), name).toBeLessThanOrEqual(operationLimits.tokens / 2);
      expect(cost(text, variables), name).toBeLessThanOrEqual(operationLimits.cost / 2);
      for (const [what, most] of Object.entries(shapeOf(parse(text)))) {
        const limit = operationLimits[what as keyof typeof operationLimits];
        expect(most, `${name}: ${what}`).toBeLessThanOrEqual(limit / 2);
      }
    }
  });

  it('let through what tools ask about the schema, and one country with the history of every answer', () => {
    for (const query of [
      getIntrospectionQuery({
        specifiedByUrl: true,
        directiveIsRepeatable: true,
        inputValueDeprecation: true,
      }),
      `{ countryChecklist(country: "KEN") { responses { itemCode history { edges { node {
         cursor kind at actor { name } revision note changes { field from to } } } } } } }`,
    ]) {
      expect(limitBroken(parse(query))).toBeNull();
      expect(tokens(query)).toBeLessThan(operationLimits.tokens);
      expect(cost(query)).toBeLessThan(operationLimits.cost);
    }
  });

  it('know how long every list of the schema is, and no list that it doesn’t have', () => {
    const lists = new Set<string>();
    const fields = new Set<string>();
    const paged = new Set(
      Object.entries(pageSizes).map(([field, { list }]) => {
        const [type = '', name = ''] = field.split('.');
        const parent = schema.getType(type);
        const given = isObjectType(parent) ? parent.getFields()[name] : undefined;
        return `${given && getNamedType(given.type).name}.${list}`;
      }),
    );
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type) && !isInterfaceType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        const coordinate = `${type.name}.${field.name}`;
        fields.add(coordinate);
        if (isListType(isNonNullType(field.type) ? field.type.ofType : field.type)) lists.add(coordinate);
      }
    }
    expect([...lists].filter((list) => !(list in listSizes) && !paged.has(list))).toEqual([]);
    expect(Object.keys(listSizes).filter((list) => !lists.has(list))).toEqual([]);
    for (const field of [...Object.keys(pageSizes), ...Object.keys(callCosts)])
      expect(fields).toContain(field);
  });

  it('count by what the arguments ask for, in the document and in variables', () => {
    const small = cost('{ events(first: 1) { edges { cursor } } }');
    const large = cost('{ events(first: 500) { edges { cursor } } }');
    expect(large - small).toBe(499 * 2);
    expect(cost('query ($n: Int) { events(last: $n) { edges { cursor } } }', { n: 500 })).toBe(large);
    expect(cost('query ($n: Int = 500) { events(last: $n) { edges { cursor } } }')).toBe(large);
    expect(
      cost(
        'query ($n: Int) { events(last: $n) { ...E } } fragment E on EventConnection { edges { cursor } }',
        {
          n: 500,
        },
      ),
    ).toBe(large);
    // More than the resolver gives isn't counted, and neither is what isn't a number.
    expect(cost('{ events(first: 100000) { edges { cursor } } }')).toBe(large);
    const matrix = (countries: string[]) =>
      cost('query ($c: [String!]) { progressMatrix(countries: $c) { cells { total } } }', { c: countries });
    expect(matrix(['KEN', 'PER']) - matrix(['KEN'])).toBe(21 * 2);
  });

  const repeat = (count: number, make: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => make(index)).join(' ');
  const hostile: Record<string, string> = {
    deep: `{ ${'a { '.repeat(13)} b ${'} '.repeat(13)} }`,
    'deep in the schema': `{ __schema { types { ${'ofType { '.repeat(21)} name ${'} '.repeat(21)} } } }`,
    wide: `{ currentCycle { ${repeat(501, (index) => `f${index}`)} } }`,
    'at the root': `{ ${repeat(21, (index) => `f${index}`)} }`,
    aliased: `{ currentCycle { ${repeat(31, (index) => `a${index}: code`)} } }`,
    repeated: `{ currentCycle { ${'code '.repeat(22)} } }`,
    'repeated in fragments': `{ currentCycle { ${repeat(22, (index) => `...F${index}`)} } }
      ${repeat(22, (index) => `fragment F${index} on Cycle { code }`)}`,
    'with directives': `{ currentCycle ${repeat(21, () => '@skip(if: false)')} { code } }`,
    'doubled by fragments': `{ ...F0 } ${repeat(30, (index) => `fragment F${index} on Query { a { ...F${index + 1} } b { ...F${index + 1} } }`)}
      fragment F30 on Query { code }`,
    'in one of many operations': `query A { viewer { person { name } } } query B { ${repeat(21, (index) => `f${index}`)} }`,
  };
  it.each(Object.entries(hostile))('refuse a document that is too large in form: %s', (_name, query) => {
    expect(limitBroken(parse(query))).not.toBeNull();
  });

  it('take documents as they come: fragments that are missing, or that spread themselves', () => {
    expect(limitBroken(parse('{ ...Missing }'))).toBeNull();
    expect(
      limitBroken(parse('{ ...A } fragment A on Query { a { ...B } } fragment B on Query { b { ...A } }')),
    ).toBeNull();
  });

  it('refuse lists within lists and outboxes without end by their cost', () => {
    const inputs = Array.from({ length: 1_000 }, () => entry);
    const [, record = ''] = operations.find(([name]) => name.startsWith('RecordResponses')) ?? [];
    expect(cost(record, { inputs })).toBeGreaterThan(operationLimits.cost);
    const nested =
      '{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }';
    expect(limitBroken(parse(nested))).toBeNull();
    expect(cost(nested.replace('{ name }', '{ fields { args { type { name } } } }'))).toBeGreaterThan(
      operationLimits.cost,
    );
    expect(
      cost('{ responses(first: 200) { nodes { history(first: 500) { edges { node { id } } } } } }'),
    ).toBeGreaterThan(operationLimits.cost);
  });

  it('keep what is checked against the schema small enough to be checked', () => {
    // The worst of each kind that the form allows, at 1,000 words and signs.
    const documents = [
      `{ ${repeat(20, () => `currentCycle { ${'code '.repeat(21)} }`)} }`,
      `{ ${repeat(20, (index) => `a${index}: countryChecklist(country: "KEN") { responses { history { edges { node { actor { name } } } } } }`)} }`,
      `{ ${repeat(19, (index) => `...F${index}`)} } ${repeat(19, (index) => `fragment F${index} on Query { currentCycle { code state opensOn closesOn } }`)}`,
    ].filter((query) => limitBroken(parse(query)) === null && tokens(query) <= operationLimits.tokens);
    expect(documents.length).toBeGreaterThan(0);
    for (const query of documents) {
      const started = performance.now();
      validate(schema, parse(query));
      // Some 20 ms on a quiet machine; without the limits it was seconds.
      expect(performance.now() - started, query.slice(0, 60)).toBeLessThan(1_000);
    }
  });
});
