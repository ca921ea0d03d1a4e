import {
  GraphQLError,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql';
import { encodeNodeId } from '../../../schema/node-id.ts';

/** What the resolvers of one execution were asked, each as a text; `seed` decides what they give. */
export type StubContext = { seed: number; calls: string[] };

/** How often fields fail: none for operations whose calls are to be compared. */
export type Luck = { failing: number };

/**
 * Has every field give made-up values, the same for the same seed, place and arguments: mostly right ones, and now and then
 * errors, nulls in the wrong place and values of the wrong kind.
 */
export function stubResolvers(schema: GraphQLSchema, luck: () => Luck): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || !isObjectType(type)) continue;
    type.isTypeOf = null;
    for (const field of Object.values(type.getFields())) {
      field.resolve = (source, args, context: StubContext, info) => {
        const place = `${(source as { place?: string } | undefined)?.place ?? ''}/${info.fieldName}${sorted(args)}`;
        context.calls.push(place);
        const chance = (name: string) => hashed(`${context.seed}${place} ${name}`);
        const { failing } = luck();
        // One that can be null fails now and then, another seldom: it takes all around it along.
        const often = failing * (isNonNullType(field.type) ? 0.002 : 0.06);
        const give = () => {
          if (chance('luck') < often / 2) {
            throw new GraphQLError('Not for you.', { extensions: { code: 'FORBIDDEN' } });
          }
          if (chance('luck') < often) throw new Error('broken');
          return madeUp(field.type, place, chance, schema, failing);
        };
        // graphql-js leaves rejections unhandled where a list breaks before they come: what fails, fails at once.
        return failing === 0 && chance('later') < 0.2 ? Promise.resolve().then(give) : give();
      };
    }
  }
  return schema;
}

/** A number from 0 to 1 for a text, always the same. */
function hashed(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}

/** What a resolver was given, in whatever order. */
function sorted(value: unknown): string {
  if (value instanceof Date || typeof value !== 'object' || value === null)
    return JSON.stringify(value) ?? 'undefined';
  if (Array.isArray(value)) return `[${value.map(sorted).join()}]`;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([name, inner]) => `${name}:${sorted(inner)}`).join()}}`;
}

function madeUp(
  type: GraphQLOutputType,
  place: string,
  chance: (name: string) => number,
  schema: GraphQLSchema,
  failing: number,
): unknown {
  const luck = chance(`${place} value`);
  const odd = (share: number) => luck > 1 - share * failing;
  if (luck < 0.004 * failing) return luck < 0.002 * failing ? null : undefined;
  if (isNonNullType(type)) {
    return (
      madeUp(type.ofType, place, chance, schema, failing) ??
      madeUp(type.ofType, `${place}!`, chance, schema, failing)
    );
  }
  if (luck < 0.08 && !place.endsWith('!')) return null;
  if (isListType(type)) {
    if (odd(0.01)) return 'no list';
    return Array.from({ length: Math.floor(luck * 4) }, (_, index) =>
      madeUp(type.ofType, `${place}/${index}`, chance, schema, failing),
    );
  }
  if (isEnumType(type)) {
    const values = type.getValues();
    return odd(0.005) ? 'NO_SUCH_VALUE' : values[Math.floor(luck * values.length)]?.value;
  }
  if (isScalarType(type))
    return odd(0.005) ? { odd: true } : (scalars[type.name] ?? scalars.String)?.(luck, failing);
  if (isAbstractType(type)) {
    const types = schema.getPossibleTypes(type);
    const name = types[Math.floor(chance(`${place} type`) * types.length)]?.name;
    return { place, __typename: odd(0.01) ? 'Progress' : name, id: nodeIds[name ?? ''] ?? 'unknown' };
  }
  return odd(0.005) ? new Error('an error as a value') : { place };
}

const nodeIds: Readonly<Record<string, string>> = {
  Agency: encodeNodeId('Agency', 'WHO'),
  Country: encodeNodeId('Country', 'KEN'),
  Cycle: encodeNodeId('Cycle', '2026'),
  ChecklistItem: encodeNodeId('ChecklistItem', '1', 'LDR-1'),
  Person: encodeNodeId('Person', '0b9f3c52-6f0e-4c3a-9d57-2f6f1c1f4a10'),
  Response: encodeNodeId('Response', '2026', 'KEN', 'LDR-1', ''),
  Event: encodeNodeId('Event', '1'),
};

/** Right ones below the share that fails, and above it what a scalar has to refuse or to make something of. */
const usual = <Value>(luck: number, failing: number, right: Value, ...wrong: unknown[]): unknown =>
  luck < 1 - 0.015 * failing ? right : wrong[Math.floor(luck * 1_000) % wrong.length];

const scalars: Readonly<Record<string, (luck: number, failing: number) => unknown>> = {
  ID: (luck) => (luck < 0.5 ? 'an-id' : 12),
  String: (luck, failing) => usual(luck, failing, 'text "with" \u2028 everything', 7, true),
  Int: (luck, failing) => usual(luck, failing, 41, 2 ** 40, '12'),
  Float: (luck, failing) => usual(luck, failing, luck, Number.POSITIVE_INFINITY, '1.5'),
  Boolean: (luck) => luck < 0.6,
  DateTimeISO: (luck, failing) => usual(luck, failing, new Date(Math.floor(luck * 1e12)), 'yesterday'),
  Cursor: (luck, failing) => usual(luck, failing, '12.0123456789ab', 12),
  UUID: (luck, failing) => usual(luck, failing, '0b9f3c52-6f0e-4c3a-9d57-2f6f1c1f4a10', 'no uuid'),
};
