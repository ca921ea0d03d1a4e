import 'reflect-metadata';
import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  graphql,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  parse,
  subscribe,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { buildConcordSchema } from '../../server/api/build-schema.ts';
import { checkCodes } from '../../server/domain/check-text.ts';
import { checkInput } from '../../server/responses/recording/check-input.ts';

const hidden = 'KEN\u200B';
const schema = buildConcordSchema();
const roots = [
  ['query', schema.getQueryType()],
  ['mutation', schema.getMutationType()],
  ['subscription', schema.getSubscriptionType()],
] as const;

/** Texts that people read, and those whose form is checked letter by letter where they are read. */
const others = [
  'name',
  'snapshot',
  'narrative',
  'text',
  'note',
  'reason',
  'reasons',
  'search',
  'startsOn',
  'endsOn',
  'after',
  'before',
  'document',
  'path',
  'aliases',
  'region',
  'place',
  'summary',
  'consentLimits',
  'title',
  'reasons',
  'words',
  'what',
  'file',
  'source',
  'names',
  'value',
  'means',
  'parameters',
  'detector',
  'category',
  'shows',
];
/** They refuse in their answers. */
const oneByOne = ['recordResponse', 'recordResponses', 'invitePeople', 'changePresence'];

interface Place {
  readonly operation: string;
  readonly field: string;
  readonly path: readonly string[];
}

/** Every place at which a field of the root takes a text. */
function placesOf(inputs: Inputs): string[][] {
  return inputs.flatMap((input) => {
    const type = getNamedType(input.type);
    if (isInputObjectType(type)) {
      return placesOf(fieldsOf(type)).map((path) => [input.name, ...path]);
    }
    return type.name === 'String' ? [[input.name]] : [];
  });
}

const places: Place[] = roots.flatMap(([operation, root]) =>
  Object.values(root?.getFields() ?? {}).flatMap((field) =>
    placesOf(field.args).map((path) => ({ operation, field: field.name, path })),
  ),
);
const codes = places.filter(({ path }) => !others.includes(path.at(-1) ?? ''));

type Inputs = readonly (GraphQLArgument | GraphQLInputField)[];

/** What is needed of the inputs, and what leads to the place, with a text in which something is hidden. */
function written(inputs: Inputs, [first, ...rest]: readonly string[]): string {
  return inputs
    .filter(({ name, type }) => name === first || isNonNullType(type))
    .map(({ name, type }) => `${name}: ${name === first ? leading(type, rest) : plain(type)}`)
    .join(', ');
}

function leading(type: GraphQLInputType, path: readonly string[]): string {
  const named = getNamedType(type);
  const value = isInputObjectType(named) ? `{${written(fieldsOf(named), path)}}` : JSON.stringify(hidden);
  return isListType(getNullableType(type)) ? `[${value}]` : value;
}

function plain(type: GraphQLInputType): string {
  const named = getNamedType(type);
  if (isListType(getNullableType(type))) return '[]';
  if (isInputObjectType(named)) return `{${written(fieldsOf(named), [])}}`;
  if (isEnumType(named)) return named.getValues()[0]?.name ?? '';
  return { Int: '1', Boolean: 'false', UUID: '"00000000-0000-4000-8000-000000000000"' }[named.name] ?? '"x"';
}

function fieldsOf(type: GraphQLInputObjectType): Inputs {
  return Object.values(type.getFields());
}

describe('an address or a code in which something stands that nobody sees', () => {
  it('may come at many places, and no text of the schema is neither code nor words', () => {
    expect(codes.length).toBeGreaterThan(20);
    for (const { path } of codes) {
      const name = path.at(-1) ?? '';
      expect(checkCodes({ [name]: hidden }), path.join('.')).toBe(
        `The ${name} has a character that nobody sees: type it anew.`,
      );
    }
  });

  it.each(codes.filter(({ field }) => !oneByOne.includes(field)))(
    'is refused by $operation $field at $path',
    async ({ operation, field: name, path }) => {
      const root = roots.find(([one]) => one === operation)?.[1];
      const field = root?.getFields()[name];
      if (!field) throw new Error(`no field ${name}`);
      const parts = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }';
      const source = `${operation} { ${name}(${written(field.args, path)}) ${parts} }`;
      const contextValue = { viewer: { memberships: [], readOnly: false } };
      const result =
        operation === 'subscription'
          ? await subscribe({ schema, document: parse(source), contextValue })
          : await graphql({ schema, source, contextValue });
      expect(result, source).toMatchObject({
        errors: [
          {
            message: `The ${path.at(-1)} has a character that nobody sees: type it anew.`,
            extensions: { code: 'BAD_USER_INPUT' },
          },
        ],
      });
    },
  );

  it.each(['cycle', 'country', 'agency', 'item'])('refuses a change at its %s, and no other', (name) => {
    const change = {
      mutationId: crypto.randomUUID(),
      country: 'KEN',
      item: 'LDR-2',
      baseRevision: 0,
      status: 'SUBMITTED',
    } as const;
    expect(checkInput(change)).toBeNull();
    expect(checkInput({ ...change, [name]: hidden })).toBe(
      `The ${name} has a character that nobody sees: type it anew.`,
    );
  });

  it('is no matter in words, where such characters join letters and turn directions', () => {
    expect(checkCodes({ name: 'نام\u200Cخانوادگی', narrative: '\u200Fنص', country: 'KEN' })).toBeNull();
  });
});
