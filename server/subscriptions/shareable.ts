import {
  type DocumentNode,
  type FieldNode,
  GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/**
 * Whether the answer to a subscription follows from its text, its variables and what happened alone: every field below the
 * root just reads what is there. A field with a resolver of its own could ask who is asking.
 */
export function isShareable(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): boolean {
  const root = schema.getRootType(operation.operation);
  const types = new TypeInfo(schema);
  let shareable = true;
  visit(
    document,
    visitWithTypeInfo(types, {
      Field() {
        const parent = types.getParentType();
        if (parent === root) return;
        // Behind an interface each of its types may read the field in its own way.
        const owners =
          parent && !(parent instanceof GraphQLObjectType) ? schema.getPossibleTypes(parent) : [parent];
        const name = types.getFieldDef()?.name ?? '';
        if (owners.some((owner) => owner?.getFields()[name]?.resolve)) shareable = false;
      },
    }),
  );
  return shareable;
}

/** The variable that says where to begin, if it says nothing else: it makes no difference to what is sent from there on. */
export function startVariable(document: DocumentNode, operation: OperationDefinitionNode): string | null {
  const [root] = operation.selectionSet.selections;
  const start = root?.kind === 'Field' ? variableOfArgument(root, 'after') : null;
  if (start === null) return null;
  let uses = 0;
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => {
      if (name.value === start) uses += 1;
    },
  });
  return uses === 1 ? start : null;
}

function variableOfArgument({ arguments: given }: FieldNode, name: string): string | null {
  const value = given?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === 'Variable' ? value.name.value : null;
}

/** Equal for equal values, in any order of an object's fields. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)))
      : part,
  );
}
