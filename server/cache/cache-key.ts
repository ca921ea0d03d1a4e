import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import { permissions } from '../access/permission-table.ts';
import { visibilityKey, visibilityOf } from '../access/visibility.ts';
import type { Viewer } from '../domain/viewer.ts';
import type { Documents } from '../graphql/documents.ts';
import {
  type Audience,
  audiences,
  type CacheableField,
  cacheableFields,
  fieldsBesideLog,
  fieldsOfRoles,
} from './cacheability.ts';
import type { Dependence } from './last-changes.ts';

/** What a question is known by, and what its answer depends on. */
export type CacheKey = {
  key: string;
  dependence: () => Dependence;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
};

type Variables = Record<string, unknown>;
type Root = { node: FieldNode; field: CacheableField; least: Audience };
type Plan = { document: DocumentNode; operation: OperationDefinitionNode; roots: Root[] };

/** Longer documents and variables are nobody's every day. */
const LONGEST_DOCUMENT = 10_000;
const LONGEST_VARIABLES = 2_000;

/** Tells of requests whether their answers may be kept, and which of them ask for the same. */
export class CacheKeys {
  readonly #plans = new WeakMap<OperationDefinitionNode, Plan | 'not cacheable'>();
  /** What they see, for those whose sign-in is remembered: to find it out takes longer than to find the answer. */
  readonly #visibilityKeys = new WeakMap<Viewer, string>();

  constructor(private readonly documents: Documents) {}

  /** Null where the answer is not for keeping, or nobody has read the document yet. `form` is in which form it is wanted. */
  keyOf(
    query: string,
    operationName: string | null | undefined,
    variables: Variables,
    viewer: Viewer,
    form: string,
  ): CacheKey | null {
    const plan = this.#planOf(query, operationName);
    if (!plan) return null;
    const given = variablesKey(plan.operation, variables);
    if (given.length > LONGEST_VARIABLES) return null;
    const values = withDefaults(plan.operation, variables);
    const audience = plan.roots.reduce<Audience>(
      (all, { node, field, least }) =>
        narrower(all, narrower(least, field.audience(argumentsOf(node, values)))),
      'EVERYBODY',
    );
    const { document, operation } = plan;
    const name = operation.name?.value ?? '';
    const parts = [form, name, given, this.#audienceKey(audience, viewer), query];
    return {
      document,
      operation,
      variables,
      key: parts.join('\n'),
      dependence: () =>
        plan.roots.map(({ node, field }) => field.dependsOn(argumentsOf(node, values))).reduce(both, 'none'),
    };
  }

  /** For whom an answer is. What roles allow is part of it, and not their names alone: that is what must be equal. */
  #audienceKey(audience: Audience, viewer: Viewer): string {
    const { personId, memberships, readOnly = false, tokenScope = null } = viewer;
    if (audience === 'EVERYBODY') return 'everybody';
    if (audience === 'SAME_VISIBILITY') return `sees ${this.#visibilityKeyOf(viewer)}`;
    const allowed = memberships.map(({ role }) => permissions[role]);
    const roles = JSON.stringify([memberships, allowed, readOnly, tokenScope]);
    return audience === 'SAME_ROLES' ? `may ${roles}` : `is ${personId} ${roles}`;
  }

  #visibilityKeyOf(viewer: Viewer): string {
    const visibility = this.#visibilityKeys.get(viewer) ?? visibilityKey(visibilityOf(viewer));
    this.#visibilityKeys.set(viewer, visibility);
    return visibility;
  }

  #planOf(query: string, operationName: string | null | undefined): Plan | null {
    if (query.length > LONGEST_DOCUMENT) return null;
    const document = this.documents.find(query);
    const operation = document && getOperationAST(document, operationName);
    if (!document || operation?.operation !== OperationTypeNode.QUERY) return null;
    const known = this.#plans.get(operation);
    if (known) return known === 'not cacheable' ? null : known;
    const plan = planOf(document, operation);
    this.#plans.set(operation, plan ?? 'not cacheable');
    return plan;
  }
}

/** Whether every field at the root may be kept, and for whom. The document may not have been checked yet. */
function planOf(document: DocumentNode, operation: OperationDefinitionNode): Plan | null {
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  );
  const roots: Root[] = [];
  for (const node of fieldsIn(operation.selectionSet, fragments)) {
    const name = node.name.value;
    if (name === '__typename') continue;
    const field = Object.hasOwn(cacheableFields, name) ? cacheableFields[name] : undefined;
    if (!field || hasOneOf(fieldsBesideLog, node, fragments, new Set())) return null;
    roots.push({ node, field, least: leastAudience(node, field, fragments) });
  }
  return { document, operation, roots };
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

function leastAudience(
  { selectionSet }: FieldNode,
  { below = {} }: CacheableField,
  fragments: Fragments,
): Audience {
  let least: Audience = 'EVERYBODY';
  for (const child of fieldsIn(selectionSet, fragments)) {
    const name = child.name.value;
    if (Object.keys(below).length > 0 && name !== '__typename') {
      least = narrower(least, Object.hasOwn(below, name) ? (below[name] ?? 'SAME_ROLES') : 'SAME_ROLES');
    }
    if (hasOneOf(fieldsOfRoles, child, fragments, new Set())) least = narrower(least, 'SAME_ROLES');
  }
  return least;
}

function hasOneOf(
  names: ReadonlySet<string>,
  node: FieldNode,
  fragments: Fragments,
  seen: Set<FieldNode>,
): boolean {
  if (seen.has(node)) return false;
  seen.add(node);
  return (
    names.has(node.name.value) ||
    fieldsIn(node.selectionSet, fragments).some((child) => hasOneOf(names, child, fragments, seen))
  );
}

/**
 * The fields of one level, in all fragments; fragments may be missing, or within themselves. Each counts
 * once: in a document that nobody has checked there may be more ways through them than anybody can go.
 */
function fieldsIn(
  set: SelectionSetNode | undefined,
  fragments: Fragments,
  spread: Set<string> = new Set(),
): FieldNode[] {
  return (set?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsIn(selection.selectionSet, fragments, spread);
    const name = selection.name.value;
    if (spread.has(name)) return [];
    spread.add(name);
    return fieldsIn(fragments.get(name)?.selectionSet, fragments, spread);
  });
}

/** The values of the variables that the operation declares, in its order; an absent one is another thing than null. */
function variablesKey({ variableDefinitions }: OperationDefinitionNode, variables: Variables): string {
  return (variableDefinitions ?? [])
    .map(({ variable: { name } }) =>
      Object.hasOwn(variables, name.value) ? JSON.stringify(variables[name.value]) : '-',
    )
    .join(' ');
}

function withDefaults(
  { variableDefinitions }: OperationDefinitionNode,
  variables: Variables,
): Record<string, unknown> {
  return Object.fromEntries(
    (variableDefinitions ?? []).map(({ variable: { name }, defaultValue }) => [
      name.value,
      Object.hasOwn(variables, name.value)
        ? variables[name.value]
        : defaultValue && valueFromASTUntyped(defaultValue),
    ]),
  );
}

function argumentsOf({ arguments: args = [] }: FieldNode, values: Record<string, unknown>): Variables {
  return Object.fromEntries(args.map(({ name, value }) => [name.value, valueFromASTUntyped(value, values)]));
}

function narrower(one: Audience, other: Audience): Audience {
  return audiences.indexOf(one) > audiences.indexOf(other) ? one : other;
}

function both(one: Dependence, other: Dependence): Dependence {
  if (one === 'all' || other === 'all') return 'all';
  if (one === 'none') return other;
  return other === 'none' ? one : [...one, ...other];
}
