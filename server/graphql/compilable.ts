import {
  BREAK,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isNonNullType,
  type OperationDefinitionNode,
  OperationTypeNode,
  typeFromAST,
  visit,
} from 'graphql';

/**
 * The variables that must be given, and not as null, for a compiled operation to mean what GraphQL's own execution means by
 * it; null where it must not be compiled at all. graphql-jit 0.8.9 differs on valid operations in these ways, which
 * `test/graphql/differential.ts` found and holds:
 *
 * - a variable that is not given becomes null inside an input object that the operation writes out, as if it had been sent;
 * - a variable with a default is refused where it is not given and may not be null, and where null is given counts for false;
 * - a non-null input field with a default is refused where a variable's value leaves it out;
 * - where fragments meet, `@skip` and `@include` of one count for the fields of another;
 * - fields of a mutation go on after one that failed and took all of `data` along.
 */
export function variablesToCompile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): readonly string[] | null {
  if (operation.operation === OperationTypeNode.MUTATION) return null;
  if (hasConditions(document)) return null;
  const needed = variablesInObjects(document);
  for (const { variable, type, defaultValue } of operation.variableDefinitions ?? []) {
    const inputType = typeFromAST(schema, type as never) as GraphQLInputType | undefined;
    if (!inputType || !isPlain(inputType, [])) return null;
    if (defaultValue) needed.add(variable.name.value);
  }
  return [...needed];
}

function hasConditions(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Directive: () => {
      found = true;
      return BREAK;
    },
  });
  return found;
}

function variablesInObjects(document: DocumentNode): Set<string> {
  const found = new Set<string>();
  let depth = 0;
  visit(document, {
    ObjectValue: {
      enter: () => {
        depth += 1;
      },
      leave: () => {
        depth -= 1;
      },
    },
    Variable: ({ name }) => {
      if (depth > 0) found.add(name.value);
    },
  });
  return found;
}

/** Whether a type has neither a non-null field with a default nor itself within it, however deep. */
function isPlain(type: GraphQLInputType, within: readonly GraphQLInputType[]): boolean {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return true;
  if (within.includes(named)) return false;
  return Object.values(named.getFields()).every(
    (field) =>
      !(isNonNullType(field.type) && field.defaultValue !== undefined) &&
      isPlain(field.type, [...within, named]),
  );
}
