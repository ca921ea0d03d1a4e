import 'reflect-metadata';
import fc from 'fast-check';
import {
  execute,
  type GraphQLSchema,
  getOperationAST,
  isEnumType,
  isInputObjectType,
  isNonNullType,
  OperationTypeNode,
  parse,
} from 'graphql';
import { expect, it } from 'vitest';
import * as later from '../../client/operations/later.generated.ts';
import * as generated from '../../client/operations/operations.generated.ts';
import * as plan from '../../client/operations/plan.generated.ts';
import * as seldom from '../../client/operations/seldom.generated.ts';
import { buildConcordSchema } from '../../server/api/build-schema.ts';
import { CompiledOperations } from '../../server/graphql/compiled-operations.ts';
import { inOrder } from './differential/differential.ts';
import { stubResolvers } from './differential/stub-resolvers.ts';

const documents = (
  Object.values({ ...generated, ...later, ...plan, ...seldom }) as unknown as string[]
).flatMap((text) => {
  const document = parse(text);
  const operation = getOperationAST(document);
  return operation ? [{ document, operation }] : [];
});

/** What the page's operations leave out: abstract types with and without conditions, directives, aliases, every scalar. */
const more = [
  `query ($id: ID!, $yes: Boolean!, $no: Boolean = false) {
    node(id: $id) {
      __typename
      id @include(if: $yes)
      ... on Event { at writtenAt cursor revision kind progress { total @skip(if: $no) updatedAt } }
      ... on Response @skip(if: $yes) { status rating narrative history(last: 3) { edges { node { id } } } }
      ...Named @include(if: $no)
    }
    again: node(id: "x") { ...Named }
    ...More @skip(if: $no)
  }
  fragment Named on Node { id ... on Person { name } ... on Country { name(language: "fr") es: name(language: "es") } }
  fragment More on Query { logHeads(last: 2) { position at hash } cycles { code opensOn } }`,
  `query ($first: Int, $filter: EventFilter) {
    events(first: $first, filter: $filter) { edges { cursor node { id changes { field from to } } } pageInfo { hasNextPage } }
    viewer { sessions { id secondFactor lastSeenAt } tokens { access expiresAt } }
  }`,
  `mutation ($input: RecordResponseInput!, $other: RecordResponseInput!) {
    recordResponse(input: $input) { __typename ... on ResponseRecorded { merged cursor } ... on ResponseRefused { code } }
    second: recordResponse(input: $other) { ... on ResponseConflict { fields { field theirsAt } cursor } }
  }`,
  '{ __typename agencies { __typename code } }',
].map((text) => {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  return { document, operation };
});

/** Variables for an operation: right ones, and wrong ones of all kinds. */
const anything = fc.oneof(
  fc.constantFrom<unknown>(null, 'KEN', '', 3, 2 ** 31, 1.5, true, [], {}, ['KEN', null], 'SUBMITTED'),
  fc.constantFrom<unknown>(
    '0b9f3c52-6f0e-4c3a-9d57-2f6f1c1f4a10',
    '2026-03-01T12:30:00+03:00',
    { countries: ['KEN'], kinds: ['RESPONSE_RECORDED'] },
    { countries: 'KEN', unknown: 1 },
    { mutationId: '0b9f3c52-6f0e-4c3a-9d57-2f6f1c1f4a10', country: 'KEN', item: 'LDR-2', baseRevision: 0 },
    [{ mutationId: 'x', country: 'KEN', item: 'LDR-2', baseRevision: '0' }],
  ),
);

it('the page’s operations are answered as GraphQL’s own execution answers them, whatever is sent with them', async () => {
  let failing = 0;
  const schema = stubResolvers(buildConcordSchema(), () => ({ failing }));
  const compiled = new CompiledOperations(schema);
  const all = [...documents, ...more];
  let ran = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.integer(),
      fc.nat(all.length - 1),
      fc.dictionary(fc.string(), anything),
      fc.array(anything, { minLength: 4, maxLength: 4 }),
      async (seed, index, extra, values) => {
        failing = seed % 3 === 0 ? 1 : 0;
        const one = all[index];
        if (!one) throw new Error('no such operation');
        const { document, operation } = one;
        const variableValues: Record<string, unknown> = { ...extra };
        for (const [place, { variable, type }] of (operation.variableDefinitions ?? []).entries()) {
          // Half of the time what fits, so that most operations run.
          const value = seed % 4 === 0 ? values[place % 4] : fitting(schema, type);
          if (value !== undefined) variableValues[variable.name.value] = value;
        }
        const ask = () => ({
          schema,
          document,
          variableValues,
          contextValue: { seed, calls: [] },
          rootValue: {},
        });
        const plain = await execute(ask());
        const followed = operation.operation === OperationTypeNode.SUBSCRIPTION;
        if (operation.operation !== OperationTypeNode.QUERY) expect(await compiled.run(ask())).toBeNull();
        for (let time = 1; time <= 3; time += 1) {
          const { data, errors } = followed
            ? await compiled.executeForEvent(ask())
            : await compiled.execute(ask());
          expect(JSON.stringify({ data: inOrder(data), errors })).toBe(
            JSON.stringify({ data: inOrder(plain.data), errors: plain.errors }),
          );
          // GraphQL's own execution makes objects that are nobody's children.
          if (data && Object.getPrototypeOf(data) === Object.prototype) ran += 1;
        }
      },
    ),
    { numRuns: 1_000 },
  );
  expect(ran).toBeGreaterThan(400);
});

function fitting(schema: GraphQLSchema, node: import('graphql').TypeNode): unknown {
  if (node.kind === 'NonNullType') return fitting(schema, node.type);
  if (node.kind === 'ListType') return [fitting(schema, node.type)];
  const type = schema.getType(node.name.value);
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter((field) => isNonNullType(field.type))
        .map((field) => [
          field.name,
          inputs[String(isNonNullType(field.type) ? field.type.ofType : field.type)],
        ]),
    );
  }
  return inputs[node.name.value];
}

const inputs: Record<string, unknown> = {
  String: 'KEN',
  ID: 'an-id',
  Int: 1,
  Boolean: true,
  Cursor: '0.000000000000',
  UUID: '0b9f3c52-6f0e-4c3a-9d57-2f6f1c1f4a10',
  DateTimeISO: '2026-03-01T12:30:00.000Z',
  TokenAccess: 'READ',
  Role: 'OBSERVER',
};
