import {
  type DefinitionNode,
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';
import { operationLimits } from './limits.ts';

/** The form of a document, with fragments counted at each spread. */
export type Shape = {
  depth: number;
  introspectionDepth: number;
  fields: number;
  rootFields: number;
  aliases: number;
  repeats: number;
  directives: number;
};

/**
 * Names the first limit that a document's form is beyond, or null. Asked before the document is checked against the
 * schema: checking compares fields in pairs and follows fragments, so a few kilobytes of the wrong form would hold up
 * everybody. It therefore takes nothing for granted, not even that fragments exist or end.
 */
export function limitBroken(document: DocumentNode): string | null {
  const shape = shapeOf(document);
  for (const [name, words] of limitsInWords) {
    if (shape[name] > operationLimits[name]) return `${words(operationLimits[name])}.`;
  }
  return null;
}

const limitsInWords: [keyof Shape, (most: number) => string][] = [
  ['depth', (most) => `Ask for at most ${most} fields within each other`],
  ['introspectionDepth', (most) => `Ask for at most ${most} fields of the schema within each other`],
  ['fields', (most) => `Ask for at most ${most} fields in one operation`],
  ['rootFields', (most) => `Ask for at most ${most} fields at the root`],
  ['aliases', (most) => `Give at most ${most} fields a name of their own`],
  ['repeats', (most) => `Ask for the same field in the same place at most ${most} times more than once`],
  ['directives', (most) => `Use at most ${most} directives`],
];

/**
 * Whether a subscription's root has conditions, which GraphQL's edition of 2025 forbids. The rule of graphql-js that would
 * say so throws instead where a variable stands in one.
 */
export function hasConditionsAtRoot(document: DocumentNode): boolean {
  const followed = document.definitions.some(
    (one) => one.kind === Kind.OPERATION_DEFINITION && one.operation === OperationTypeNode.SUBSCRIPTION,
  );
  return followed && document.definitions.some((one) => atRoot(one) && isConditional(one.selectionSet));
}

function atRoot(one: DefinitionNode): one is OperationDefinitionNode | FragmentDefinitionNode {
  if (one.kind === Kind.FRAGMENT_DEFINITION) return one.typeCondition.name.value === 'Subscription';
  return one.kind === Kind.OPERATION_DEFINITION && one.operation === OperationTypeNode.SUBSCRIPTION;
}

function isConditional({ selections }: SelectionSetNode): boolean {
  return selections.some(
    (one) =>
      (one.directives ?? []).length > 0 ||
      (one.kind === Kind.INLINE_FRAGMENT && isConditional(one.selectionSet)),
  );
}

/** The largest of all operations of a document, of which only one would run: a client says which after the fact. */
export function shapeOf(document: DocumentNode): Shape {
  const counter = new ShapeCounter(document);
  const shape = { ...nothing, rootFields: 0 };
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const { own, names } = counter.ofOperation(definition);
    for (const name of Object.keys(own) as (keyof Counts)[]) shape[name] = Math.max(shape[name], own[name]);
    shape.rootFields = Math.max(shape.rootFields, names.length);
  }
  return shape;
}

type Counts = Omit<Shape, 'rootFields'>;
/** What a selection counts, and the names that it gives on its own level, which every selection that spreads it gives too. */
type Counted = { own: Counts; names: readonly string[] };

const nothing: Counts = {
  depth: 0,
  introspectionDepth: 0,
  fields: 0,
  aliases: 0,
  repeats: 0,
  directives: 0,
};
/** More names than any limit would let through need not be listed. */
const MOST_NAMES = operationLimits.fields + 1;

class ShapeCounter {
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  /** Each is counted once; one that is being counted counts nothing within itself. */
  readonly #counted = new Map<string, Counted>();

  constructor(document: DocumentNode) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION)
        this.#fragments.set(definition.name.value, definition);
    }
  }

  ofOperation({ selectionSet, directives }: OperationDefinitionNode): Counted {
    const { own, names } = this.#ofSelections(selectionSet);
    return { own: { ...own, directives: own.directives + lengthOf(directives) }, names };
  }

  #ofSelections(set: SelectionSetNode | undefined): Counted {
    const own = { ...nothing };
    const names: string[] = [];
    for (const selection of set?.selections ?? []) {
      own.directives += lengthOf(selection.directives);
      if (selection.kind === Kind.FIELD) {
        const name = selection.name.value;
        const below = this.#ofSelections(selection.selectionSet).own;
        add(own, below);
        own.fields += 1;
        own.aliases += selection.alias && selection.alias.value !== name ? 1 : 0;
        const ofSchema = name === '__schema' || name === '__type';
        own.depth = Math.max(own.depth, ofSchema ? 1 : below.depth + 1);
        own.introspectionDepth = Math.max(
          own.introspectionDepth,
          ofSchema ? below.depth + 1 : below.introspectionDepth,
        );
        names.push(selection.alias?.value ?? name);
      } else {
        const inner =
          selection.kind === Kind.INLINE_FRAGMENT
            ? this.#ofSelections(selection.selectionSet)
            : this.#ofFragment(selection.name.value);
        // What was repeated inside is repeated here too, and counted with everything else on this level below.
        add(own, { ...inner.own, repeats: inner.own.repeats - repeatsIn(inner.names) });
        own.depth = Math.max(own.depth, inner.own.depth);
        own.introspectionDepth = Math.max(own.introspectionDepth, inner.own.introspectionDepth);
        if (names.length < MOST_NAMES) names.push(...inner.names.slice(0, MOST_NAMES));
      }
    }
    own.repeats += repeatsIn(names);
    return { own, names };
  }

  #ofFragment(name: string): Counted {
    const known = this.#counted.get(name);
    if (known) return known;
    this.#counted.set(name, { own: nothing, names: [] });
    const fragment = this.#fragments.get(name);
    const counted = this.#ofSelections(fragment?.selectionSet);
    counted.own.directives += lengthOf(fragment?.directives);
    this.#counted.set(name, counted);
    return counted;
  }
}

function add(to: Counts, more: Counts): void {
  to.fields += more.fields;
  to.aliases += more.aliases;
  to.repeats += more.repeats;
  to.directives += more.directives;
}

function repeatsIn(names: readonly string[]): number {
  return names.length - new Set(names).size;
}

function lengthOf(directives: readonly DirectiveNode[] | undefined): number {
  return directives?.length ?? 0;
}
