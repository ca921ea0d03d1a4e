import {
  type DocumentNode,
  type ExecutionArgs,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql';
import type { Context } from './context.ts';
import { badUserInput, rateLimited, unknownOperation } from './errors.ts';
import { operationLimits } from './limits.ts';
import { costOf } from './operation-cost.ts';
import { limitBroken } from './operation-shape.ts';

export type GateRules = {
  /** Whether the schema may be asked for, and hinted at where a name is wrong. */
  introspection: boolean;
  /** The only documents that are let through; null: all. */
  trusted: ReadonlySet<string> | null;
  /** Takes what an operation costs from what its sender has left; where that is too little, the seconds until it isn't. */
  charge: (context: Context, cost: number) => number;
};

/** A request for an operation, as every transport has it. */
export type OperationRequest = {
  query: string;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
};

/** Documents whose form was found good, so that those that everybody sends are looked at once. */
const REMEMBERED = 500;

/**
 * What every operation passes before anything of it runs, the same on every transport: only documents of the client's build
 * where that is asked for, a form within limits, the rules of GraphQL, and a cost that its sender can afford.
 */
export class OperationGate {
  readonly parseOptions = { maxTokens: operationLimits.tokens };
  readonly validationRules: readonly ValidationRule[];
  /** A suggestion says what the schema has to whoever guesses. */
  readonly hints: { hideSuggestions: boolean };
  readonly #wellFormed = new Set<string>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly rules: GateRules,
  ) {
    this.validationRules = rules.introspection ? [] : [NoSchemaIntrospectionCustomRule];
    this.hints = { hideSuggestions: !rules.introspection };
  }

  /** Throws where a document must not even be checked. One that can't be parsed is left to whoever parses it. */
  examine(query: string): void {
    if (this.rules.trusted && !this.rules.trusted.has(query)) throw unknownOperation();
    if (this.#wellFormed.has(query)) return;
    const document = this.#parse(query);
    if (document instanceof GraphQLError) return;
    this.#ensureForm(query, document);
  }

  /** Throws where a valid operation asks for too much at once, or its sender for too much in too short a time. */
  admit(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Record<string, unknown>,
    context: Context,
  ): void {
    const cost = costOf(this.schema, document, operation, variables);
    if (cost > operationLimits.cost) {
      throw badUserInput(
        `This asks for up to ${cost} values at once, and ${operationLimits.cost} are the most: ask for less, or page by page.`,
      );
    }
    const seconds = this.rules.charge(context, cost);
    if (seconds > 0) throw rateLimited(seconds);
  }

  /** All of it, for a transport that leaves it to us: what to execute, or why not. */
  prepare(request: OperationRequest, context: Context): ExecutionArgs | readonly GraphQLError[] {
    const { query, operationName, variables } = request;
    try {
      this.examine(query);
      const document = this.#parse(query);
      if (document instanceof GraphQLError) return [document];
      const rules = [...specifiedRules, ...this.validationRules];
      const errors = validate(this.schema, document, rules, this.hints);
      if (errors.length > 0) return errors;
      const operation = getOperationAST(document, operationName);
      if (!operation) return [badUserInput('Say by operationName which of the operations to run.')];
      this.admit(document, operation, variables ?? {}, context);
      return {
        schema: this.schema,
        document,
        operationName: operationName ?? null,
        variableValues: variables ?? null,
        contextValue: context,
        ...this.hints,
      };
    } catch (error) {
      if (error instanceof GraphQLError) return [error];
      throw error;
    }
  }

  #parse(query: string): DocumentNode | GraphQLError {
    try {
      return parse(query, this.parseOptions);
    } catch (error) {
      if (error instanceof GraphQLError) return error;
      throw error;
    }
  }

  #ensureForm(query: string, document: DocumentNode): void {
    const broken = limitBroken(document);
    if (broken) throw badUserInput(broken);
    if (this.#wellFormed.size >= REMEMBERED) this.#wellFormed.clear();
    this.#wellFormed.add(query);
  }
}
