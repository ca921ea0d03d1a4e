import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Random } from './random.ts';

export type RandomOperation = { text: string; variables: Record<string, unknown> };

/** Values that each scalar takes, as a program would send them in variables. */
export type ScalarValues = Readonly<Record<string, readonly unknown[]>>;

const DEEPEST = 5;
const MOST_FIELDS = 4;

/**
 * Writes a valid operation over a schema: fields with and without aliases, named and inline fragments, conditions, and
 * arguments as literals, as variables, as variables within literals, left out or null, with defaults and without. `only`
 * names the one field that its root then has.
 */
export function randomOperation(
  schema: GraphQLSchema,
  kind: 'query' | 'mutation' | 'subscription',
  random: Random,
  scalars: ScalarValues,
  only: string | null = null,
): RandomOperation {
  return new OperationWriter(schema, random, scalars).write(kind, only);
}

class OperationWriter {
  readonly #definitions: string[] = [];
  readonly #variables: Record<string, unknown> = {};
  readonly #fragments: string[] = [];
  #names = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly random: Random,
    private readonly scalars: ScalarValues,
  ) {}

  write(kind: 'query' | 'mutation' | 'subscription', only: string | null): RandomOperation {
    const roots = {
      query: this.schema.getQueryType(),
      mutation: this.schema.getMutationType(),
      subscription: this.schema.getSubscriptionType(),
    };
    const root = roots[kind];
    if (!root) throw new Error(`the schema has no ${kind}`);
    const single = kind === 'subscription' || only !== null;
    const selection = single ? this.#oneField(root, only) : this.#selection(root, 0);
    const definitions = this.#definitions.length > 0 ? `(${this.#definitions.join(', ')})` : '';
    return {
      text: [`${kind} ${this.#name('Op')}${definitions} ${selection}`, ...this.#fragments].join('\n'),
      variables: this.#variables,
    };
  }

  /** The root of a subscription has one field, without a condition: GraphQL's own rule breaks on those with variables. */
  #oneField(root: GraphQLObjectType, only: string | null): string {
    const fields = root.getFields();
    const field = (only !== null && fields[only]) || this.random.pick(Object.values(fields));
    return `{ ${this.#field(field, 0, false)} }`;
  }

  #selection(type: GraphQLOutputType, depth: number): string {
    const parts = Array.from({ length: 1 + this.random.below(MOST_FIELDS) }, () => this.#part(type, depth));
    return `{ ${parts.join(' ')} }`;
  }

  #part(type: GraphQLOutputType, depth: number): string {
    const named = getNamedType(type);
    if (!isCompositeType(named)) throw new Error(`${named.name} has no fields`);
    if (depth < DEEPEST && this.random.chance(isAbstractType(named) ? 0.6 : 0.12)) {
      const target = isAbstractType(named) ? this.random.pick(this.schema.getPossibleTypes(named)) : named;
      const body = this.#selection(target, depth + 1);
      if (this.random.chance(0.5)) return `... on ${target.name}${this.#condition()} ${body}`;
      const name = this.#name('Part');
      this.#fragments.push(`fragment ${name} on ${target.name} ${body}`);
      const again = this.random.chance(0.2) ? ` ...${name}` : '';
      return `...${name}${this.#condition()}${again}`;
    }
    const fields = isObjectType(named) || isInterfaceType(named) ? Object.values(named.getFields()) : [];
    const fitting = fields.filter((field) => depth < DEEPEST || isLeafType(getNamedType(field.type)));
    if (fitting.length === 0 || this.random.chance(0.08)) return `${this.#name('t')}: __typename`;
    return this.#field(this.random.pick(fitting), depth);
  }

  /** Each field has an alias of its own but for leaves without arguments, so that none meet that can't be merged. */
  #field(field: GraphQLField<unknown, unknown>, depth: number, conditional = true): string {
    const leaf = isLeafType(getNamedType(field.type));
    const bare = leaf && field.args.length === 0 && this.random.chance(0.7);
    const alias = bare ? '' : `${this.#name('f')}: `;
    const body = leaf ? '' : ` ${this.#selection(field.type, depth + 1)}`;
    const condition = conditional ? this.#condition() : '';
    return `${alias}${field.name}${this.#arguments(field.args)}${condition}${body}`;
  }

  #arguments(args: readonly GraphQLArgument[]): string {
    const given = args.flatMap((arg) => this.#given(arg));
    return given.length > 0 ? `(${given.join(', ')})` : '';
  }

  #given(input: GraphQLArgument | GraphQLInputField, depth = 0): string[] {
    const required = isNonNullType(input.type) && input.defaultValue === undefined;
    if (!required && this.random.chance(0.35)) return [];
    return [`${input.name}: ${this.#literal(input.type, depth, input.defaultValue !== undefined)}`];
  }

  #condition(): string {
    if (!this.random.chance(0.04)) return '';
    const type = this.schema.getType('Boolean') as GraphQLInputType;
    const value = this.random.chance(0.5)
      ? String(this.random.chance(0.5))
      : this.#variable(type, 'Boolean!', true);
    return ` @${this.random.pick(['include', 'skip'])}(if: ${value})`;
  }

  /** A value as it is written in the operation. `hasDefault`: the place that it is for has one. */
  #literal(type: GraphQLInputType, depth: number, hasDefault: boolean): string {
    if (this.random.chance(0.4)) {
      const nullable = !isNonNullType(type) || hasDefault;
      const bare = isNonNullType(type) ? type.ofType : type;
      return this.#variable(bare, isNonNullType(type) ? `${bare}!` : String(bare), !nullable);
    }
    if (isNonNullType(type)) return this.#notNull(type.ofType, depth);
    return this.random.chance(0.1) ? 'null' : this.#notNull(type, depth);
  }

  #notNull(type: GraphQLInputType, depth: number): string {
    if (isListType(type)) {
      const count = this.random.below(3);
      const items = Array.from({ length: count }, () => this.#literal(type.ofType, depth, false));
      return `[${items.join(', ')}]`;
    }
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).flatMap((field) =>
        depth > 3 && !isNonNullType(field.type) ? [] : this.#given(field, depth + 1),
      );
      return `{${fields.join(', ')}}`;
    }
    if (isNonNullType(type)) return this.#notNull(type.ofType, depth);
    return isEnumType(type)
      ? this.random.pick(type.getValues()).name
      : JSON.stringify(this.#scalar(type.name));
  }

  /** Defines a variable and, more often than not, gives it. */
  #variable(bare: GraphQLInputType, type: string, mustHave: boolean): string {
    const name = this.#name('v');
    const nonNull = type.endsWith('!');
    const stricter = !nonNull && this.random.chance(0.2);
    // A nullable variable may stand in a non-null place where one of both has a default.
    const looser = nonNull && !mustHave && this.random.chance(0.3);
    const nullable = !(nonNull || stricter) || looser;
    const declared = nullable ? String(bare) : `${bare}!`;
    const withDefault = this.random.chance(looser ? 0.7 : 0.25);
    const fallback = withDefault ? ` = ${written(this.#value(bare, 0), bare)}` : '';
    this.#definitions.push(`$${name}: ${declared}${fallback}`);
    const optional = nullable || withDefault;
    if (!optional || this.random.chance(0.6)) {
      this.#variables[name] = nullable && !looser && this.random.chance(0.2) ? null : this.#value(bare, 0);
    } else if (!looser && this.random.chance(0.1)) {
      // graphql-js takes it as null, like the null above, which is an error in a place that is non-null by its default. In
      // a list, that error leaves promises of earlier items behind, whose rejections nobody hears of.
      this.#variables[name] = undefined;
    }
    return `$${name}`;
  }

  /** A value as it is sent in variables. */
  #value(type: GraphQLInputType, depth: number): unknown {
    if (isNonNullType(type)) return this.#value(type.ofType, depth) ?? this.#value(type.ofType, 9);
    if (depth > 0 && depth < 9 && this.random.chance(0.1)) return null;
    if (isListType(type)) {
      if (depth === 0 && this.random.chance(0.1)) return this.#value(type.ofType, 9);
      return Array.from({ length: this.random.below(3) }, () => this.#value(type.ofType, depth + 1));
    }
    if (isInputObjectType(type)) {
      return Object.fromEntries(
        Object.values(type.getFields())
          .filter(
            (field) =>
              (isNonNullType(field.type) && field.defaultValue === undefined) ||
              (depth < 4 && this.random.chance(0.5)),
          )
          .map((field) => [field.name, this.#value(field.type, depth + 1)]),
      );
    }
    return isEnumType(type) ? this.random.pick(type.getValues()).name : this.#scalar(type.name);
  }

  #scalar(name: string): unknown {
    const values = this.scalars[name];
    if (!values) throw new Error(`nobody says what a ${name} looks like`);
    return this.random.pick(values);
  }

  #name(prefix: string): string {
    this.#names += 1;
    return `${prefix}${this.#names}`;
  }
}

/** A value as GraphQL writes it: names without quotes, and those of enums too. */
function written(value: unknown, type: GraphQLInputType): string {
  if (value === null) return 'null';
  if (isNonNullType(type)) return written(value, type.ofType);
  if (isListType(type)) {
    return Array.isArray(value)
      ? `[${value.map((item) => written(item, type.ofType)).join(', ')}]`
      : written(value, type.ofType);
  }
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    return `{${Object.entries(value as object)
      .map(([name, inner]) => `${name}: ${written(inner, fields[name]?.type as GraphQLInputType)}`)
      .join(', ')}}`;
  }
  return isEnumType(type) ? String(value) : JSON.stringify(value);
}
