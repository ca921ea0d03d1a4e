import 'reflect-metadata';
import fc from 'fast-check';
import {
  execute,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLOutputType,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  OperationTypeNode,
  parse,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import * as later from '../../client/operations/later.generated.ts';
import * as generated from '../../client/operations/operations.generated.ts';
import { encodeNodeId } from '../../schema/node-id.ts';
import { buildConcordSchema } from '../../server/graphql/build-schema.ts';
import { CompiledOperations } from '../../server/graphql/compiled-operations.ts';

const documents = (Object.values({ ...generated, ...later }) as unknown as string[]).flatMap((text) => {
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

/** A number from 0 to 1 for each place in an answer, the same whoever asks. */
type Chance = (place: string) => number;

function chanceOf(seed: number): Chance {
  return (place) => {
    let hash = seed | 0;
    for (const character of place) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
  };
}

/** Every field of the schema gives made-up values: mostly right ones, and all kinds of wrong. */
function madeUpSchema(chance: () => Chance): GraphQLSchema {
  const schema = buildConcordSchema();
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (!isObjectType(type)) continue;
    type.isTypeOf = null;
    for (const field of Object.values(type.getFields())) {
      field.resolve = (source, args, context, info) => {
        const place = `${(source as { place?: string } | undefined)?.place ?? ''}/${info.fieldName}${sorted(args)}${context.viewer}`;
        const luck = chance()(`${place} luck`);
        // One that can be null fails now and then, another seldom: it takes all around it along.
        const often = isNonNullType(field.type) ? 0.002 : 0.06;
        const give = () => {
          if (luck < often / 2) throw new GraphQLError('Not for you.', { extensions: { code: 'FORBIDDEN' } });
          if (luck < often) throw new Error('broken');
          return madeUp(field.type, place, chance(), schema);
        };
        return source === undefined ? Promise.resolve().then(give) : give();
      };
    }
  }
  return schema;
}

/** What a resolver was given, in whatever order. */
function sorted(value: unknown): string {
  if (value instanceof Date || typeof value !== 'object' || value === null || Array.isArray(value)) {
    return JSON.stringify(value);
  }
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([name, inner]) => `${name}:${sorted(inner)}`).join()}}`;
}

function madeUp(type: GraphQLOutputType, place: string, chance: Chance, schema: GraphQLSchema): unknown {
  const luck = chance(`${place} value`);
  if (luck < 0.004) return luck < 0.002 ? null : undefined;
  if (isNonNullType(type)) return madeUp(type.ofType, place, chance, schema);
  if (luck < 0.08) return null;
  if (isListType(type)) {
    if (luck > 0.99) return 'no list';
    return Array.from({ length: Math.floor(luck * 4) }, (_, index) =>
      madeUp(type.ofType, `${place}/${index}`, chance, schema),
    );
  }
  if (isEnumType(type)) {
    const values = type.getValues();
    return luck > 0.995 ? 'NO_SUCH_VALUE' : values[Math.floor(luck * values.length)]?.value;
  }
  if (isScalarType(type)) return luck > 0.995 ? { odd: true } : scalars[type.name]?.(luck);
  if (isAbstractType(type)) {
    const types = schema.getPossibleTypes(type);
    const name = types[Math.floor(chance(`${place} type`) * types.length)]?.name;
    return { place, __typename: luck > 0.99 ? 'Progress' : name, id: nodeIds[name ?? ''] ?? 'unknown' };
  }
  return luck > 0.995 ? new Error('an error as a value') : { place };
}

const nodeIds: Record<string, string> = {
  Agency: encodeNodeId('Agency', 'WHO'),
  Country: encodeNodeId('Country', 'KEN'),
  Cycle: encodeNodeId('Cycle', '2026'),
  ChecklistItem: encodeNodeId('ChecklistItem', '1', 'LDR-1'),
  Person: encodeNodeId('Person', '0b9f3c52-6f0e-4c3a-9d57-2f6f1c1f4a10'),
  Response: encodeNodeId('Response', '2026', 'KEN', 'LDR-1', ''),
  Event: encodeNodeId('Event', '1'),
};

const scalars: Record<string, (luck: number) => unknown> = {
  ID: (luck) => (luck < 0.5 ? 'an-id' : 12),
  String: (luck) => (luck < 0.985 ? 'text "with" \u2028 everything' : luck < 0.99 ? 7 : true),
  Int: (luck) => (luck < 0.985 ? 41 : luck < 0.99 ? 2 ** 40 : '12'),
  Boolean: (luck) => luck < 0.6,
  DateTimeISO: (luck) => (luck < 0.985 ? new Date(Math.floor(luck * 1e12)) : 'yesterday'),
  Cursor: (luck) => (luck < 0.985 ? '12.0123456789ab' : 12),
  UUID: (luck) => (luck < 0.985 ? '0b9f3c52-6f0e-4c3a-9d57-2f6f1c1f4a10' : 'no uuid'),
};

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

describe('operations that are compiled', () => {
  let chance: Chance = () => 0.5;
  const schema = madeUpSchema(() => chance);
  const all = [...documents, ...more];

  it('answer as GraphQL’s own execution does, with every null, error and path, whatever resolvers give', async () => {
    const compiled = new CompiledOperations(schema);
    let ran = 0;
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.integer(),
        fc.nat(all.length - 1),
        fc.dictionary(fc.string(), anything),
        fc.array(anything, { minLength: 4, maxLength: 4 }),
        async (seed, index, extra, values) => {
          chance = chanceOf(seed);
          const one = all[index];
          if (!one) throw new Error('no such operation');
          const { document, operation } = one;
          const variableValues: Record<string, unknown> = { ...extra };
          for (const [place, { variable, type }] of (operation.variableDefinitions ?? []).entries()) {
            const name = variable.name.value;
            // Half of the time what fits, so that most operations run.
            const fits = fitting(schema, type);
            const value = seed % 4 === 0 ? values[place % 4] : fits;
            if (value !== undefined) variableValues[name] = value;
          }
          const args = { schema, document, variableValues, contextValue: { viewer: seed }, rootValue: {} };
          const plain = await execute(args);
          const followed = operation.operation === OperationTypeNode.SUBSCRIPTION;
          if (followed) expect(compiled.run(args)).toBeNull();
          const ask = () => (followed ? compiled.tell(args) : compiled.run(args));
          const [first, second, third] = [ask(), ask(), await ask()];
          const result = third ?? first ?? second;
          const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues);
          if (coerced.errors) {
            if (followed) expect(result).toEqual(plain);
            else expect(result).toBeNull();
            return;
          }
          if (!result) throw new Error('an operation was not compiled');
          ran += 1;
          const { data, errors } = await result;
          // GraphQL's own execution, to which it could fall back, makes objects that are nobody's children.
          if (followed && data) expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
          expect(JSON.stringify(data)).toBe(JSON.stringify(plain.data));
          expect(errors === undefined).toBe(plain.errors === undefined);
          const [own, others] = [byNull(data, errors), byNull(plain.data, plain.errors)];
          expect([...own.keys()].sort()).toEqual([...others.keys()].sort());
          for (const [place, reasons] of own) {
            // Where errors take a parent along, which of them is told depends on who fails first.
            if (reasons.some((reason) => JSON.stringify(reason.path) !== place)) continue;
            compared += 1;
            expect(reasons).toEqual(others.get(place));
          }
        },
      ),
      { numRuns: 1_000 },
    );
    expect(ran).toBeGreaterThan(400);
    expect(compared).toBeGreaterThan(20);
  });
});

type Reason = GraphQLFormattedError & { thrown: unknown };

/** Errors by the null in the answer that each has left behind. */
function byNull(data: unknown, errors: readonly GraphQLError[] | undefined): Map<string, Reason[]> {
  const found = new Map<string, Reason[]>();
  for (const error of errors ?? []) {
    let at = data;
    const place: (string | number)[] = [];
    for (const key of error.path ?? []) {
      if (at === null) break;
      place.push(key);
      at = (at as Record<string | number, unknown>)[key];
    }
    const name = JSON.stringify(place);
    found.set(name, [
      ...(found.get(name) ?? []),
      {
        ...error.toJSON(),
        // What a resolver threw goes to the process log; a value of the wrong kind brings no error of its own.
        thrown: error.message === 'broken' ? error.originalError : undefined,
      },
    ]);
  }
  return found;
}

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
