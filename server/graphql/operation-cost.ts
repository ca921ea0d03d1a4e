import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  valueFromASTUntyped,
} from 'graphql';
import { callCosts, listSizes, type PageSize, pageSizes, READ_COST, WRITE_COST } from './limits.ts';

type Values = Readonly<Record<string, unknown>>;

/** A list that the schema says nothing about is taken for long, so that forgetting it shows and harms nobody. */
const UNKNOWN_LIST = 500;

/**
 * The cost of a valid operation, in values: as many as its answer can have. One value is a field of one object,
 * some 3 µs of this process (limits.ts). Lists count by how long they are, and by the arguments that say how much
 * of them is wanted. Calls of the database and writes are added as values. What `@skip` leaves out is counted too.
 */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Values,
): number {
  return new CostCounter(schema, document, operation, variables).ofOperation();
}

type Page = { list: string; length: number };

class CostCounter {
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #counted = new Map<string, number>();
  readonly #variables: Record<string, unknown> = {};

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly operation: OperationDefinitionNode,
    variables: Values,
  ) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION)
        this.#fragments.set(definition.name.value, definition);
    }
    for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
      const name = variable.name.value;
      this.#variables[name] =
        name in variables ? variables[name] : defaultValue && valueFromASTUntyped(defaultValue);
    }
  }

  ofOperation(): number {
    const root = this.schema.getRootType(this.operation.operation);
    return root ? this.#ofSelections(this.operation.selectionSet, root, null) : 0;
  }

  #ofSelections(set: SelectionSetNode, parent: GraphQLNamedType, page: Page | null): number {
    let cost = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) cost += this.#ofField(selection, parent, page);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) cost += this.#ofFragment(selection.name.value, page);
      else
        cost += this.#ofSelections(
          selection.selectionSet,
          this.#typeOf(selection.typeCondition) ?? parent,
          page,
        );
    }
    return cost;
  }

  #ofFragment(name: string, page: Page | null): number {
    const fragment = this.#fragments.get(name);
    const type = this.#typeOf(fragment?.typeCondition);
    if (!fragment || !type) return 0;
    const key = page ? `${name} ${page.list} ${page.length}` : name;
    const known = this.#counted.get(key);
    if (known !== undefined) return known;
    const cost = this.#ofSelections(fragment.selectionSet, type, page);
    this.#counted.set(key, cost);
    return cost;
  }

  #ofField(field: FieldNode, parent: GraphQLNamedType, page: Page | null): number {
    const name = field.name.value;
    const type = fieldType(parent, name);
    if (!type) return 1;
    const coordinate = `${parent.name}.${name}`;
    const args = this.#argumentsOf(field);
    const length = isList(type) ? lengthOf(coordinate, args, name === page?.list ? page : null) : 1;
    const below = field.selectionSet
      ? this.#ofSelections(field.selectionSet, getNamedType(type), pageOf(pageSizes[coordinate], args))
      : 0;
    return this.#callCost(coordinate, parent, args) + 1 + length * (below + (isList(type) ? 1 : 0));
  }

  #callCost(coordinate: string, parent: GraphQLNamedType, args: Values): number {
    const own = callCosts[coordinate];
    if (own !== undefined) return amount(own, args);
    if (parent !== this.schema.getRootType(this.operation.operation)) return 0;
    return this.operation.operation === OperationTypeNode.MUTATION ? WRITE_COST : READ_COST;
  }

  #argumentsOf(field: FieldNode): Values {
    return Object.fromEntries(
      (field.arguments ?? []).map(({ name, value }) => [
        name.value,
        valueFromASTUntyped(value, this.#variables),
      ]),
    );
  }

  #typeOf(condition: { name: { value: string } } | undefined): GraphQLNamedType | undefined {
    return condition && this.schema.getType(condition.name.value);
  }
}

/** Undefined for `__typename`, and for what isn't there. */
function fieldType(parent: GraphQLNamedType, name: string): GraphQLOutputType | undefined {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef.type;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef.type;
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name]?.type : undefined;
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

function lengthOf(coordinate: string, args: Values, page: Page | null): number {
  return page ? page.length : amount(listSizes[coordinate] ?? UNKNOWN_LIST, args);
}

function pageOf(size: PageSize | undefined, args: Values): Page | null {
  return size ? { list: size.list, length: size.length(args) } : null;
}

function amount(given: number | ((args: Values) => number), args: Values): number {
  return typeof given === 'number' ? given : given(args);
}
