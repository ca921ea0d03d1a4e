import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { badUserInput } from '../lib/api-errors.ts';
import { operationLimits } from './limits.ts';
import { hasConditionsAtRoot, limitBroken } from './operation-shape.ts';

/**
 * Characters of documents that are remembered. A document takes up to a hundred times the memory of its text, and anybody
 * may send ever new ones. Those of the page, its programs and the explorer have 20,000 together.
 */
const MOST_CHARACTERS = 4 * operationLimits.characters;
/** An operation counts as so many characters at least: what is compiled from a short one takes memory too. */
const LEAST_OF_OPERATION = 1_000;
/** A document that counts as more is nobody's every day, and would push out too many. */
const LONGEST = operationLimits.characters;

type Known = { document: DocumentNode; readonly sha256: string; valid: boolean };

/**
 * The documents that were sent lately, each read once and checked once. All who send the same text get the same
 * `DocumentNode`. What others derive from one of its operations they keep in a `WeakMap` by the operation's node: its
 * compiled function, the plan of its cache key, whether its subscription can be shared. It goes when the document goes.
 */
export class Documents {
  readonly parseOptions = { maxTokens: operationLimits.tokens };
  /** Rules beside those of GraphQL. */
  readonly validationRules: readonly ValidationRule[];
  /** A suggestion tells a guesser what the schema has. */
  readonly hints: { hideSuggestions: boolean };
  readonly #known = new LRUCache<string, Known>({
    maxSize: MOST_CHARACTERS,
    dispose: ({ sha256 }) => this.#texts.delete(sha256),
  });
  /** The texts that are known, by their digests. */
  readonly #texts = new Map<string, string>();

  /** `introspection` is whether the schema may be asked for, and hinted at where a name is wrong. */
  constructor(
    private readonly schema: GraphQLSchema,
    { introspection }: { introspection: boolean },
  ) {
    this.validationRules = introspection ? [] : [NoSchemaIntrospectionCustomRule];
    this.hints = { hideSuggestions: !introspection };
  }

  /**
   * The document of a text, valid or not; the syntax error where it is none. Throws BAD_USER_INPUT where its form is beyond
   * the limits: such a document must not even be checked.
   */
  read(text: string): DocumentNode | GraphQLError {
    const known = this.find(text);
    if (known) return known;
    if (text.length > operationLimits.characters) {
      throw badUserInput(
        `A document has at most ${operationLimits.characters} characters: send texts as variables.`,
      );
    }
    const document = this.#parse(text);
    if (document instanceof GraphQLError) return document;
    ensureForm(document);
    this.#remember(text, document);
    return document;
  }

  /** The document of a text if it is valid; otherwise what is wrong with it. Throws as `read` does. */
  check(text: string): DocumentNode | readonly GraphQLError[] {
    const document = this.read(text);
    if (document instanceof GraphQLError) return [document];
    const known = this.#known.get(text);
    if (known?.valid) return document;
    const rules = [...specifiedRules, ...this.validationRules];
    const errors = validate(this.schema, document, rules, this.hints);
    if (errors.length > 0) {
      this.forget(text);
      return errors;
    }
    if (known) known.valid = true;
    return document;
  }

  /** The document of a text that was read lately. It may not have been checked yet. Reads nothing itself. */
  find(text: string): DocumentNode | undefined {
    return this.#known.get(text)?.document;
  }

  /** The document whose text has this SHA-256, in hexadecimal, if it was read lately and found valid. Checks nothing itself. */
  findValid(sha256: string): DocumentNode | undefined {
    const text = this.#texts.get(sha256);
    const known = text === undefined ? undefined : this.#known.get(text);
    return known?.valid ? known.document : undefined;
  }

  /** From now on this is the document of a text that was read: somebody has found it valid, by the same rules. */
  adopt(text: string, document: DocumentNode): void {
    const known = this.#known.get(text);
    if (!known || known.valid) return;
    known.document = document;
    known.valid = true;
  }

  /** For a text that was found not to be valid. */
  forget(text: string): void {
    this.#known.delete(text);
  }

  #parse(text: string): DocumentNode | GraphQLError {
    try {
      return parse(text, this.parseOptions);
    } catch (error) {
      if (error instanceof GraphQLError) return error;
      throw error;
    }
  }

  #remember(text: string, document: DocumentNode): void {
    const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length;
    const size = Math.max(text.length, operations * LEAST_OF_OPERATION);
    if (size > LONGEST) return;
    const sha256 = createHash('sha256').update(text).digest('hex');
    this.#known.set(text, { document, sha256, valid: false }, { size });
    this.#texts.set(sha256, text);
  }
}

function ensureForm(document: DocumentNode): void {
  const broken = limitBroken(document);
  if (broken) throw badUserInput(broken);
  if (hasConditionsAtRoot(document)) {
    throw badUserInput('The field of a subscription takes no @skip or @include: follow it, or don’t.');
  }
}
